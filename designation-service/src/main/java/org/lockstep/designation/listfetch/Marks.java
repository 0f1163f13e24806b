package org.lockstep.designation.listfetch;

import org.jspecify.annotations.Nullable;

/**
 * What tells an edition from the next (RFC 9110, section 8.8), as the server said it.
 *
 * @param lastModified of which a server expects its own words back
 */
record Marks(@Nullable String etag, @Nullable String lastModified) {
  static final Marks NONE = new Marks(null, null);
}
