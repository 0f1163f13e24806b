package org.lockstep.designation.listimport.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entries of a list without permanent keys again in its next edition, by what they say.
 *
 * <p>Goes from the fullest {@link Agreement} to the least. At each, an entry is found again if it
 * agrees with one entry alone, and that one with it alone; both are then out of the way of the
 * others. So all is done in a few passes, however many entries have one name.
 */
public final class Matching {
  private static final int MOST_CANDIDATES = 5;

  /** Entries that have not been found again so far, by their keys. */
  private final Map<String, Identity> before;

  private final Map<String, Identity> now;
  private final Map<String, String> keysBefore = new LinkedHashMap<>();

  private Matching(Map<String, Identity> before, Map<String, Identity> now) {
    this.before = new LinkedHashMap<>(before);
    this.now = new LinkedHashMap<>(now);
  }

  /**
   * What has been found.
   *
   * @param keysBefore the keys that entries of the edition had before, by those that they have now
   * @param doubtful entries of which nobody can tell which they were
   */
  public record Result(Map<String, String> keysBefore, List<Doubtful> doubtful) {}

  /**
   * An entry that may be one of those that are gone, and has not been found again.
   *
   * @param candidates the first of their keys
   * @param candidatesInAll how many there are
   */
  public record Doubtful(String key, List<String> candidates, int candidatesInAll) {
    static Doubtful of(String key, List<String> all) {
      return new Doubtful(key, all.stream().limit(MOST_CANDIDATES).toList(), all.size());
    }
  }

  /**
   * Compares two editions.
   *
   * @param before entries of the last one, by their keys
   * @param now entries of this one, by their keys
   */
  public static Result match(Map<String, Identity> before, Map<String, Identity> now) {
    Matching matching = new Matching(before, now);
    Agreement.ALL.forEach(matching::findByIt);
    return new Result(Collections.unmodifiableMap(matching.keysBefore), matching.doubtful());
  }

  /** Who shares a value: the last entry of each edition, and whether it has others. */
  private static final class Sharing {
    private @Nullable String before;
    private @Nullable String now;
    private boolean isOfOthersToo;
  }

  private void findByIt(Agreement agreement) {
    Map<String, Sharing> byValue = new HashMap<>();
    before.forEach(
        (key, one) ->
            values(agreement, key, one)
                .map(value -> byValue.computeIfAbsent(value, none -> new Sharing()))
                .forEach(
                    sharing -> {
                      sharing.isOfOthersToo |= sharing.before != null;
                      sharing.before = key;
                    }));
    now.forEach(
        (key, one) ->
            values(agreement, key, one)
                .flatMap(value -> Stream.ofNullable(byValue.get(value)))
                .forEach(
                    sharing -> {
                      sharing.isOfOthersToo |= sharing.now != null;
                      sharing.now = key;
                    }));
    Map<String, Set<String>> partnersNow = new LinkedHashMap<>();
    Map<String, Set<String>> partnersBefore = new HashMap<>();
    for (Sharing sharing : byValue.values()) {
      if (sharing.before != null && sharing.now != null && !sharing.isOfOthersToo) {
        partnersNow.computeIfAbsent(sharing.before, none -> new HashSet<>()).add(sharing.now);
        partnersBefore.computeIfAbsent(sharing.now, none -> new HashSet<>()).add(sharing.before);
      }
    }
    partnersNow.forEach(
        (keyBefore, keys) -> {
          String key = keys.iterator().next();
          if (keys.size() == 1 && partnersBefore.getOrDefault(key, Set.of()).size() == 1) {
            find(agreement, keyBefore, key);
          }
        });
  }

  private static Stream<String> values(Agreement agreement, String key, Identity one) {
    return agreement.values().of(key, one).stream().map(value -> one.type() + "/" + value);
  }

  private void find(Agreement agreement, String keyBefore, String key) {
    Identity was = before.get(keyBefore);
    Identity is = now.get(key);
    if (was != null && is != null && (agreement.isProof() || !is.contradicts(was))) {
      before.remove(keyBefore);
      now.remove(key);
      keysBefore.put(key, keyBefore);
    }
  }

  /** New entries with the name of some that are left. One whose own key is left, too, is none. */
  private List<Doubtful> doubtful() {
    Map<String, List<String>> left = byName(before);
    Map<String, List<String>> namesakes = byName(now);
    List<Doubtful> doubtful = new ArrayList<>();
    for (Map.Entry<String, Identity> entry : now.entrySet()) {
      if (!before.containsKey(entry.getKey())) {
        names(entry.getValue())
            .filter(name -> keys(name, namesakes).size() + keys(name, left).size() > 2)
            .map(name -> keys(name, left))
            .filter(candidates -> !candidates.isEmpty())
            .findFirst()
            .map(candidates -> Doubtful.of(entry.getKey(), candidates))
            .ifPresent(doubtful::add);
      }
    }
    return doubtful;
  }

  private static List<String> keys(String name, Map<String, List<String>> byName) {
    return byName.getOrDefault(name, List.of());
  }

  private static Map<String, List<String>> byName(Map<String, Identity> entries) {
    Map<String, List<String>> byName = new HashMap<>();
    entries.forEach(
        (key, one) ->
            names(one)
                .forEach(name -> byName.computeIfAbsent(name, none -> new ArrayList<>()).add(key)));
    return byName;
  }

  private static Stream<String> names(Identity one) {
    return one.primaryNames().stream().map(name -> one.type() + "/" + name);
  }
}
