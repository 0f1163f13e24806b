package org.lockstep.http.signing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The key that something is signed with, and while it is changed the other one: what comes next, or
 * was before.
 */
public final class SigningKeys {
  private final String origin;
  private final String settings;
  private final SigningKey signing;
  private final List<SigningKey> all;

  /**
   * Reads them; {@link #check} says whether they are good.
   *
   * @param settings what the settings begin with that they come from, such as {@code
   *     lockstep.journal}, for who has to correct them
   * @param origin what the keys are named; it never changes
   * @param encoded base64 of 64 bytes: the seed and the public key
   * @param other the same of the other key
   * @throws IllegalArgumentException if one of them has not the form that it is to have
   */
  public SigningKeys(String settings, String origin, String encoded, Optional<String> other) {
    if (!origin.matches("[!-*,-~]{1,100}")) {
      throw new IllegalArgumentException(
          settings + ".origin must be 1 to 100 ASCII characters without space and '+'");
    }
    this.origin = origin;
    this.settings = settings;
    signing = new SigningKey(settings + ".signing-key", origin, encoded);
    all =
        Stream.concat(
                Stream.of(signing),
                other.stream().map(one -> new SigningKey(otherSetting(), origin, one)))
            .toList();
  }

  private String otherSetting() {
    return settings + ".other-signing-key";
  }

  /**
   * For the start of a service.
   *
   * @throws IllegalStateException if a public key is of another seed, or both keys are one
   */
  public void check() {
    all.forEach(SigningKey::requireOnePair);
    if (all.stream().map(SigningKey::id).distinct().count() < all.size()) {
      throw new IllegalStateException(
          otherSetting() + " is the key of " + settings + ".signing-key; leave it out.");
    }
  }

  public String origin() {
    return origin;
  }

  public SigningKey signing() {
    return signing;
  }

  /** The one that signs, and then the other one, if there is one. */
  public List<SigningKey> all() {
    return all;
  }

  /**
   * What a verifier needs, in the text form of C2SP signed-note: a line each, the one that signs
   * first.
   */
  public String verifierKeys() {
    return all.stream().map(key -> key.verifierKey() + "\n").collect(Collectors.joining());
  }
}
