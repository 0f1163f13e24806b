/** Tests of the feature with this name. */
@NullMarked
package org.lockstep.entity.evidence;

import org.jspecify.annotations.NullMarked;
