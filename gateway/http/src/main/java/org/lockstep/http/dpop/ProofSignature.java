package org.lockstep.http.dpop;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.jboss.logging.Logger;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a proof is signed by its key. Most partners sign with ES256, for which the JDK takes ten
 * times as long as native code does; where that cannot be loaded, the JDK does it all.
 */
final class ProofSignature {
  private static final Logger LOG = Logger.getLogger(ProofSignature.class);

  /** The two halves of a signature of P-256, one after the other (RFC 7518, 3.4). */
  private static final int BYTES = 64;

  private static final @Nullable Provider NATIVE = loadNative();

  private ProofSignature() {}

  private static @Nullable Provider loadNative() {
    try {
      return Library.load();
    } catch (LinkageError e) {
      LOG.infof("Java verifies the signatures of proofs; the native library cannot: %s", e);
      return null;
    }
  }

  /** By itself, because nothing that names the library can be loaded where its file is not. */
  private static final class Library {
    static Provider load() {
      AmazonCorrettoCryptoProvider loaded = AmazonCorrettoCryptoProvider.INSTANCE;
      @Nullable Throwable fault = loaded.getLoadingError();
      if (fault != null) {
        throw new LinkageError("It is not for this machine", fault);
      }
      return loaded;
    }
  }

  static boolean isNative() {
    return NATIVE != null;
  }

  /**
   * @param proof in its compact form, with an algorithm that fits the key
   */
  static boolean isOf(PublicKey key, String proof) {
    Provider faster = NATIVE;
    return faster != null && key instanceof ECPublicKey
        ? isOf(key, proof, faster)
        : isOfAsJavaSays(key, proof);
  }

  private static boolean isOf(PublicKey key, String proof, Provider faster) {
    int end = proof.lastIndexOf('.');
    try {
      byte[] halves = Base64.getUrlDecoder().decode(proof.substring(end + 1));
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format", faster);
      signature.initVerify(key);
      signature.update(proof.substring(0, end).getBytes(StandardCharsets.US_ASCII));
      return halves.length == BYTES && signature.verify(halves);
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    } catch (GeneralSecurityException e) {
      // A key that is on no curve, say: the slower way refuses it, or takes what is good.
      return isOfAsJavaSays(key, proof);
    }
  }

  static boolean isOfAsJavaSays(PublicKey key, String proof) {
    try {
      JsonWebSignature signed = new JsonWebSignature();
      signed.setCompactSerialization(proof);
      signed.setKey(key);
      return signed.verifySignature();
    } catch (JoseException e) {
      return false;
    }
  }
}
