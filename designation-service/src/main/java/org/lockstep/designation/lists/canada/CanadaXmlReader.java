package org.lockstep.designation.lists.canada;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Alternatives;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Keys;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/**
 * The XML of Global Affairs Canada: {@code data-set/record}. The list has no ids: the key is
 * regime, schedule and item, as the regulations number their schedules. The regime stands in {@code
 * Country}, in both languages; it is no country of the subject.
 */
@ApplicationScoped
class CanadaXmlReader implements ListReader {
  private static final Set<String> NOTHING_LEFT_OUT = Set.of();

  @Override
  public String format() {
    return "SEMA XML";
  }

  @Override
  public Set<String> sources() {
    return Set.of("ca-sema");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().contains("<data-set");
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    Keys keys = new Keys(new MemoryBudget(file.name()));
    XmlRecords.read(
        file,
        Set.of("record"),
        element -> {
          if (element.name().equals("record")) {
            keys.count(key(list, file, element));
          }
        });
    XmlRecords.read(
        file,
        Set.of("record"),
        element -> {
          if (element.name().equals("record")) {
            String key = keys.of(key(list, file, element), name(file, element));
            read(list, file, key, element, reading);
          }
        });
  }

  /** Blanks differ within one schedule, and make no other one. */
  private static String key(OfficialList list, ListFile file, XmlElement record) {
    String regime = list.regimes().of(country(file, record)).code();
    String schedule = record.text("Schedule").map(text -> text.replace(" ", "") + "/").orElse("");
    return regime + "/" + schedule + required(file, record, "Item");
  }

  private static String country(ListFile file, XmlElement record) {
    return required(file, record, "Country");
  }

  private static String required(ListFile file, XmlElement record, String child) {
    return record
        .text(child)
        .orElseThrow(
            () ->
                new RefusedFileException(
                    Reason.MALFORMED,
                    "%s: the record at line %d has no %s"
                        .formatted(file.name(), record.line(), child)));
  }

  private static String name(ListFile file, XmlElement record) {
    String person =
        String.join(" ", record.text("GivenName").orElse(""), record.text("LastName").orElse(""))
            .strip();
    return person.isEmpty() ? required(file, record, "EntityOrShip") : person;
  }

  private static void read(
      OfficialList list, ListFile file, String key, XmlElement record, Reading reading) {
    EntryDraft draft = new EntryDraft(reading, list, key, type(record), file.name(), record.line());
    readListing(file, record, draft);
    readNames(file, record, draft);
    record
        .text("TitleOrShip")
        .ifPresent(
            title -> {
              if (draft.type() == SubjectType.VESSEL) {
                draft.craftType(title);
              } else {
                draft.title(title);
              }
            });
    record
        .text("ShipIMONumber")
        .ifPresent(number -> draft.identifier(Identifier.Scheme.IMO_NUMBER, number));
    record
        .text("DateOfBirthOrShipBuildDate")
        .ifPresent(
            dates ->
                Alternatives.dates(dates)
                    .forEach(
                        date ->
                            draft.date(
                                kind(draft.type()), Alternatives.read(date), date, null, null)));
    draft.rest(record, NOTHING_LEFT_OUT);
    draft.emit();
  }

  /** A title of what is no person is the kind of a ship. */
  private static SubjectType type(XmlElement record) {
    if (record.text("LastName").isPresent() || record.text("GivenName").isPresent()) {
      return SubjectType.PERSON;
    }
    return record.text("ShipIMONumber").isPresent() || record.text("TitleOrShip").isPresent()
        ? SubjectType.VESSEL
        : SubjectType.ORGANIZATION;
  }

  private static StatedDate.Kind kind(SubjectType type) {
    return switch (type) {
      case PERSON -> StatedDate.Kind.BIRTH;
      case VESSEL, AIRCRAFT -> StatedDate.Kind.BUILD;
      case ORGANIZATION -> StatedDate.Kind.OTHER;
    };
  }

  private static void readListing(ListFile file, XmlElement record, EntryDraft draft) {
    Regime regime = draft.regime(country(file, record));
    draft.reference("Country", country(file, record));
    Optional<String> schedule = record.text("Schedule");
    schedule.ifPresent(value -> draft.reference("Schedule", value));
    draft.reference("Item", required(file, record, "Item"));
    String scope = schedule.map(value -> "Schedule " + value).orElse(null);
    draft.measure(measure(schedule.orElse(null)), regime, scope);
    record
        .text("DateOfListing")
        .ifPresent(
            published ->
                Dates.day(published)
                    .ifPresentOrElse(
                        draft::listed,
                        () -> draft.date(StatedDate.Kind.OTHER, published, "DateOfListing", null)));
  }

  /**
   * Regulations with one schedule forbid dealings with the persons in it, as do all with the
   * persons in schedule 1. Schedules with other numbers (1.1 has ships, 2 and 3 have banks and
   * companies of energy) say something else, which the list does not tell.
   */
  private static MeasureKind measure(@Nullable String schedule) {
    if (schedule == null || schedule.startsWith("Part") || schedule.startsWith("1,")) {
      return MeasureKind.ASSET_FREEZE;
    }
    return schedule.equals("1") ? MeasureKind.ASSET_FREEZE : MeasureKind.OTHER;
  }

  private static void readNames(ListFile file, XmlElement record, EntryDraft draft) {
    List<LabelledValue> parts =
        List.of("LastName", "GivenName").stream()
            .flatMap(
                part -> record.text(part).map(value -> new LabelledValue(part, value)).stream())
            .toList();
    draft.name(
        name(file, record), Name.Kind.PRIMARY, Name.Strength.STRONG, parts, null, null, null);
    if (!parts.isEmpty()) {
      // One of both kinds of names in a record of a person would be another name.
      record
          .text("EntityOrShip")
          .ifPresent(name -> draft.name(name, Name.Kind.ALIAS, Name.Strength.STRONG));
    }
    record
        .text("Aliases")
        .ifPresent(
            cell ->
                Aliases.of(cell, draft.type() == SubjectType.PERSON)
                    .forEach(
                        alias ->
                            draft.name(
                                alias.name(),
                                Name.Kind.ALIAS,
                                Name.Strength.STRONG,
                                List.of(),
                                alias.language(),
                                alias.label(),
                                null)));
  }
}
