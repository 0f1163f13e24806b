/** Tests. */
@NullMarked
package org.lockstep.entity.receipt;

import org.jspecify.annotations.NullMarked;
