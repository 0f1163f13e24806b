package org.lockstep.designation.journal;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockstep.http.signing.SigningKey;
import org.lockstep.http.signing.SigningKeys;

/**
 * The key that the register signs with, so that who checks it needs one public key. Its name is the
 * origin of the checkpoints (C2SP signed-note and tlog-checkpoint).
 *
 * <p>While it is changed for another one, checkpoints bear the signatures of both, and who has
 * either can verify them.
 */
@ApplicationScoped
public class JournalKey {
  private final SigningKeys keys;

  /**
   * @param name of the journal in checkpoints and of its keys; it never changes
   * @param encoded base64 of 64 bytes: the seed and the public key
   * @param other base64 of 64 bytes, of the key that comes next, or that was before; it signs
   *     checkpoints, too
   */
  JournalKey(
      @ConfigProperty(name = "lockstep.journal.origin") String name,
      @ConfigProperty(name = "lockstep.journal.signing-key") String encoded,
      @ConfigProperty(name = "lockstep.journal.other-signing-key") Optional<String> other) {
    keys = new SigningKeys("lockstep.journal", name, encoded, other);
  }

  void check(@Observes StartupEvent event) {
    keys.check();
  }

  public byte[] sign(byte[] message) {
    return keys.signing().sign(message);
  }

  /** The one that signs, and then the other one, if there is one. */
  List<SigningKey> all() {
    return keys.all();
  }

  /** The origin of the journal. */
  public String name() {
    return keys.origin();
  }

  /**
   * Of the one that signs, such as {@code lockstep/register+1c3c5a2f}: the name and four bytes of
   * the hash of the key.
   */
  public String keyId() {
    return keys.signing().id();
  }

  /**
   * What a verifier needs, in the text form of C2SP signed-note: a line each, the one that signs
   * first.
   */
  public String verifierKeys() {
    return keys.verifierKeys();
  }
}
