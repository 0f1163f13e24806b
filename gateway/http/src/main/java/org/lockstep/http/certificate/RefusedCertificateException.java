package org.lockstep.http.certificate;

/** A certificate that does not do for a token, or none where there must be one. */
public final class RefusedCertificateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CertificateFault fault;

  public RefusedCertificateException(CertificateFault fault) {
    super(fault.sentence());
    this.fault = fault;
  }

  public CertificateFault fault() {
    return fault;
  }
}
