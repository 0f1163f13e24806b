package org.lockstep.http.certificate;

/**
 * Why a token that is bound to a certificate is not taken. Whoever sent it has a good token and may
 * know; none of the sentences says anything of a certificate.
 */
public enum CertificateFault {
  NOT_SHOWN("The token is bound to a certificate, and the connection shows none"),
  UNREADABLE("The certificate that the edge hands on cannot be read (RFC 9440)"),
  OUT_OF_DATE("The certificate has ended, or has not begun"),
  ANOTHER("The token is bound to another certificate than the connection shows"),
  NOT_VOUCHED_FOR(
      "A token that is bound to a certificate is taken through the gateway alone, which vouches for"
          + " it once");

  private final String sentence;

  CertificateFault(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
