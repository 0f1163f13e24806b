/** Tests of the feature with this name. */
@NullMarked
package org.lockstep.entity.intake;

import org.jspecify.annotations.NullMarked;
