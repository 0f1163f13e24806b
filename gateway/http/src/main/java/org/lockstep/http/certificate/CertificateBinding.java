package org.lockstep.http.certificate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Requires of a request that its caller has shown the certificate of its token. */
@ApplicationScoped
public class CertificateBinding {
  private final ShownCertificate shown;

  CertificateBinding(ShownCertificate shown) {
    this.shown = shown;
  }

  /**
   * Fails with a {@link RefusedCertificateException} unless it has.
   *
   * @param thumbprint of the certificate that the token, which was verified, is bound to
   */
  public Uni<Void> require(HttpServerRequest request, String thumbprint) {
    return shown
        .thumbprint(request)
        .invoke(
            there -> {
              if (!there.equals(thumbprint)) {
                throw new RefusedCertificateException(CertificateFault.ANOTHER);
              }
            })
        .replaceWithVoid();
  }
}
