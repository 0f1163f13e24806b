package org.lockstep.entity.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key that receipts are signed with. While it is changed for another one, both are published,
 * and the first of them signs.
 */
@ApplicationScoped
public class ReceiptKey {
  private static final String SIGNING = "lockstep.screening.signing-key";
  private static final String OTHER = "lockstep.screening.other-signing-key";
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final SigningKey signing;
  private final List<SigningKey> all;

  /**
   * @param origin what its keys are named, in receipts and for who verifies them; it never changes
   * @param encoded base64 of 64 bytes: the seed and the public key
   * @param other base64 of 64 bytes, of the key that comes next, or that was before; it is
   *     published, and signs nothing
   */
  ReceiptKey(
      @ConfigProperty(name = "lockstep.screening.origin") String origin,
      @ConfigProperty(name = SIGNING) String encoded,
      @ConfigProperty(name = OTHER) Optional<String> other) {
    if (!origin.matches("[!-*,-~]{1,100}")) {
      throw new IllegalArgumentException(
          "lockstep.screening.origin must be 1 to 100 ASCII characters without space and '+'");
    }
    signing = new SigningKey(SIGNING, origin, encoded);
    all =
        Stream.concat(
                Stream.of(signing), other.stream().map(one -> new SigningKey(OTHER, origin, one)))
            .toList();
  }

  void check(@Observes StartupEvent event) {
    all.forEach(SigningKey::requireOnePair);
    if (all.stream().map(SigningKey::id).distinct().count() < all.size()) {
      throw new IllegalStateException(OTHER + " is the key of " + SIGNING + "; leave it out.");
    }
  }

  /**
   * A JWS in compact form whose payload is elsewhere (RFC 7515, appendix F), by EdDSA (RFC 8037):
   * {@code header..signature}.
   *
   * @param payload canonical JSON
   */
  public String sign(byte[] payload) {
    String header =
        BASE64URL.encodeToString(CanonicalJson.of(Map.of("alg", "EdDSA", "kid", signing.id())));
    String signed = header + "." + BASE64URL.encodeToString(payload);
    return header + ".." + BASE64URL.encodeToString(signing.sign(signed.getBytes(US_ASCII)));
  }

  /**
   * What a verifier needs, in the text form of C2SP signed-note: a line each, the one that signs
   * first.
   */
  String verifierKeys() {
    return all.stream().map(key -> key.verifierKey() + "\n").collect(Collectors.joining());
  }
}
