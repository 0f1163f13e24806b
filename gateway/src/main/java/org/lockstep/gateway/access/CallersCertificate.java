package org.lockstep.gateway.access;

import io.netty.util.NetUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.certificate.CertificateFault;
import org.lockstep.http.certificate.RefusedCertificateException;
import org.lockstep.http.certificate.ShownCertificate;
import org.lockstep.http.certificate.Thumbprint;

/**
 * The certificate of a caller: the one of the connection, or, of a caller who comes through one of
 * our edges, the one that the edge names. An edge's own certificate is nobody's.
 */
@ApplicationScoped
class CallersCertificate implements ShownCertificate {
  private final Set<InetAddress> edges;
  private final Clock clock;

  CallersCertificate(EdgeConfig config, Clock clock) {
    this.edges = config.addresses().orElse(Set.of());
    this.clock = clock;
  }

  @Override
  public Uni<String> thumbprint(HttpServerRequest request) {
    return Uni.createFrom().item(() -> Thumbprint.of(requireInDate(certificate(request))));
  }

  private X509Certificate certificate(HttpServerRequest request) {
    return comesThroughAnEdge(request) ? named(request) : ofTheConnection(request.sslSession());
  }

  private boolean comesThroughAnEdge(HttpServerRequest request) {
    @Nullable InetAddress from =
        NetUtil.createInetAddressFromIpAddressString(request.remoteAddress().hostAddress());
    return from != null && edges.contains(from);
  }

  private static X509Certificate named(HttpServerRequest request) {
    List<String> headers = request.headers().getAll(ClientCert.HEADER);
    if (headers.isEmpty()) {
      throw new RefusedCertificateException(CertificateFault.NOT_SHOWN);
    }
    if (headers.size() > 1) {
      throw new RefusedCertificateException(CertificateFault.UNREADABLE);
    }
    return ClientCert.read(headers.get(0));
  }

  private static X509Certificate ofTheConnection(@Nullable SSLSession session) {
    try {
      if (session != null) {
        Certificate[] chain = session.getPeerCertificates();
        if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
          return certificate;
        }
      }
    } catch (SSLPeerUnverifiedException e) {
      // The caller was asked for a certificate, and has shown none.
    }
    throw new RefusedCertificateException(CertificateFault.NOT_SHOWN);
  }

  /** A connection may outlive its certificate, and not everybody before us looks at the time. */
  private X509Certificate requireInDate(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      return certificate;
    } catch (CertificateException e) {
      throw new RefusedCertificateException(CertificateFault.OUT_OF_DATE);
    }
  }
}
