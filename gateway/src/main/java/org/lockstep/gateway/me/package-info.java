/** What a caller may know of itself. */
@NullMarked
package org.lockstep.gateway.me;

import org.jspecify.annotations.NullMarked;
