package org.lockstep.alert.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A place in a list: the number a row is ordered by and, where that may repeat, its id. */
public record Cursor(long position, UUID id) {
  private static final UUID FIRST = new UUID(0, 0);
  private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f-]{36})");

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

  /** Empty where it is none that was given. */
  static Optional<Cursor> parse(String text) {
    try {
      var form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      if (form.matches()) {
        return Optional.of(
            new Cursor(Long.parseLong(form.group(1)), UUID.fromString(form.group(2))));
      }
    } catch (IllegalArgumentException e) {
      // Not base64 or not a UUID: the same as any other text.
    }
    return Optional.empty();
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((position + ":" + id).getBytes(UTF_8));
  }
}
