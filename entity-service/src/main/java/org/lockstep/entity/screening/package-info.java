/** Who in the register somebody may be: names and what else is known of them, against all entities. */
@NullMarked
package org.lockstep.entity.screening;

import org.jspecify.annotations.NullMarked;
