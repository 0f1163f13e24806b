package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.listimport.identity.Identity;

/** What the amendments of an edition do in all, for who has to see that it destroys a list. */
final class Amendments {
  private static final int MOST_SHOWN = 10;
  private static final String REFERENCES = "listingRecord.references";

  private final ValueCounts lost = new ValueCounts();
  private final ValueCounts gained = new ValueCounts();
  private final ValueCounts changed = new ValueCounts();
  private final List<String> shown = new ArrayList<>();
  private final List<String> shownFirst = new ArrayList<>();
  private final Map<String, Integer> rewrittenByKind = new TreeMap<>();
  private final Map<MeasureKind, Integer> measuresGone = new TreeMap<>();
  private final MovedNumbers numbers = new MovedNumbers();
  private final List<String> namesakes = new ArrayList<>();
  private int rewritten;
  private int withFewerMeasures;

  /**
   * Counts one, unless the list has but numbered the entry anew.
   *
   * @param changes of what the register has
   * @param before what the list said
   * @param now what it says, with what its format cannot say
   */
  void add(
      String key, String caption, List<Change> changes, EntryContent before, EntryContent now) {
    if (changes.stream().allMatch(change -> isOfNumber(change.field()))) {
      return;
    }
    rewritten++;
    rewrittenByKind.merge(before.listingRecord().subjectType().name(), 1, Integer::sum);
    numbers.add(key, before.listingRecord(), now.listingRecord());
    Set<MeasureKind> gone = measures(before);
    gone.removeAll(measures(now));
    gone.forEach(kind -> measuresGone.merge(kind, 1, Integer::sum));
    withFewerMeasures += gone.isEmpty() ? 0 : 1;
    SubjectType subject = before.listingRecord().subjectType();
    Set<String> had = ValueKinds.of(before);
    Set<String> has = ValueKinds.of(now);
    Set<String> less = without(had, has);
    lost.add(subject, less);
    gained.add(subject, without(has, had));
    Set<String> others = LastingValues.changed(before, now);
    changed.add(subject, others);
    if (shown.size() < MOST_SHOWN) {
      shown.add(line(key, caption, changes));
    }
    boolean tellsLess =
        less.contains(ValueKinds.IDENTIFIERS) || less.contains(ValueKinds.BIRTH_DATES);
    if ((tellsLess || !others.isEmpty()) && shownFirst.size() < MOST_SHOWN) {
      shownFirst.add(line(key, caption, changes));
    }
  }

  /** Counts one that is ended under its key, for the key is that of another kind of subject now. */
  void replaced(String key, EntryContent before, EntryContent now) {
    if (!Collections.disjoint(
        Identity.of(before).primaryNames(), Identity.of(now).primaryNames())) {
      namesake(key, key, before.listingRecord().caption());
    }
    SubjectType subject = before.listingRecord().subjectType();
    if (subject != now.listingRecord().subjectType()) {
      changed.add(subject, Set.of(LastingValues.SUBJECTS));
    }
  }

  /** Counts a new entry that has the name of one that is gone. */
  void namesake(String key, GoneEntries.Taken of) {
    namesake(key, of.owner(), of.caption());
  }

  private void namesake(String key, String owner, String caption) {
    namesakes.add("%s (gone as %s %s)".formatted(key, owner, caption));
  }

  /** New entries that have names of those that are gone. */
  List<String> namesakes() {
    return namesakes;
  }

  private static Set<String> without(Set<String> kinds, Set<String> others) {
    Set<String> rest = new LinkedHashSet<>(kinds);
    rest.removeAll(others);
    return rest;
  }

  private static Set<MeasureKind> measures(EntryContent of) {
    Set<MeasureKind> kinds = EnumSet.noneOf(MeasureKind.class);
    of.measures().forEach(measure -> kinds.add(measure.kind()));
    return kinds;
  }

  static String line(String key, String caption, List<Change> changes) {
    return key + "  " + caption + ": " + ChangedValues.of(changes);
  }

  /** References are where lists without permanent keys give their numbers. */
  static boolean isOfNumber(String field) {
    return field.equals("authorityId") || field.startsWith(REFERENCES);
  }

  /** How many entries say something else than before, beside their numbers. */
  int rewritten() {
    return rewritten;
  }

  /** How many of each kind of subject. */
  Map<String, Integer> rewrittenByKind() {
    return rewrittenByKind;
  }

  /** How many entries are under fewer kinds of measures than before. */
  int withFewerMeasures() {
    return withFewerMeasures;
  }

  /** Of how many entries each kind of measure is gone. */
  Map<MeasureKind, Integer> measuresGone() {
    return measuresGone;
  }

  /** Numbers that are others' than before. */
  MovedNumbers numbers() {
    return numbers;
  }

  /** How many of them had values of a kind, and have none now. */
  ValueCounts lost() {
    return lost;
  }

  /** How many of them had no values of a kind, and have some now. */
  ValueCounts gained() {
    return gained;
  }

  /** In how many of them others stand in place of what lasts. */
  ValueCounts changed() {
    return changed;
  }

  /** What entries lose altogether, in words; what most of them lose first. */
  String losses() {
    return lost.inAll().entrySet().stream()
        .filter(loss -> ValueKinds.isField(loss.getKey()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(loss -> loss.getKey() + " of " + entries(loss.getValue()))
        .collect(Collectors.joining(", "));
  }

  static String entries(int count) {
    return count == 1 ? "1 entry" : count + " entries";
  }

  /**
   * The first of them with what was and is; of those first that lose what tells them from others,
   * or say something else of what lasts.
   */
  List<String> shown() {
    return Stream.concat(shownFirst.stream(), shown.stream()).distinct().limit(MOST_SHOWN).toList();
  }
}
