package org.lockstep.gateway.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.tls.TlsConfiguration;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnCertificateTest {
  private static final TlsConfiguration WITH_NOTHING =
      (TlsConfiguration)
          Proxy.newProxyInstance(
              TlsConfiguration.class.getClassLoader(),
              new Class<?>[] {TlsConfiguration.class},
              (proxy, method, arguments) -> null);

  @Test
  void doesNotStartWithoutTheCertificateThatItIsToListenWith() {
    assertThatThrownBy(() -> OwnCertificate.require("partners", Optional.empty()))
        .hasMessageContaining("quarkus.http.tls-configuration-name is partners")
        .hasMessageContaining("QUARKUS_TLS_PARTNERS_KEY_STORE_PEM__0__CERT");
  }

  @Test
  void doesNotStartWithOtherPeoplesCertificatesAlone() {
    assertThatThrownBy(() -> OwnCertificate.require("partners", Optional.of(WITH_NOTHING)))
        .hasMessageContaining("QUARKUS_TLS_PARTNERS_KEY_STORE_P12_PATH");
  }
}
