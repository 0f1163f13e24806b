package org.lockstep.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Vouchers as the gateway makes them; a test may have one say something else. */
public final class Vouching {
  public static final String HEADER = "X-Certificate-Voucher";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] KEY = random(32);

  private Vouching() {}

  /** The key that the services of the tests have. */
  static String key() {
    return Base64.getEncoder().encodeToString(KEY);
  }

  /** For this request, of now. */
  static String voucher(String method, String target, String authorization, String thumbprint) {
    return voucher(KEY, Instant.now(), method, target, authorization, thumbprint);
  }

  /** Made so many seconds from now. */
  static String voucherAt(
      long seconds, String method, String target, String authorization, String thumbprint) {
    return voucher(
        KEY, Instant.now().plusSeconds(seconds), method, target, authorization, thumbprint);
  }

  /** By whoever has no key, or that of another service. */
  static String forged(String method, String target, String authorization, String thumbprint) {
    return voucher(random(32), Instant.now(), method, target, authorization, thumbprint);
  }

  private static String voucher(
      byte[] key,
      Instant now,
      String method,
      String target,
      String authorization,
      String thumbprint) {
    return sealed(
        key,
        now.toEpochMilli() + "." + base64(random(16)) + "." + thumbprint,
        method,
        target,
        authorization);
  }

  /** Whether a voucher says this certificate, and was made with this key for this request. */
  public static boolean isGood(
      String key,
      String voucher,
      String method,
      String target,
      String authorization,
      HolderCertificate certificate) {
    String said = voucher.substring(0, Math.max(0, voucher.lastIndexOf('.')));
    return said.endsWith("." + certificate.thumbprint())
        && sealed(Base64.getDecoder().decode(key), said, method, target, authorization)
            .equals(voucher);
  }

  private static String sealed(
      byte[] key, String said, String method, String target, String authorization) {
    String all =
        String.join(
            "\n", "lockstep voucher for a certificate", said, method, target, authorization);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return said + "." + base64(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
