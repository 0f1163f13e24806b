/**
 * Whose endpoints, subscriptions and alerts are whose. An owner is an authority together with
 * Keycloak's own id of the user who acts for it: an officer, or the service account of a partner
 * system. Names decide nothing: they can be given again.
 *
 * <p>Invariants: nothing is sent to an owner whom Keycloak no longer stands by, from at most a
 * minute after it said so; what is due meanwhile waits and goes out when the owner is back; while
 * Keycloak does not answer, everything stays as it last said (docs/adr/017).
 */
@NullMarked
package org.lockstep.alert.owner;

import org.jspecify.annotations.NullMarked;
