/**
 * The services behind the gateway, and what it has lately seen of each: whether it answers, how
 * many wait for it, and how much was tried again. Nothing here knows of routes or of HTTP.
 *
 * <p>What fails is told to its caller at once instead of being waited for, and one service that
 * fails takes nothing from the others.
 */
@NullMarked
package org.lockstep.gateway.upstream;

import org.jspecify.annotations.NullMarked;
