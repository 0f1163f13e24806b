/**
 * The packaged system as its users meet it: started by its launcher as processes, Keycloak
 * included, and used through the gateway with tokens that Keycloak issued. The classes share one
 * running system ({@link OneMachine}) and run in the order of their numbers; {@link SurvivalIT}
 * ends it hard and begins anew.
 */
@NullMarked
package org.lockstep.e2e;

import org.jspecify.annotations.NullMarked;
