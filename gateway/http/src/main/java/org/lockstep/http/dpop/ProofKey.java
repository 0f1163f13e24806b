package org.lockstep.http.dpop;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public key in the header of a proof.
 *
 * @param thumbprint by which tokens name it (RFC 7638, SHA-256)
 */
record ProofKey(PublicKey key, String thumbprint) {
  /** As they stand in the header of an answer. Keycloak takes each of them. */
  static final String ALGORITHMS = "ES256 EdDSA PS256";

  private static final Map<String, Form> FORMS =
      Map.of(
          "ES256", new Form("EC", "P-256", List.of("x", "y")),
          "EdDSA", new Form("OKP", "Ed25519", List.of("x")),
          "PS256", new Form("RSA", null, List.of("n", "e")));

  private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
  private static final int SHORTEST_MODULUS = 2048;
  private static final int LONGEST_MODULUS = 4096;
  private static final int LONGEST_EXPONENT = 32;

  /**
   * What a key for an algorithm looks like.
   *
   * @param members those that are the key
   */
  private record Form(String type, @Nullable String curve, List<String> members) {}

  static boolean isAllowed(String algorithm) {
    return FORMS.containsKey(algorithm);
  }

  /**
   * Reads the key for an algorithm that is allowed.
   *
   * @throws RefusedProofException if it is none, or more than a public key
   */
  static ProofKey of(@Nullable Object jwk, String algorithm) {
    Form form = FORMS.get(algorithm);
    if (form == null
        || !(jwk instanceof Map<?, ?> members)
        || members.keySet().stream().anyMatch(PRIVATE::contains)
        || !form.type().equals(members.get("kty"))
        || (form.curve() != null && !form.curve().equals(members.get("crv")))) {
      throw new RefusedProofException(ProofFault.KEY);
    }
    // Nothing else of it is read: a chain of certificates, say.
    Map<String, Object> bare = new HashMap<>();
    bare.put("kty", form.type());
    if (form.curve() != null) {
      bare.put("crv", form.curve());
    }
    for (String member : form.members()) {
      if (!(members.get(member) instanceof String value)) {
        throw new RefusedProofException(ProofFault.KEY);
      }
      bare.put(member, value);
    }
    try {
      PublicJsonWebKey read = PublicJsonWebKey.Factory.newPublicJwk(bare);
      PublicKey key = read.getPublicKey();
      if (key instanceof RSAPublicKey rsa && !isOfGoodSize(rsa)) {
        throw new RefusedProofException(ProofFault.KEY);
      }
      return new ProofKey(key, thumbprint(read));
    } catch (JoseException | IllegalArgumentException | ArithmeticException e) {
      throw new RefusedProofException(ProofFault.KEY);
    }
  }

  private static boolean isOfGoodSize(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    // A long exponent would take as long as a private one.
    return bits >= SHORTEST_MODULUS
        && bits <= LONGEST_MODULUS
        && key.getPublicExponent().bitLength() <= LONGEST_EXPONENT;
  }

  private static String thumbprint(JsonWebKey key) {
    return key.calculateBase64urlEncodedThumbprint("SHA-256");
  }
}
