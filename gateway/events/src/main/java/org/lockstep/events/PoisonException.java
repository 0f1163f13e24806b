package org.lockstep.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/**
 * A record that will not be understood, however often it is read. The message is told to whoever
 * looks at dead letters: it says what is wrong, and quotes nothing of the record.
 */
public final class PoisonException extends RuntimeException {
  private final String fault;

  public PoisonException(String message) {
    this(message, null);
  }

  public PoisonException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = message;
  }

  /** The message. */
  String fault() {
    return fault;
  }

  /**
   * For data that cannot be read.
   *
   * @param what it should be, as the type of the event calls it
   */
  public static PoisonException unreadable(String what, JsonProcessingException cause) {
    return new PoisonException("The data is no " + what + ": " + JsonFault.of(cause), cause);
  }

  /**
   * For data that was read and lacks something.
   *
   * @param what it should be
   * @param read what was read of it; what may be absent is marked {@code @Nullable}
   */
  public static PoisonException incomplete(
      String what, Object read, @Nullable NullPointerException cause) {
    return new PoisonException(
        "The data is no "
            + what
            + Missing.in(read).map(path -> ": " + path + " is missing").orElse(""),
        cause);
  }

  /**
   * Refuses data that lacks something.
   *
   * @param what it should be
   */
  public static void requireComplete(String what, Object read) {
    if (Missing.in(read).isPresent()) {
      throw incomplete(what, read, null);
    }
  }
}
