package org.lockstep.designation.listimport;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CraftDetails;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.StatedDate;

/** Counts how much an edition says, entry by entry. */
final class EditionTally {
  private static final String LATIN = "Latn";

  private String format = "";
  private int entries;
  private int withListingDate;
  private int withBirthDateOrIdentifier;
  private int names;
  private int namesInOtherScripts;
  private int typedValues;
  private int extras;
  private final ValueCounts having = new ValueCounts();
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<String, Integer> programmes = new HashMap<>();

  void format(String name) {
    format = name;
  }

  void add(EntryContent content) {
    ListingRecord subject = content.listingRecord();
    entries++;
    withListingDate += content.listingDate() == null ? 0 : 1;
    boolean birthDate = hasBirthDate(subject);
    boolean identifier = !subject.identifiers().isEmpty();
    having.add(subject.subjectType(), ValueKinds.of(content));
    withBirthDateOrIdentifier += birthDate || identifier ? 1 : 0;
    names += subject.names().size();
    namesInOtherScripts +=
        (int)
            subject.names().stream()
                .filter(name -> name.script() != null && !name.script().equals(LATIN))
                .count();
    typedValues += typed(content);
    extras += subject.extras().size();
  }

  /** Counts an entry that is in force to what it is of. */
  void addInForce(EntryContent content) {
    kinds.merge(content.listingRecord().subjectType().name(), 1, Integer::sum);
    content.programmes().stream()
        .distinct()
        .forEach(programme -> programmes.merge(programme, 1, Integer::sum));
  }

  /** How many entries have values of each kind. */
  ValueCounts having() {
    return having;
  }

  String format() {
    return format;
  }

  int entries() {
    return entries;
  }

  static boolean hasBirthDate(ListingRecord subject) {
    return !subject.birthDates().isEmpty()
        || subject.dates().stream()
            .anyMatch(date -> date.kind() == StatedDate.Kind.BIRTH && date.from() != null);
  }

  /** The plain fields follow from the detailed ones, and are not counted beside them. */
  private static int typed(EntryContent content) {
    ListingRecord subject = content.listingRecord();
    int listed =
        Stream.<Collection<?>>of(
                content.programmes(),
                content.measures(),
                subject.names(),
                subject.identifiers(),
                subject.countryTies(),
                subject.dates(),
                subject.positions(),
                subject.addresses(),
                subject.activities(),
                subject.relationships(),
                subject.sources(),
                subject.titles(),
                subject.birthPlaces(),
                subject.contacts(),
                subject.references(),
                subject.notices())
            .mapToInt(Collection::size)
            .sum();
    CraftDetails craft = subject.craft();
    return listed
        + present(
            content.listingDate(), subject.gender(), subject.remarks(), subject.reason(), craft);
  }

  private static int present(@Nullable Object... values) {
    return (int) Stream.of(values).filter(Objects::nonNull).count();
  }

  Composition composition() {
    return new Composition(kinds, programmes);
  }

  EditionFigures figures(Warnings warnings) {
    return new EditionFigures(
        format,
        entries,
        withListingDate,
        withBirthDateOrIdentifier,
        names,
        namesInOtherScripts,
        typedValues,
        extras,
        warnings.count(),
        warnings.entries(),
        composition(),
        warnings.timesOfRead());
  }
}
