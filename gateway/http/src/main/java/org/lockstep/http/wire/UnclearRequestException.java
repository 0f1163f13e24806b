package org.lockstep.http.wire;

/** A request that a reader down the line could read in another way. */
final class UnclearRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  UnclearRequestException(Refusal refusal, String message) {
    super(message, null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
