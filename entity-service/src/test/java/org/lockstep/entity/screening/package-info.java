/** Tests. */
@NullMarked
package org.lockstep.entity.screening;

import org.jspecify.annotations.NullMarked;
