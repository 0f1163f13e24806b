/** Who was shown what is marked, as the officers of its authority see it. */
@NullMarked
package org.lockstep.entity.readers;

import org.jspecify.annotations.NullMarked;
