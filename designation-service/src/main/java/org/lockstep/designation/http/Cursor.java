package org.lockstep.designation.http;

import java.time.Instant;
import java.util.UUID;

/** Where a page ended: lists are ordered by an instant, then by id. Sealed for clients. */
public record Cursor(Instant instant, UUID id) {
  /** Before everything. */
  static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

  /** In a list that is ordered by id alone. */
  public static Cursor at(UUID id) {
    return new Cursor(Instant.EPOCH, id);
  }
}
