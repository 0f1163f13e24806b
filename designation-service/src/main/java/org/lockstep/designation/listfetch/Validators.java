package org.lockstep.designation.listfetch;

import org.jspecify.annotations.Nullable;

/**
 * What tells an edition from the next (RFC 9110, section 8.8), as the server said it.
 *
 * @param lastModified in the server's own words, which it expects back
 */
record Validators(@Nullable String etag, @Nullable String lastModified) {
  static final Validators NONE = new Validators(null, null);
}
