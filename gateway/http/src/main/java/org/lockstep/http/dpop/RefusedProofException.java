package org.lockstep.http.dpop;

/** A proof that is not taken. */
public final class RefusedProofException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProofFault fault;

  public RefusedProofException(ProofFault fault) {
    super(fault.sentence());
    this.fault = fault;
  }

  public ProofFault fault() {
    return fault;
  }
}
