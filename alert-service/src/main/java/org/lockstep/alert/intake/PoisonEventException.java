package org.lockstep.alert.intake;

import org.jspecify.annotations.Nullable;

/** This record will not be understood however often it is read. */
final class PoisonEventException extends RuntimeException {
  PoisonEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
