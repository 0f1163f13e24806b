package org.lockstep.designation.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.problem.ProblemException;

/** Where a page ended: lists are ordered by an instant, then by id. Opaque to clients. */
public record Cursor(Instant instant, UUID id) {
  /** Before everything. */
  private static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

  /** After everything; later instants do not fit into the store. */
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /** In a list that is ordered by id alone. */
  public static Cursor at(UUID id) {
    return new Cursor(Instant.EPOCH, id);
  }

  String encoded() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((instant + "/" + id).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The cursor a client sends back; the beginning where it sends none.
   *
   * @throws ProblemException 400 if it is not a cursor that this service gave out
   */
  public static Cursor after(@Nullable String encoded) {
    if (encoded == null) {
      return START;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
      int slash = text.indexOf('/');
      Cursor cursor =
          new Cursor(
              Instant.parse(text.substring(0, Math.max(slash, 0))),
              UUID.fromString(text.substring(slash + 1)));
      if (cursor.instant.isBefore(START.instant) || cursor.instant.isAfter(END)) {
        throw new IllegalArgumentException("not an instant of the register");
      }
      return cursor;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ProblemException.invalid("after", "must be the 'next' of an earlier page");
    }
  }
}
