package org.lockstep.events;

import org.jspecify.annotations.Nullable;

/** A record that will not be understood, however often it is read. */
public final class PoisonException extends RuntimeException {
  public PoisonException(String message) {
    this(message, null);
  }

  public PoisonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
