package org.lockstep.images.base;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whom Java in the images trusts: the authorities of Debian's package, and not those that somebody
 * added to the machine that builds.
 */
public final class TrustStore {
  private static final String PACKAGE = "ca-certificates";
  private static final String CERTIFICATES = "usr/share/ca-certificates/mozilla/";

  private TrustStore() {}

  /** A key store without a password, as Java's own {@code cacerts} is. */
  public static byte[] of(Debian debian) throws IOException {
    PinnedPackage pin =
        debian.packages().stream()
            .filter(known -> known.name().equals(PACKAGE))
            .findFirst()
            .orElseThrow(() -> new IOException(PACKAGE + " is not pinned"));
    Map<String, byte[]> certificates = new TreeMap<>();
    for (DebianPackage.Content content :
        debian.open(pin).files(path -> path.startsWith(CERTIFICATES) && path.endsWith(".crt"))) {
      certificates.put(content.path(), content.bytes());
    }
    // Otherwise each certificate is encrypted, with salt: no two stores would be equal.
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Map.Entry<String, byte[]> named : certificates.entrySet()) {
        Certificate certificate =
            factory.generateCertificate(new ByteArrayInputStream(named.getValue()));
        String alias = named.getKey().substring(CERTIFICATES.length());
        store.setCertificateEntry(alias, certificate);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, null);
      return out.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IOException("The certificates of " + PACKAGE + " cannot be kept", e);
    }
  }
}
