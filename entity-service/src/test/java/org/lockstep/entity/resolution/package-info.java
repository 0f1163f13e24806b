/** Tests of the feature with this name. */
@NullMarked
package org.lockstep.entity.resolution;

import org.jspecify.annotations.NullMarked;
