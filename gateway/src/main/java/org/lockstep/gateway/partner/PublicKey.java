package org.lockstep.gateway.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.EllipticCurve;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A public key by which a partner signs in, as a JWK (RFC 7517): EC on P-256 or P-384, Ed25519, or
 * RSA of 3072 to 8192 bits. What it signs by follows from its kind.
 *
 * @param kid its name; its thumbprint (RFC 7638) where none is given
 * @param d of a private key, which is refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicKey(
    @NotNull(message = "must be EC, OKP or RSA") String kty,
    @Nullable String crv,
    @Nullable String x,
    @Nullable String y,
    @Nullable String n,
    @Nullable String e,
    @Nullable String kid,
    @Nullable String alg,
    @Nullable String use,
    @Schema(hidden = true) @Nullable Object d) {
  private static final int LEAST_RSA_BITS = 3072;
  private static final int MOST_RSA_BITS = 8192;
  private static final int LONGEST_NAME = 64;
  private static final int ED25519_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** What is wrong with it, and what is allowed; null if nothing is. */
  @Nullable String fault() {
    if (d != null) {
      return "must be a public key: this one is private, and known to others from now on; make"
          + " another";
    }
    if (kid != null && !isName(kid)) {
      return "must have a kid of 1 to 64 letters, digits and . _ ~ -";
    }
    @Nullable String algorithm = algorithm();
    if (algorithm == null || !members().keySet().containsAll(required())) {
      return "must be EC on P-256 or P-384 (crv, x, y), OKP with Ed25519 (crv, x), or RSA (n, e)";
    }
    if (alg != null && !alg.equals(algorithm)) {
      return "must have alg " + algorithm + ", or none";
    }
    if (use != null && !use.equals("sig")) {
      return "must have use sig, or none";
    }
    return isSound() ? null : "must be a sound key: of RSA 3072 to 8192 bits, of EC on its curve";
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "._~-".indexOf(c) >= 0);
  }

  private @Nullable String algorithm() {
    return switch (kty + "/" + crv) {
      case "EC/P-256" -> "ES256";
      case "EC/P-384" -> "ES384";
      case "OKP/Ed25519" -> "EdDSA";
      case "RSA/null" -> "PS256";
      default -> null;
    };
  }

  private List<String> required() {
    return switch (kty) {
      case "EC" -> List.of("x", "y");
      case "OKP" -> List.of("x");
      default -> List.of("n", "e");
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new TreeMap<>();
    put(members, "kty", kty);
    put(members, "crv", crv);
    put(members, "x", x);
    put(members, "y", kty.equals("EC") ? y : null);
    put(members, "n", n);
    put(members, "e", e);
    return members;
  }

  private static void put(Map<String, Object> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  private boolean isSound() {
    try {
      return switch (kty) {
        case "EC" -> isOnItsCurve();
        case "OKP" -> number(x).length == ED25519_BYTES;
        default -> isLargeEnough();
      };
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }

  private boolean isLargeEnough() {
    BigInteger modulus = new BigInteger(1, number(n));
    BigInteger exponent = new BigInteger(1, number(e));
    return modulus.bitLength() >= LEAST_RSA_BITS
        && modulus.bitLength() <= MOST_RSA_BITS
        && modulus.testBit(0)
        && exponent.testBit(0)
        && exponent.bitLength() > 1
        && exponent.bitLength() <= Integer.SIZE;
  }

  private boolean isOnItsCurve() {
    EllipticCurve curve =
        ("P-256".equals(crv) ? EllipticCurves.P256 : EllipticCurves.P384).getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger left = new BigInteger(1, number(x));
    BigInteger up = new BigInteger(1, number(y));
    return left.compareTo(p) < 0
        && up.compareTo(p) < 0
        && up.multiply(up)
            .mod(p)
            .equals(left.multiply(left).add(curve.getA()).multiply(left).add(curve.getB()).mod(p));
  }

  /** In the one spelling there is. */
  private static byte[] number(@Nullable String base64) {
    byte[] bytes = Base64.getUrlDecoder().decode(String.valueOf(base64));
    if (!BASE64.encodeToString(bytes).equals(base64)) {
      throw new IllegalArgumentException("Padded, or with bits to spare");
    }
    return bytes;
  }

  /** The same key however it is called. */
  String thumbprint() {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(members())
          .calculateBase64urlEncodedThumbprint("SHA-256");
    } catch (JoseException broken) {
      throw new IllegalStateException("A key that was looked at", broken);
    }
  }

  /** With its name, and nothing in it but what is of use. */
  PublicKey named() {
    return new PublicKey(
        kty,
        crv,
        x,
        kty.equals("EC") ? y : null,
        n,
        e,
        kid == null ? thumbprint() : kid,
        algorithm(),
        "sig",
        null);
  }

  /** As Keycloak keeps it. */
  JsonObject jwk() {
    JsonObject jwk = new JsonObject(members());
    return jwk.put("kid", kid).put("alg", algorithm()).put("use", "sig");
  }
}
