/** Tests of the feature with this name. */
@NullMarked
package org.lockstep.entity.publication;

import org.jspecify.annotations.NullMarked;
