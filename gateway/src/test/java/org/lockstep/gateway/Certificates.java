package org.lockstep.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.lockstep.testkit.HolderCertificate;

/** What the gateway under test listens with, and whom it takes certificates of. */
public final class Certificates {
  /** Whose certificates the gateway takes. */
  public static final HolderCertificate ISSUER = HolderCertificate.selfSigned("issuer");

  /** From where an edge comes. */
  public static final String EDGE = "127.0.0.7";

  private Certificates() {}

  /** What the gateway shares with a service; with alert-service nothing. */
  public static String voucherKey(String service) {
    byte[] key = new byte[32];
    key[0] = (byte) service.charAt(0);
    return Base64.getEncoder().encodeToString(key);
  }

  static Map<String, String> configuration() {
    Path folder = Path.of("target", "certificates").toAbsolutePath();
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.http.tls-configuration-name", "partners");
    try {
      config.put(
          "quarkus.tls.partners.key-store.p12.path",
          ISSUER.issue("gateway").writeKeyStore(folder.resolve("gateway.p12")).toString());
      config.put("quarkus.tls.partners.key-store.p12.password", HolderCertificate.PASSWORD);
      config.put(
          "quarkus.tls.partners.trust-store.p12.path",
          ISSUER.writeTrustStore(folder.resolve("issuer.p12")).toString());
      config.put("quarkus.tls.partners.trust-store.p12.password", HolderCertificate.PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    config.put("lockstep.gateway.edge.addresses", EDGE);
    for (String service : new String[] {"designation", "entity"}) {
      config.put("lockstep.gateway." + service + "-voucher-key", voucherKey(service));
    }
    return config;
  }
}
