package org.lockstep.http.certificate;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key by which a service knows the gateway's word. Each service has another one, so that none
 * can speak for the gateway to the others.
 *
 * <p>A voucher says when it was made, a number that no other has, and the thumbprint of the
 * certificate; its seal (HMAC-SHA256) is over these and over method, target and {@code
 * Authorization} of the request.
 */
public final class VoucherKey {
  /** In which a voucher comes. From outside it never does: the gateway hands on no such header. */
  public static final String HEADER = "X-Certificate-Voucher";

  private static final String PURPOSE = "lockstep voucher for a certificate";
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int NUMBER_BYTES = 16;

  /** Milliseconds, number, thumbprint, seal. */
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15})\\.([\\w-]{22})\\.([\\w-]{43})\\.([\\w-]{43})");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  private VoucherKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, HMAC);
  }

  /**
   * The key from a setting.
   *
   * @param setting its name, for whoever has set it wrongly
   * @param base64 of 32 bytes
   */
  public static VoucherKey of(String setting, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException(setting + " must be base64 of " + KEY_BYTES + " bytes");
    }
    return new VoucherKey(bytes);
  }

  /** A new voucher for the certificate with this thumbprint, which the caller has shown. */
  public String vouch(HttpServerRequest request, String thumbprint, Instant now) {
    return vouch(VouchedRequest.of(request), thumbprint, now);
  }

  String vouch(VouchedRequest request, String thumbprint, Instant now) {
    byte[] number = new byte[NUMBER_BYTES];
    RANDOM.nextBytes(number);
    String said = now.toEpochMilli() + "." + ENCODER.encodeToString(number) + "." + thumbprint;
    return said + "." + ENCODER.encodeToString(seal(said, request));
  }

  /** What it says, if it was made with this key for this request. */
  Optional<Voucher> open(String text, VouchedRequest request) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    byte[] seal = seal(text.substring(0, text.lastIndexOf('.')), request);
    return MessageDigest.isEqual(
            ENCODER.encode(seal), parts.group(4).getBytes(StandardCharsets.US_ASCII))
        ? Optional.of(
            new Voucher(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(3), seal))
        : Optional.empty();
  }

  /** None of what it is over has a line break in it. */
  private byte[] seal(String said, VouchedRequest request) {
    String all =
        String.join(
            "\n", PURPOSE, said, request.method(), request.target(), request.authorization());
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(all.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
