package org.lockstep.e2e;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A device that shows one-time codes (RFC 6238: SHA-1, six digits, 30 s), none of them twice. */
final class OneTimeCodes {
  private static final int PERIOD = 30;
  private static final int SIX_DIGITS = 1_000_000;

  private final byte[] secret;
  private long shown;

  /**
   * @param secret as Keycloak's page has it, not as base32
   */
  OneTimeCodes(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Nobody waits for the next: Keycloak takes the one before and the one after, too. */
  String next() {
    shown = Math.max(shown + 1, Instant.now().getEpochSecond() / PERIOD - 1);
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(shown).array());
      int offset = hash[hash.length - 1] & 0xf;
      int code = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return "%06d".formatted(code % SIX_DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
