package org.lockstep.designation.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Map;
import org.lockstep.designation.journal.CanonicalJson;
import org.lockstep.designation.journal.JournalKey;

/**
 * A JWS in compact form whose payload is elsewhere (RFC 7515, appendix F), by EdDSA (RFC 8037):
 * {@code header..signature}. The header names the key as checkpoints do.
 */
final class DetachedJws {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private DetachedJws() {}

  static String of(byte[] payload, JournalKey key) {
    String header =
        BASE64URL.encodeToString(CanonicalJson.bytes(Map.of("alg", "EdDSA", "kid", key.keyId())));
    String signed = header + "." + BASE64URL.encodeToString(payload);
    return header + ".." + BASE64URL.encodeToString(key.sign(signed.getBytes(US_ASCII)));
  }
}
