/**
 * What the API says of itself: its one document, where to begin, and a page to read and try it.
 * Open to everybody, without a token; it is the same for all.
 *
 * <p>The document is made at build from what the services promise ({@code gateway/openapi}). The
 * page loads nothing from elsewhere, and the browser is told to run nothing else.
 */
@NullMarked
package org.lockstep.gateway.document;

import org.jspecify.annotations.NullMarked;
