package org.lockstep.http.certificate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Which certificate the caller of a request has shown: each service has one way to know. */
public interface ShownCertificate {
  /**
   * The SHA-256 of the certificate, base64url ({@code x5t#S256}); fails with a {@link
   * RefusedCertificateException} if there is none, or none that counts.
   */
  Uni<String> thumbprint(HttpServerRequest request);
}
