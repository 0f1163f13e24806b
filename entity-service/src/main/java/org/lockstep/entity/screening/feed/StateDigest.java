package org.lockstep.entity.screening.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A digest over ids and versions that takes little time to keep: it is over buckets, of which a
 * change touches one. Which ids are in which bucket follows from the id.
 */
final class StateDigest {
  private static final int BUCKETS = 4_096;

  private final SortedMap<String, Long>[] versions;
  private final byte[][] digests = new byte[BUCKETS][];
  private final Set<Integer> stale = new HashSet<>();

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of a generic type.
  StateDigest() {
    versions = new SortedMap[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      versions[i] = new TreeMap<>();
      digests[i] = new byte[0];
    }
  }

  /** Says which version of it there is; null: none. */
  void set(String id, @Nullable Long version) {
    int bucket = Math.floorMod(id.hashCode(), BUCKETS);
    Long before = version == null ? versions[bucket].remove(id) : versions[bucket].put(id, version);
    if (before == null ? version != null : !before.equals(version)) {
      stale.add(bucket);
    }
  }

  /** In hexadecimal. */
  String value() {
    for (int bucket : stale) {
      MessageDigest sha256 = sha256();
      versions[bucket].forEach(
          (id, version) -> sha256.update((id + " " + version + "\n").getBytes(UTF_8)));
      digests[bucket] = versions[bucket].isEmpty() ? new byte[0] : sha256.digest();
    }
    stale.clear();
    MessageDigest all = sha256();
    for (byte[] one : digests) {
      all.update(one);
    }
    return HexFormat.of().formatHex(all.digest());
  }

  /** The digest of a state with marked records besides, by their ids. */
  static String with(String digest, Map<String, Integer> marked) {
    MessageDigest sha256 = sha256();
    sha256.update((digest + "\n").getBytes(UTF_8));
    new TreeMap<>(marked)
        .forEach((id, version) -> sha256.update((id + " " + version + "\n").getBytes(UTF_8)));
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
