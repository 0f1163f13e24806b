/**
 * Which request is behind what a service does: W3C Trace Context, from the gateway over the topics
 * to the webhooks (docs/adr/042).
 *
 * <p>Invariants: a trace begins at the gateway, and no header of a caller has a say in it; it is an
 * id and nothing else, so it tells nobody anything; what is owed keeps it in its row, so retries
 * and replicas go on with the same. Whether steps are kept for a collector changes none of that.
 */
@NullMarked
package org.lockstep.http.trace;

import org.jspecify.annotations.NullMarked;
