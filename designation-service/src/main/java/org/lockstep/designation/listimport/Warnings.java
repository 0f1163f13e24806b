package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.PrintableText;

/**
 * What a person should look at. Warnings of one kind are counted, and the first places of each kind
 * are kept; however many there are, they take little memory.
 */
final class Warnings {
  static final int MOST_PLACES = 10;
  static final int MOST_KINDS = 100;
  private static final int MOST_LABELS = 1000;
  private static final int LONGEST_KIND = 200;

  /** Entries that were warned of, and did not come yet. */
  private static final int MOST_OPEN = 10_000;

  private static final What OTHERS = new What(Concern.ENTRY, "other things");

  private final Map<What, Group> groups = new LinkedHashMap<>();
  private final Map<String, Unknown> unknown = new LinkedHashMap<>();
  private final Set<String> open = new HashSet<>();
  private int count;
  private int entries;

  /** Whom a warning is of. The order is that of their weight. */
  enum Concern {
    /** What the register has, and not the file. */
    REGISTER,
    /** A part of the file that became no entry. */
    FILE,
    ENTRY
  }

  /**
   * Where one was given.
   *
   * @param file absent where it is of the register, as is the line then
   * @param subject key of the entry; absent where it is of none
   * @param values what only this one of its kind says
   */
  record Place(
      @Nullable String file,
      long line,
      @Nullable String subject,
      String message,
      List<String> values) {}

  /**
   * All warnings of a kind.
   *
   * @param text what they all say
   * @param first the first of them, at most {@link #MOST_PLACES}
   */
  record Kind(String text, Concern concern, int times, List<Place> first) {}

  private record Unknown(String file, long line, int times) {}

  private record What(Concern concern, String kind) {}

  private static final class Group {
    private final List<Place> first = new ArrayList<>();
    private int times;
  }

  /**
   * Of a line of a file.
   *
   * @param key of the entry that it is of; absent where it is of none
   */
  void add(String file, long line, @Nullable String key, String message) {
    if (key != null && open.size() < MOST_OPEN) {
      open.add(key);
    }
    add(key == null ? Concern.FILE : Concern.ENTRY, file, line, key, message);
  }

  /**
   * Of what the register has, and no line of a file.
   *
   * @param message says whom it is of, and then, after a colon, what
   */
  void add(String message) {
    int colon = message.indexOf(": ");
    if (colon < 0) {
      add(Concern.REGISTER, null, 0, null, message);
    } else {
      add(Concern.REGISTER, null, 0, message.substring(0, colon), message.substring(colon + 2));
    }
  }

  private void add(
      Concern concern, @Nullable String file, long line, @Nullable String subject, String message) {
    String printable = PrintableText.of(message);
    WarningText text = WarningText.of(printable);
    What what = new What(concern, text.kind());
    if (!groups.containsKey(what) && groups.size() >= MOST_KINDS) {
      what = OTHERS;
    }
    Group group = groups.computeIfAbsent(what, one -> new Group());
    group.times++;
    count++;
    if (group.first.size() < MOST_PLACES) {
      group.first.add(
          new Place(printable(file), line, printable(subject), printable, text.values()));
    }
  }

  private static @Nullable String printable(@Nullable String text) {
    return text == null ? null : PrintableText.of(text);
  }

  /** An entry has come to its end; no more is warned of it. */
  void ended(String key) {
    if (open.remove(key)) {
      entries++;
    }
  }

  void unknown(String file, long line, String label) {
    if (unknown.containsKey(label) || unknown.size() < MOST_LABELS) {
      unknown.merge(
          label,
          new Unknown(file, line, 1),
          (before, one) -> new Unknown(before.file, before.line, before.times + 1));
    }
  }

  int count() {
    return count;
  }

  /** How many entries something was warned of. */
  int entries() {
    return entries;
  }

  /**
   * What concerns the register, then what is no entry, then the rest; rare kinds first, for what is
   * said of every other entry is the manner of the list.
   */
  List<Kind> kinds() {
    return groups.entrySet().stream()
        .map(
            group ->
                new Kind(
                    group.getKey().kind,
                    group.getKey().concern,
                    group.getValue().times,
                    List.copyOf(group.getValue().first)))
        .sorted(Comparator.comparing(Kind::concern).thenComparing(Kind::times))
        .toList();
  }

  /** How many times each kind came that is of the file, not of the register. */
  Map<String, Integer> timesOfRead() {
    Map<String, Integer> times = new TreeMap<>();
    groups.forEach(
        (what, group) -> {
          if (what.concern != Concern.REGISTER) {
            times.merge(Report.shortened(what.kind, LONGEST_KIND), group.times, Integer::sum);
          }
        });
    return times;
  }

  /** Each label once, and where it is first; empty where all are known. */
  List<String> unknownLabels() {
    return unknown.entrySet().stream()
        .map(
            entry ->
                PrintableText.of(
                    "%s (%s in %s at line %d)"
                        .formatted(
                            entry.getKey(),
                            entry.getValue().times == 1
                                ? "once,"
                                : entry.getValue().times + " times, first",
                            entry.getValue().file,
                            entry.getValue().line)))
        .toList();
  }
}
