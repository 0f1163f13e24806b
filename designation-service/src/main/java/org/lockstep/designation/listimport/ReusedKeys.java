package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.designation.listimport.identity.Fingerprint;

/**
 * Keys of an edition that name another subject than before. Only the first of very many are kept;
 * all are counted, and none can become another one unseen.
 */
final class ReusedKeys {
  /** Of which an operator can say that they name the same subject. */
  static final int MOST_KEPT = 500;

  private final List<ReusedKey> kept = new ArrayList<>();
  private final List<ReusedKey> ofAnotherKind = new ArrayList<>();
  private String all = "";
  private int count;

  void add(ReusedKey key) {
    add(key, kept);
  }

  /** One becomes no subject of another kind, so there is nothing for an operator to choose. */
  void addOfAnotherKind(ReusedKey key) {
    add(key, ofAnotherKind);
  }

  private void add(ReusedKey key, List<ReusedKey> list) {
    count++;
    all = Fingerprint.of(List.of(all, key));
    if (list.size() < MOST_KEPT) {
      list.add(key);
    }
  }

  /** What another operator decides on, if there are any. */
  Optional<Finding> finding() {
    if (count == 0) {
      return Optional.empty();
    }
    String named =
        named()
            .limit(Guards.MOST_NAMED)
            .map(key -> "%s %s, now %s".formatted(key.key(), key.before(), key.now()))
            .collect(Collectors.joining("; "));
    int more = count - Guards.MOST_NAMED;
    return Optional.of(
        Finding.ofKeys(
            "%d %s: %s%s. Approved, each of them is a new subject, and the one before it is delisted, except where the operator says that it is the same subject."
                .formatted(
                    count,
                    count == 1
                        ? "key names another subject than before"
                        : "keys name other subjects than before",
                    named,
                    more > 0 ? "; and %d more (all of them: %s)".formatted(more, all) : ""),
            kept));
  }

  /** The keys that name the same subject in the words of whoever approved exactly this. */
  Set<String> same(List<String> approvedFindings, List<String> sameSubjects) {
    if (finding().filter(one -> approvedFindings.contains(one.message())).isEmpty()) {
      return Set.of();
    }
    return kept.stream()
        .map(ReusedKey::key)
        .filter(sameSubjects::contains)
        .collect(Collectors.toSet());
  }

  /** The first of them, those with a choice before the others. */
  private Stream<ReusedKey> named() {
    return Stream.concat(kept.stream(), ofAnotherKind.stream());
  }
}
