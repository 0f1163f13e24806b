/**
 * What a service with JAX-RS gets by having this library in its index: strict JSON, no unknown or
 * repeated parameters, a problem document for whatever goes wrong.
 *
 * <p>Invariant: a request that is not understood in full is refused; nothing in it is silently
 * ignored.
 */
@NullMarked
package org.lockstep.http.rest;

import org.jspecify.annotations.NullMarked;
