/**
 * In which coding an answer goes out (RFC 9110, sections 8.4 and 12.5.3): gzip or none.
 *
 * <p>Invariants: services know nothing of it, they answer with what is to be coded and its tag; the
 * tag of what is in gzip is another one, and as good for an edit; an answer that could have been in
 * gzip says so by {@code Vary}; nothing is coded twice, and no part of a file is coded.
 */
@NullMarked
package org.lockstep.gateway.coding;

import org.jspecify.annotations.NullMarked;
