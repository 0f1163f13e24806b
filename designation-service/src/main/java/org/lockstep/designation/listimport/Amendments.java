package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.MeasureKind;

/** What the amendments of an edition do in all, for who has to see that it destroys a list. */
final class Amendments {
  static final String IDENTIFIERS = "identifiers";
  static final String BIRTH_DATES = "birth dates";

  private static final int MOST_SHOWN = 10;
  private static final String REFERENCES = "listingRecord.references";

  /** What an entry can say, and how to see whether it does. */
  private static final Map<String, Predicate<EntryContent>> SAYS = says();

  private final Map<String, Integer> losses = new LinkedHashMap<>();
  private final List<String> shown = new ArrayList<>();
  private final List<String> shownOfLosing = new ArrayList<>();
  private final Map<String, Integer> rewrittenByKind = new TreeMap<>();
  private final Map<MeasureKind, Integer> measuresGone = new TreeMap<>();
  private final MovedNumbers numbers = new MovedNumbers();
  private int rewritten;
  private int withFewerMeasures;

  private static Map<String, Predicate<EntryContent>> says() {
    Map<String, Predicate<EntryContent>> says = new LinkedHashMap<>();
    says.put(BIRTH_DATES, entry -> EditionTally.hasBirthDate(entry.listingRecord()));
    says.put(IDENTIFIERS, of(ListingRecord::identifiers));
    says.put("listing date", entry -> entry.listingDate() != null);
    says.put("countries", entry -> !entry.listingRecord().allCountries().isEmpty());
    says.put("addresses", of(ListingRecord::addresses));
    says.put("birth places", of(ListingRecord::birthPlaces));
    says.put("positions", of(ListingRecord::positions));
    says.put("titles", of(ListingRecord::titles));
    says.put("relationships", of(ListingRecord::relationships));
    says.put("contacts", of(ListingRecord::contacts));
    says.put("references", of(ListingRecord::references));
    says.put("sources", of(ListingRecord::sources));
    says.put("remarks", entry -> entry.listingRecord().remarks() != null);
    says.put("reason", entry -> entry.listingRecord().reason() != null);
    says.put("extras", of(ListingRecord::extras));
    return says;
  }

  private static Predicate<EntryContent> of(Function<ListingRecord, Collection<?>> values) {
    return entry -> !values.apply(entry.listingRecord()).isEmpty();
  }

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
    List<String> lost =
        SAYS.entrySet().stream()
            .filter(said -> said.getValue().test(before) && !said.getValue().test(now))
            .map(Map.Entry::getKey)
            .toList();
    lost.forEach(what -> losses.merge(what, 1, Integer::sum));
    if (shown.size() < MOST_SHOWN) {
      shown.add(line(key, caption, changes));
    }
    boolean tellsLess = lost.contains(IDENTIFIERS) || lost.contains(BIRTH_DATES);
    if (tellsLess && shownOfLosing.size() < MOST_SHOWN) {
      shownOfLosing.add(line(key, caption, changes));
    }
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

  /** How many of them said something of this before, and nothing now. */
  int losing(String what) {
    return losses.getOrDefault(what, 0);
  }

  /** What entries lose altogether, in words; what most of them lose first. */
  String losses() {
    return losses.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(loss -> loss.getKey() + " of " + entries(loss.getValue()))
        .collect(Collectors.joining(", "));
  }

  static String entries(int count) {
    return count == 1 ? "1 entry" : count + " entries";
  }

  /**
   * The first of them with what was and is; of those that lose what tells them from others, first.
   */
  List<String> shown() {
    return Stream.concat(shownOfLosing.stream(), shown.stream())
        .distinct()
        .limit(MOST_SHOWN)
        .toList();
  }
}
