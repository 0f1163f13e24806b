package org.lockstep.designation.lists.canada;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Alternatives;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/**
 * An entry of a record. The regime stands in Country, in both languages; it is no country of the
 * subject.
 */
final class CanadaEntry {
  private static final Set<String> NOTHING_LEFT_OUT = Set.of();
  private static final String BETWEEN_LANGUAGES = " / ";
  private static final Pattern SLASH = Pattern.compile(" ?/ ?");

  private final CanadaRecord record;
  private final EntryDraft draft;

  CanadaEntry(OfficialList list, Reading reading, String key, CanadaRecord record) {
    this.record = record;
    this.draft =
        new EntryDraft(reading, list, key, type(record), record.file(), record.element().line());
  }

  /** Blanks differ within one schedule, and make no other one. */
  static String key(OfficialList list, CanadaRecord record) {
    String regime = list.regimes().of(tag(list, record)).code();
    String schedule =
        record.text(CanadaRecord.SCHEDULE).map(text -> Blanks.none(text) + "/").orElse("");
    return regime + "/" + schedule + record.required(CanadaRecord.ITEM);
  }

  /** The regime by its names in both languages, or by the English one where that is known. */
  private static String tag(OfficialList list, CanadaRecord record) {
    String names = Blanks.single(record.required(CanadaRecord.COUNTRY));
    String both = SLASH.matcher(names).replaceAll(BETWEEN_LANGUAGES);
    int slash = both.indexOf(BETWEEN_LANGUAGES);
    String english = slash < 0 ? both : both.substring(0, slash);
    boolean onlyEnglishIsKnown =
        !list.regimes().of(both).known() && list.regimes().of(english).known();
    return onlyEnglishIsKnown ? english : both;
  }

  void emit(OfficialList list) {
    listing(list);
    names();
    record.text(CanadaRecord.TITLE_OR_SHIP).ifPresent(this::title);
    record
        .text(CanadaRecord.SHIP_IMO_NUMBER)
        .ifPresent(number -> draft.identifier(Identifier.Scheme.IMO_NUMBER, number));
    record.text(CanadaRecord.DATE_OF_BIRTH_OR_SHIP_BUILD_DATE).ifPresent(this::dates);
    draft.rest(record.element(), NOTHING_LEFT_OUT);
    draft.emit();
  }

  /** A title of what is no person is the kind of a ship. */
  private static SubjectType type(CanadaRecord record) {
    if (record.isOfPerson()) {
      return SubjectType.PERSON;
    }
    return record.text(CanadaRecord.SHIP_IMO_NUMBER).isPresent()
            || record.text(CanadaRecord.TITLE_OR_SHIP).isPresent()
        ? SubjectType.VESSEL
        : SubjectType.ORGANIZATION;
  }

  private void title(String title) {
    if (draft.type() == SubjectType.VESSEL) {
      draft.craftType(title);
    } else {
      draft.title(title);
    }
  }

  private void dates(String published) {
    StatedDate.Kind kind =
        switch (draft.type()) {
          case PERSON -> StatedDate.Kind.BIRTH;
          case VESSEL, AIRCRAFT -> StatedDate.Kind.BUILD;
          case ORGANIZATION -> StatedDate.Kind.OTHER;
        };
    Alternatives.dates(published)
        .forEach(date -> draft.date(kind, Alternatives.read(date), date, null, null));
  }

  private void listing(OfficialList list) {
    Regime regime = draft.regime(tag(list, record));
    draft.reference(CanadaRecord.COUNTRY, record.required(CanadaRecord.COUNTRY));
    Optional<String> schedule = record.text(CanadaRecord.SCHEDULE);
    schedule.ifPresent(value -> draft.reference(CanadaRecord.SCHEDULE, value));
    draft.reference(CanadaRecord.ITEM, record.required(CanadaRecord.ITEM));
    String scope = schedule.map(value -> "Schedule " + value).orElse(null);
    draft.measure(measure(schedule.orElse(null)), regime, scope);
    record
        .text(CanadaRecord.DATE_OF_LISTING)
        .ifPresent(
            published ->
                Dates.day(published)
                    .ifPresentOrElse(
                        draft::listed,
                        () ->
                            draft.date(
                                StatedDate.Kind.OTHER,
                                published,
                                CanadaRecord.DATE_OF_LISTING,
                                null)));
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

  private void names() {
    if (record.isOfPerson()) {
      person();
    } else {
      organization(record.required(CanadaRecord.ENTITY_OR_SHIP), Name.Kind.PRIMARY);
    }
  }

  private void person() {
    String lastName = record.text(CanadaRecord.LAST_NAME).map(Blanks::single).orElse("");
    String givenName = record.text(CanadaRecord.GIVEN_NAME).map(Blanks::single).orElse("");
    List<LabelledValue> parts =
        List.of(CanadaRecord.LAST_NAME, CanadaRecord.GIVEN_NAME).stream()
            .flatMap(
                part -> record.text(part).map(value -> new LabelledValue(part, value)).stream())
            .toList();
    List<String> names = Variants.of((givenName + " " + lastName).strip());
    for (int i = 0; i < names.size(); i++) {
      Name.Kind kind = i == 0 ? Name.Kind.PRIMARY : Name.Kind.ALIAS;
      List<LabelledValue> published = i == 0 ? parts : List.of();
      draft.name(names.get(i), kind, Name.Strength.STRONG, published, null, null, null);
    }
    // One of both kinds of names in a record of a person would be another name.
    record.text(CanadaRecord.ENTITY_OR_SHIP).ifPresent(name -> organization(name, Name.Kind.ALIAS));
    record
        .text(CanadaRecord.ALIASES)
        .ifPresent(cell -> aliases(cell, Aliases.ofPerson(cell, lastName)));
  }

  private void organization(String published, Name.Kind kind) {
    OrganizationName name = OrganizationName.of(published);
    draft.name(
        name.name(),
        kind,
        Name.Strength.STRONG,
        whole(CanadaRecord.ENTITY_OR_SHIP, published, name.name()),
        name.language(),
        null,
        null);
    name.others().forEach(alias -> alias(alias, List.of()));
    if (kind == Name.Kind.PRIMARY) {
      record
          .text(CanadaRecord.ALIASES)
          .ifPresent(cell -> aliases(cell, Aliases.ofOrganization(cell, name.isInBothLanguages())));
    }
  }

  /** The first name of a cell has the cell beside it, where that holds more. */
  private void aliases(String cell, List<Alias> aliases) {
    for (int i = 0; i < aliases.size(); i++) {
      Alias alias = aliases.get(i);
      alias(alias, i == 0 ? whole(CanadaRecord.ALIASES, cell, alias.name()) : List.of());
    }
  }

  private static List<LabelledValue> whole(String label, String cell, String name) {
    return cell.equals(name) ? List.of() : List.of(new LabelledValue(label, cell));
  }

  private void alias(Alias alias, List<LabelledValue> parts) {
    draft.name(
        alias.name(),
        Name.Kind.ALIAS,
        alias.strength(),
        parts,
        alias.language(),
        alias.label(),
        null);
  }
}
