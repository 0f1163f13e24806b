package org.lockstep.http.page;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a page ended, in a list that is ordered by an instant, and where that may repeat by id; or
 * by an id alone; or by a number. Clients get it sealed.
 */
public record Cursor(Instant instant, UUID id) {
  private static final UUID FIRST = new UUID(0, 0);
  private static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

  /** Before everything. */
  public static final Cursor START = at(FIRST);

  /** In a list that is ordered by id alone. */
  public static Cursor at(UUID id) {
    return new Cursor(Instant.EPOCH, id);
  }

  /** In a list that is ordered by a number, from 1 on. */
  public static Cursor at(long number) {
    return new Cursor(Instant.ofEpochSecond(number), FIRST);
  }

  /** The number, in a list that is ordered by one. */
  public long number() {
    return instant.getEpochSecond();
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(instant.getEpochSecond())
        .putInt(instant.getNano())
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static Cursor of(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    return new Cursor(
        Instant.ofEpochSecond(all.getLong(), all.getInt()), new UUID(all.getLong(), all.getLong()));
  }
}
