package org.lockstep.http.dpop;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A proof that was verified, and is good for one request.
 *
 * @param id the same for every proof of a key with the same {@code jti}, and for no other
 * @param endsAt from when on no clock takes it any more, so that nobody need remember it
 */
public record Proof(String id, Instant endsAt) {
  static Proof of(String thumbprint, String jti, Instant issuedAt) {
    String id = thumbprint + "\n" + jti;
    return new Proof(
        HexFormat.of().formatHex(Sha256.of(id.getBytes(StandardCharsets.UTF_8))),
        issuedAt.plus(ProofVerifier.OLDEST).plus(ProofVerifier.CLOCKS_APART));
  }

  /** The 32 bytes of its id, as stores keep them. */
  public byte[] idBytes() {
    return HexFormat.of().parseHex(id);
  }
}
