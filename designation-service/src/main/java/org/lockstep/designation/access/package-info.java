/**
 * Who is calling. An officer is known by the name Keycloak gave; the {@code authority} claim, which
 * only an administrator can set, says for whom the officer may write. Roles are checked by
 * {@code @RolesAllowed} at every endpoint.
 *
 * <p>Invariant: the authority a record is written for comes from the token, never from the body.
 */
@NullMarked
package org.lockstep.designation.access;

import org.jspecify.annotations.NullMarked;
