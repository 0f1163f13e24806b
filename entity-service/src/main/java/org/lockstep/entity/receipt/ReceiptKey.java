package org.lockstep.entity.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockstep.http.signing.SigningKeys;

/**
 * The key that receipts are signed with. While it is changed for another one, both are published,
 * and the first of them signs.
 */
@ApplicationScoped
public class ReceiptKey {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final SigningKeys keys;

  /**
   * @param origin what its keys are named, in receipts and for who verifies them; it never changes
   * @param encoded base64 of 64 bytes: the seed and the public key
   * @param other base64 of 64 bytes, of the key that comes next, or that was before; it is
   *     published, and signs nothing
   */
  ReceiptKey(
      @ConfigProperty(name = "lockstep.screening.origin") String origin,
      @ConfigProperty(name = "lockstep.screening.signing-key") String encoded,
      @ConfigProperty(name = "lockstep.screening.other-signing-key") Optional<String> other) {
    keys = new SigningKeys("lockstep.screening", origin, encoded, other);
  }

  void check(@Observes StartupEvent event) {
    keys.check();
  }

  /**
   * A JWS in compact form whose payload is elsewhere (RFC 7515, appendix F), by EdDSA (RFC 8037):
   * {@code header..signature}.
   *
   * @param payload canonical JSON
   */
  public String sign(byte[] payload) {
    String header =
        BASE64URL.encodeToString(
            CanonicalJson.of(Map.of("alg", "EdDSA", "kid", keys.signing().id())));
    String signed = header + "." + BASE64URL.encodeToString(payload);
    return header + ".." + BASE64URL.encodeToString(keys.signing().sign(signed.getBytes(US_ASCII)));
  }

  /**
   * What a verifier needs, in the text form of C2SP signed-note: a line each, the one that signs
   * first.
   */
  String verifierKeys() {
    return keys.verifierKeys();
  }
}
