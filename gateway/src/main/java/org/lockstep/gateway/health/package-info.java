/**
 * The health of Lockstep as a partner may see it: which part is ready, and nothing of why.
 *
 * <p>It is open to everybody, so it asks the services at most once a second however often it is
 * asked itself.
 */
@NullMarked
package org.lockstep.gateway.health;

import org.jspecify.annotations.NullMarked;
