/**
 * The packaged system as its users meet it: started by its launcher as processes, Keycloak
 * included, and used through the gateway with tokens that Keycloak issued. The classes of a suite
 * share one running system ({@link OneMachine}) and run in the order of their numbers; two suites
 * run at once.
 */
@NullMarked
package org.lockstep.e2e;

import org.jspecify.annotations.NullMarked;
