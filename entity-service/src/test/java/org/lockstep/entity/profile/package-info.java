/** Tests of the feature with this name. */
@NullMarked
package org.lockstep.entity.profile;

import org.jspecify.annotations.NullMarked;
