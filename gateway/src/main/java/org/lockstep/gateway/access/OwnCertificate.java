package org.lockstep.gateway.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A gateway that is told to listen with TLS has a certificate for it, or does not start. Without
 * this it would listen without TLS alone, and say nothing.
 */
final class OwnCertificate {
  void require(
      @Observes StartupEvent start,
      TlsConfigurationRegistry registry,
      @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> name) {
    name.ifPresent(told -> require(told, registry.get(told)));
  }

  /**
   * @throws IllegalStateException if there is none
   */
  static void require(String name, Optional<TlsConfiguration> found) {
    if (found.map(TlsConfiguration::getKeyStoreOptions).isEmpty()) {
      String variable = "QUARKUS_TLS_" + name.toUpperCase(Locale.ROOT) + "_KEY_STORE_";
      throw new IllegalStateException(
          ("quarkus.http.tls-configuration-name is %s, and that has no certificate: set %sP12_PATH"
                  + " and %sP12_PASSWORD, or %sPEM__0__CERT and %sPEM__0__KEY.")
              .formatted(name, variable, variable, variable, variable));
    }
  }
}
