package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ListingRecord;

/**
 * Numbers that amended entries have by an edition and had not before, and that another of them had,
 * or that many get at once, and numbers that new entries have of those that are gone: a column that
 * slipped by a row, or was filled with one value, shows here though every entry has as many numbers
 * as ever. By a number ships are held.
 */
final class MovedNumbers {
  /** A list may move a number from one entry to another for a good reason, but rarely several. */
  private static final int FEWEST_MOVED = 3;

  private static final int FEWEST_SHARING = 5;

  /** Of more amendments than any list has ever had at once the first say enough. */
  private static final int MOST_HELD = 200_000;

  private static final int MOST_NAMED = 5;

  /** Whose each number was. */
  private final Map<String, String> before = new HashMap<>();

  private final List<Gained> gained = new ArrayList<>();

  private final Map<String, String> ofGone = new LinkedHashMap<>();

  private record Gained(String key, String number) {}

  void add(String key, ListingRecord was, ListingRecord is) {
    if (before.size() + gained.size() > MOST_HELD) {
      return;
    }
    Set<String> had = numbers(was);
    had.forEach(number -> before.putIfAbsent(number, key));
    numbers(is).stream()
        .filter(number -> !had.contains(number))
        .forEach(number -> gained.add(new Gained(key, number)));
  }

  /** A new entry has a number of one that is gone. */
  void add(String key, GoneEntries.Taken taken) {
    if (ofGone.size() < MOST_HELD) {
      ofGone.put(key, "%s has %s of %s".formatted(key, taken.number(), taken.owner()));
    }
  }

  private static Set<String> numbers(ListingRecord of) {
    Set<String> numbers = new HashSet<>();
    for (Identifier identifier : of.identifiers()) {
      numbers.add(identifier.scheme() + " " + identifier.value());
    }
    return numbers;
  }

  /** What is doubtful about them, in words. */
  Optional<String> doubt() {
    Map<String, String> moved = new LinkedHashMap<>(ofGone);
    Map<String, Integer> sharing = new LinkedHashMap<>();
    for (Gained one : gained) {
      String owner = before.get(one.number);
      if (owner != null && !owner.equals(one.key)) {
        moved.putIfAbsent(one.key, "%s has %s of %s".formatted(one.key, one.number, owner));
      }
      sharing.merge(one.number, 1, Integer::sum);
    }
    List<String> doubts = new ArrayList<>();
    if (moved.size() >= FEWEST_MOVED) {
      doubts.add(
          "%d entries have a number that another had: %s"
              .formatted(moved.size(), first(List.copyOf(moved.values()))));
    }
    List<String> shared =
        sharing.entrySet().stream()
            .filter(number -> number.getValue() >= FEWEST_SHARING)
            .map(number -> "%s is new in %d".formatted(number.getKey(), number.getValue()))
            .toList();
    if (!shared.isEmpty()) {
      doubts.add("many entries get one number: " + first(shared));
    }
    return doubts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", doubts));
  }

  /** As many as a person reads, and how many more there are. */
  static String first(List<String> texts) {
    String named = texts.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return texts.size() > MOST_NAMED
        ? named + " and " + (texts.size() - MOST_NAMED) + " more"
        : named;
  }
}
