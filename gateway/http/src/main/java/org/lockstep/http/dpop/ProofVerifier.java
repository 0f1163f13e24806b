package org.lockstep.http.dpop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Looks at a proof as RFC 9449, 4.3 says; the signature comes last, because it costs most. */
final class ProofVerifier {
  /** With a key of 4096 bits and the longest address of the API there is room to spare. */
  static final int LONGEST = 4096;

  static final int LONGEST_ID = 128;
  static final Duration OLDEST = Duration.ofSeconds(60);

  /** How far the clock of who makes a proof may be ahead. */
  static final Duration AHEAD = Duration.ofSeconds(5);

  /** How far the clocks of two replicas may be apart without a proof being good twice. */
  static final Duration CLOCKS_APART = Duration.ofSeconds(60);

  private static final int PARTS = 3;
  private static final String TYPE = "dpop+jwt";

  private ProofVerifier() {}

  /**
   * The proof of this request, which fits in everything; whether it was used before is not known
   * here.
   *
   * @throws RefusedProofException if it does not fit
   */
  static Proof verify(ProvenRequest request, Instant now) {
    String proof = only(request.proofs());
    String[] parts = parts(proof);
    Map<String, Object> header = json(parts[0]);
    if (!TYPE.equals(header.get("typ"))) {
      throw new RefusedProofException(ProofFault.TYPE);
    }
    if (!(header.get("alg") instanceof String algorithm) || !ProofKey.isAllowed(algorithm)) {
      throw new RefusedProofException(ProofFault.ALGORITHM);
    }
    // Nobody here knows an extension that a proof could insist on.
    if (header.containsKey("crit")) {
      throw new RefusedProofException(ProofFault.FORM);
    }
    ProofKey key = ProofKey.of(header.get("jwk"), algorithm);
    if (!key.thumbprint().equals(request.thumbprint())) {
      throw new RefusedProofException(ProofFault.BINDING);
    }
    Map<String, Object> claims = json(parts[1]);
    requireFit(claims, request);
    Instant issuedAt = time(claims.get("iat"), now);
    String jti = id(claims.get("jti"));
    requireSignature(proof, key);
    return Proof.of(key.thumbprint(), jti, issuedAt);
  }

  private static String only(List<String> proofs) {
    if (proofs.size() != 1) {
      throw new RefusedProofException(ProofFault.COUNT);
    }
    if (proofs.get(0).length() > LONGEST) {
      throw new RefusedProofException(ProofFault.SIZE);
    }
    return proofs.get(0);
  }

  private static String[] parts(String proof) {
    String[] parts = proof.split("\\.", -1);
    if (parts.length != PARTS || Stream.of(parts).anyMatch(String::isEmpty)) {
      throw new RefusedProofException(ProofFault.FORM);
    }
    return parts;
  }

  private static Map<String, Object> json(String part) {
    try {
      return JsonUtil.parseJson(
          new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (JoseException | IllegalArgumentException e) {
      throw new RefusedProofException(ProofFault.FORM);
    }
  }

  private static void requireFit(Map<String, Object> claims, ProvenRequest request) {
    if (!request.method().equals(claims.get("htm"))) {
      throw new RefusedProofException(ProofFault.METHOD);
    }
    if (!(claims.get("htu") instanceof String address)
        || TargetUri.of(address).filter(request.targets()::contains).isEmpty()) {
      throw new RefusedProofException(ProofFault.TARGET);
    }
    if (!(claims.get("ath") instanceof String hash) || !isHashOf(request.token(), hash)) {
      throw new RefusedProofException(ProofFault.TOKEN);
    }
  }

  private static boolean isHashOf(String token, String hash) {
    byte[] digest = Sha256.of(token.getBytes(StandardCharsets.US_ASCII));
    return MessageDigest.isEqual(
        Base64.getUrlEncoder().withoutPadding().encode(digest),
        hash.getBytes(StandardCharsets.UTF_8));
  }

  private static Instant time(@Nullable Object seconds, Instant now) {
    if (!(seconds instanceof Number number)) {
      throw new RefusedProofException(ProofFault.TIME);
    }
    double at = number.doubleValue();
    double present = now.toEpochMilli() / 1000.0;
    if (!(at >= present - OLDEST.toSeconds() && at <= present + AHEAD.toSeconds())) {
      throw new RefusedProofException(ProofFault.TIME);
    }
    return Instant.ofEpochMilli((long) (at * 1000));
  }

  private static String id(@Nullable Object jti) {
    if (!(jti instanceof String text) || text.isEmpty() || text.length() > LONGEST_ID) {
      throw new RefusedProofException(ProofFault.ID);
    }
    return text;
  }

  private static void requireSignature(String proof, ProofKey key) {
    if (!ProofSignature.isOf(key.key(), proof)) {
      throw new RefusedProofException(ProofFault.SIGNATURE);
    }
  }
}
