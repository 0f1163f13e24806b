/** Tests. */
@NullMarked
package org.lockstep.entity.screening.feed;

import org.jspecify.annotations.NullMarked;
