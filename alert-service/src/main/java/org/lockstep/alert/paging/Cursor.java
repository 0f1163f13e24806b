package org.lockstep.alert.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.problem.ProblemException;

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

  static Cursor parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    try {
      var form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      if (form.matches()) {
        return new Cursor(Long.parseLong(form.group(1)), UUID.fromString(form.group(2)));
      }
    } catch (IllegalArgumentException e) {
      // Not base64 or not a UUID: the same refusal as for any other text.
    }
    throw ProblemException.invalid("after", "must be the next of an earlier page");
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((position + ":" + id).getBytes(UTF_8));
  }
}
