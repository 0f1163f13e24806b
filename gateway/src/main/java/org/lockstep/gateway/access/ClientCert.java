package org.lockstep.gateway.access;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import org.lockstep.http.certificate.CertificateFault;
import org.lockstep.http.certificate.RefusedCertificateException;

/** The header {@code Client-Cert} of RFC 9440: a certificate as a byte sequence of RFC 8941. */
final class ClientCert {
  static final String HEADER = "Client-Cert";

  private static final char QUOTE = ':';

  private ClientCert() {}

  /**
   * Reads the certificate.
   *
   * @throws RefusedCertificateException if it is none, or more than one
   */
  static X509Certificate read(String header) {
    String text = header.strip();
    if (text.length() < 2
        || text.charAt(0) != QUOTE
        || text.indexOf(QUOTE, 1) != text.length() - 1) {
      throw new RefusedCertificateException(CertificateFault.UNREADABLE);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.substring(1, text.length() - 1));
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes));
      // Not the text of PEM in there, nor anything behind the certificate.
      if (Arrays.equals(certificate.getEncoded(), bytes)) {
        return certificate;
      }
    } catch (CertificateException | IllegalArgumentException e) {
      // It is no certificate then.
    }
    throw new RefusedCertificateException(CertificateFault.UNREADABLE);
  }
}
