package org.lockstep.entity.intake;

import org.jspecify.annotations.Nullable;

/** A record that will not be understood however often it is read. */
final class PoisonException extends RuntimeException {
  PoisonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
