package org.lockstep.http.access;

import jakarta.json.JsonString;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token is bound to ({@code cnf}, RFC 7800): to one of both, or to both.
 *
 * @param key thumbprint of a key (RFC 9449)
 * @param certificate thumbprint of a certificate (RFC 8705)
 */
public record Confirmation(@Nullable String key, @Nullable String certificate) {
  private static final String KEY = "jkt";
  private static final String CERTIFICATE = "x5t#S256";

  /** Empty if it is bound to something else, or in a way that cannot be read. */
  public static Optional<Confirmation> of(@Nullable Object claim) {
    if (!(claim instanceof Map<?, ?> by)) {
      return Optional.empty();
    }
    Confirmation read = new Confirmation(text(by.get(KEY)), text(by.get(CERTIFICATE)));
    boolean allRead =
        (read.key() != null) == by.containsKey(KEY)
            && (read.certificate() != null) == by.containsKey(CERTIFICATE);
    return allRead && (read.key() != null || read.certificate() != null)
        ? Optional.of(read)
        : Optional.empty();
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof JsonString json) {
      return json.getString();
    }
    return value instanceof String text ? text : null;
  }
}
