/**
 * Partner systems: who lets them in, what they may do, and how they are thrown out.
 *
 * <p>Who a partner is stands in Keycloak alone, so that its console and this API show and change
 * the same. What is kept here is the record of what was asked for, by whom, and what came of it.
 *
 * <p>Invariants: what widens a partner's access is accepted by another administrator than the one
 * who asked, what narrows it is not waited for; a change that is accepted is carried out or fails
 * with its reason, however often the gateway is killed meanwhile; a client that is no partner
 * system is never touched (docs/adr/031).
 */
@NullMarked
package org.lockstep.gateway.partner;

import org.jspecify.annotations.NullMarked;
