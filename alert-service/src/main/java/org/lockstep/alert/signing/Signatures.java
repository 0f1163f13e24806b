package org.lockstep.alert.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures of Standard Webhooks 1.0 over {@code id.timestamp.body}. */
final class Signatures {
  private static final String HMAC = "HmacSHA256";

  private Signatures() {}

  static String v1(byte[] secret, String id, long timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      return "v1," + base64(mac.doFinal(signed(id, timestamp, body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String v1a(PrivateKey key, String id, long timestamp, byte[] body) {
    return "v1a," + base64(Ed25519.sign(key, signed(id, timestamp, body)));
  }

  private static byte[] signed(String id, long timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp + ".").getBytes(UTF_8);
    byte[] message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return message;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
