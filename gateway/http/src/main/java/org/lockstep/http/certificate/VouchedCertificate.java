package org.lockstep.http.certificate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockstep.http.dpop.ProofMemory;

/**
 * The certificate that the gateway vouches for. Whoever comes past the gateway has no voucher, and
 * a service without a key takes none.
 */
@ApplicationScoped
class VouchedCertificate implements ShownCertificate {
  private static final String KEY = "lockstep.http.voucher-key";

  private final Optional<VoucherKey> key;
  private final ProofMemory memory;

  /**
   * @param key base64 of the 32 bytes by which the service knows the gateway's word on a
   *     certificate; without it no token that is bound to one is taken
   */
  VouchedCertificate(@ConfigProperty(name = KEY) Optional<String> key, ProofMemory memory) {
    this.key = key.map(base64 -> VoucherKey.of(KEY, base64));
    this.memory = memory;
  }

  @Override
  public Uni<String> thumbprint(HttpServerRequest request) {
    Voucher voucher =
        voucher(request)
            .orElseThrow(() -> new RefusedCertificateException(CertificateFault.NOT_VOUCHED_FOR));
    return memory
        .use(voucher.use(), request.path())
        .map(
            first -> {
              if (!first) {
                throw new RefusedCertificateException(CertificateFault.NOT_VOUCHED_FOR);
              }
              return voucher.thumbprint();
            });
  }

  private Optional<Voucher> voucher(HttpServerRequest request) {
    List<String> texts = request.headers().getAll(VoucherKey.HEADER);
    return texts.size() == 1
        ? key.flatMap(known -> known.open(texts.get(0), VouchedRequest.of(request)))
            .filter(voucher -> voucher.isOfNow(Instant.now()))
        : Optional.empty();
  }
}
