/** Tests of the feature with this name. */
@NullMarked
package org.lockstep.entity.problem;

import org.jspecify.annotations.NullMarked;
