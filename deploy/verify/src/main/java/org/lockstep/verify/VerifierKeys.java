package org.lockstep.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys that somebody trusts of one register: one, or two while it changes its key for another.
 * Each of them is as good as the other.
 */
final class VerifierKeys {
  private static final int MOST = 10;

  private final List<VerifierKey> keys;

  private VerifierKeys(List<VerifierKey> keys) {
    this.keys = keys;
  }

  static boolean looksLike(String text) {
    return text.lines().findFirst().filter(VerifierKey::looksLike).isPresent();
  }

  /**
   * @param text a key a line
   */
  static VerifierKeys parse(String text) {
    List<VerifierKey> keys = text.lines().map(VerifierKey::parse).toList();
    if (keys.isEmpty() || keys.size() > MOST) {
      throw Finding.notChecked(
          "A file of verifier keys has 1 to %d lines, a key each, as /api/v1/journal/key and /api/v1/screenings/key give them."
              .formatted(MOST));
    }
    if (keys.stream().map(VerifierKey::name).distinct().count() > 1) {
      throw Finding.notChecked(
          "These are the keys of several registers: %s. Give those of one."
              .formatted(ids(keys, " and ")));
    }
    return new VerifierKeys(keys);
  }

  String name() {
    return keys.get(0).name();
  }

  /** Such as {@code lockstep/register+1a2b3c4d or lockstep/register+5e6f7081}. */
  String ids() {
    return ids(keys, " or ");
  }

  /** The one that a signature of a note says it is by. */
  Optional<VerifierKey> of(String signer, byte[] signature) {
    return keys.stream().filter(key -> key.isOf(signer, signature)).findFirst();
  }

  Optional<VerifierKey> withId(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private static String ids(List<VerifierKey> keys, String between) {
    return keys.stream().map(VerifierKey::id).collect(Collectors.joining(between));
  }
}
