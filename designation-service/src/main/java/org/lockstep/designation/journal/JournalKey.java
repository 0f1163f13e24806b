package org.lockstep.designation.journal;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key that the register signs with, so that who checks it needs one public key. Its name is the
 * origin of the checkpoints (C2SP signed-note and tlog-checkpoint).
 *
 * <p>While it is changed for another one, checkpoints bear the signatures of both, and who has
 * either can verify them.
 */
@ApplicationScoped
public class JournalKey {
  private static final String SIGNING = "lockstep.journal.signing-key";
  private static final String OTHER = "lockstep.journal.other-signing-key";

  private final String name;
  private final SigningKey signing;
  private final List<SigningKey> all;

  /**
   * @param name of the journal in checkpoints and of its keys; it never changes
   * @param encoded base64 of 64 bytes: the seed and the public key
   * @param other base64 of 64 bytes, of the key that comes next, or that was before; it signs
   *     checkpoints, too
   */
  JournalKey(
      @ConfigProperty(name = "lockstep.journal.origin") String name,
      @ConfigProperty(name = SIGNING) String encoded,
      @ConfigProperty(name = OTHER) Optional<String> other) {
    if (!name.matches("[!-*,-~]{1,100}")) {
      throw new IllegalArgumentException(
          "lockstep.journal.origin must be 1 to 100 ASCII characters without space and '+'");
    }
    this.name = name;
    signing = new SigningKey(SIGNING, name, encoded);
    all =
        Stream.concat(
                Stream.of(signing), other.stream().map(one -> new SigningKey(OTHER, name, one)))
            .toList();
  }

  void check(@Observes StartupEvent event) {
    all.forEach(SigningKey::requireOnePair);
    if (all.stream().map(SigningKey::id).distinct().count() < all.size()) {
      throw new IllegalStateException(OTHER + " is the key of " + SIGNING + "; leave it out.");
    }
  }

  public byte[] sign(byte[] message) {
    return signing.sign(message);
  }

  /** The one that signs, and then the other one, if there is one. */
  List<SigningKey> all() {
    return all;
  }

  /** The origin of the journal. */
  public String name() {
    return name;
  }

  /**
   * Of the one that signs, such as {@code lockstep/register+1c3c5a2f}: the name and four bytes of
   * the hash of the key.
   */
  public String keyId() {
    return signing.id();
  }

  /**
   * What a verifier needs, in the text form of C2SP signed-note: a line each, the one that signs
   * first.
   */
  public String verifierKeys() {
    return all.stream().map(key -> key.verifierKey() + "\n").collect(Collectors.joining());
  }
}
