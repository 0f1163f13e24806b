/**
 * Makes the one document of the public API, and the routes of the gateway, from what each service
 * promises and from the texts in {@code src/main/openapi}. It runs at build and is in no service.
 *
 * <p>Nothing is said twice: paths, parameters, bodies and roles come from the services, words for
 * partners from the texts. What is in one and not in the other fails the build.
 */
@NullMarked
package org.lockstep.openapi;

import org.jspecify.annotations.NullMarked;
