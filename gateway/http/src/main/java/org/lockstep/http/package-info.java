/**
 * How every service speaks HTTP: what three of them need, written once. No word of the domain is in
 * here (docs/adr/013).
 */
@NullMarked
package org.lockstep.http;

import org.jspecify.annotations.NullMarked;
