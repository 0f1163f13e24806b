/**
 * The conventions of the HTTP API that every feature keeps: lists as pages with a sealed cursor,
 * query parameters, bodies that may be absent.
 *
 * <p>Invariant: a request that is not understood in full is refused; nothing in it is silently
 * ignored.
 */
@NullMarked
package org.lockstep.designation.http;

import org.jspecify.annotations.NullMarked;
