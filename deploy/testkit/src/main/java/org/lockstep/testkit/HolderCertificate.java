package org.lockstep.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate with its key (P-256), as whoever shows it has it. */
public final class HolderCertificate {
  /** Of the key stores that are written. */
  public static final String PASSWORD = "changeit";

  private static final Duration DAY = Duration.ofDays(1);
  private static final AtomicInteger SERIAL = new AtomicInteger(1);

  private final KeyPair pair;
  private final X509Certificate certificate;
  private final String name;

  private HolderCertificate(String name, KeyPair pair, X509Certificate certificate) {
    this.name = name;
    this.pair = pair;
    this.certificate = certificate;
  }

  /** Signed by itself; others can be issued with it. */
  public static HolderCertificate selfSigned(String name) {
    return make(name, null, Instant.now().minus(DAY), Instant.now().plus(DAY));
  }

  /** Signed with this one. */
  public HolderCertificate issue(String holder) {
    return make(holder, this, Instant.now().minus(DAY), Instant.now().plus(DAY));
  }

  /** The same, of which the day is over. */
  public HolderCertificate issueExpired(String holder) {
    return make(holder, this, Instant.now().minus(DAY.multipliedBy(2)), Instant.now().minus(DAY));
  }

  private static HolderCertificate make(
      String name, @Nullable HolderCertificate issuer, Instant from, Instant until) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      JcaX509v3CertificateBuilder said =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + (issuer == null ? name : issuer.name)),
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(from),
              Date.from(until),
              new X500Name("CN=" + name),
              pair.getPublic());
      said.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
              }));
      said.addExtension(Extension.basicConstraints, true, new BasicConstraints(issuer == null));
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withECDSA")
              .build((issuer == null ? pair : issuer.pair).getPrivate());
      return new HolderCertificate(
          name, pair, new JcaX509CertificateConverter().getCertificate(said.build(signer)));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By which a token names it (RFC 8705). */
  public String thumbprint() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(encoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As an edge hands it on (RFC 9440). */
  public String header() {
    return ":" + Base64.getEncoder().encodeToString(encoded()) + ":";
  }

  public byte[] encoded() {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How a server whose certificate is of this issuer is called: with a certificate, whether the
   * server would take it or not, or with none.
   */
  public static SSLContext clientContext(HolderCertificate issuer, @Nullable HolderCertificate by) {
    try {
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      KeyStore issuers = empty();
      issuers.setCertificateEntry(issuer.name, issuer.certificate);
      trusted.init(issuers);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          by == null ? new KeyManager[0] : new KeyManager[] {new Insistent(by)},
          trusted.getTrustManagers(),
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shows its certificate to everybody who asks for any. */
  private static final class Insistent extends X509ExtendedKeyManager {
    private final HolderCertificate shown;

    Insistent(HolderCertificate shown) {
      this.shown = shown;
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return shown.name;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return shown.name;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {shown.name};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {shown.certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return shown.pair.getPrivate();
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }
  }

  /** Writes a key store for whoever shows it. */
  public Path writeKeyStore(Path file) throws IOException {
    try {
      KeyStore store = empty();
      putInto(store);
      return write(store, file);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a trust store for whoever takes what was issued with it. */
  public Path writeTrustStore(Path file) throws IOException {
    try {
      KeyStore store = empty();
      store.setCertificateEntry(name, certificate);
      return write(store, file);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void putInto(KeyStore store) throws GeneralSecurityException {
    store.setKeyEntry(
        name, pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Path write(KeyStore store, Path file)
      throws GeneralSecurityException, IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }
}
