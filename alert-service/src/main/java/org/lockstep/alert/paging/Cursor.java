package org.lockstep.alert.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a list: the number a row is ordered by and, where that may repeat, its id. */
public record Cursor(long position, UUID id) {
  private static final UUID FIRST = new UUID(0, 0);
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18}):([0-9a-f-]{36})(?::([A-Za-z0-9_-]{1,64}))?");

  /** Before the first row. */
  public static final Cursor START = new Cursor(0, FIRST);

  public static Cursor at(long position) {
    return new Cursor(position, FIRST);
  }

  public static Cursor at(Instant time, UUID id) {
    return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, time), id);
  }

  public Instant time() {
    return Instant.EPOCH.plus(position, ChronoUnit.MICROS);
  }

  /**
   * Empty where it is none that was given.
   *
   * @param filter what the list is restricted by, as {@link #text} was told; null if that is not
   *     known
   */
  static Optional<Cursor> parse(String text, @Nullable String filter) {
    try {
      var form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      if (form.matches()
          && (filter == null || filter.equals(Objects.requireNonNullElse(form.group(3), "")))) {
        return Optional.of(
            new Cursor(Long.parseLong(form.group(1)), UUID.fromString(form.group(2))));
      }
    } catch (IllegalArgumentException e) {
      // Not base64 or not a UUID: the same as any other text.
    }
    return Optional.empty();
  }

  /**
   * As it goes out.
   *
   * @param filter what the list is restricted by; empty if by nothing
   */
  String text(String filter) {
    String place = position + ":" + id + (filter.isEmpty() ? "" : ":" + filter);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
  }
}
