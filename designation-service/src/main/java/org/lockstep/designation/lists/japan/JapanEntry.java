package org.lockstep.designation.lists.japan;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Enumeration;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/** A row with a subject. */
final class JapanEntry {
  private static final String UNKNOWN = "不明";
  private static final int LONGEST_TITLE = 500;
  private static final Pattern NUMBER_OF_HEADER = Pattern.compile(" [0-9]+$");
  private static final Pattern BETWEEN_COUNTRIES = Pattern.compile("及び|又は|[、,;/\n]");

  /** What only a person has. */
  private static final List<Column> OF_PERSONS =
      List.of(Column.BIRTH, Column.BIRTH_PLACE, Column.NATIONALITY, Column.PASSPORT, Column.TITLE);

  private static final List<Column> NAMES =
      List.of(
          Column.JAPANESE_NAME,
          Column.ENGLISH_NAME,
          Column.ALIAS,
          Column.WEAK_ALIAS,
          Column.FORMER_NAME);

  private final TableRow row;
  private final SheetTitle title;

  /** Headers of the sheet; some have two of a kind. */
  private final Map<Column, Map<String, String>> cells = new EnumMap<>(Column.class);

  JapanEntry(TableRow row, SheetTitle title) {
    this.row = row;
    this.title = title;
    for (String header : row.columns()) {
      Column.find(NUMBER_OF_HEADER.matcher(header).replaceAll(""))
          .ifPresent(
              column ->
                  row.cell(header)
                      .ifPresent(
                          cell ->
                              cells
                                  .computeIfAbsent(column, none -> new LinkedHashMap<>())
                                  .put(header, cell)));
    }
  }

  boolean hasName() {
    return NAMES.stream().anyMatch(column -> !known(column).isEmpty());
  }

  /** Cells of a kind that say something. */
  private List<String> known(Column column) {
    return cells.getOrDefault(column, Map.of()).values().stream()
        .filter(cell -> !cell.equals(UNKNOWN))
        .toList();
  }

  void emit(OfficialList list, Reading reading, String sheet, Keys keys) {
    String names =
        known(Column.JAPANESE_NAME).stream().collect(Collectors.joining("|"))
            + "|"
            + known(Column.ENGLISH_NAME).stream().collect(Collectors.joining("|"));
    String key = keys.of(sheet, String.join(" ", cells(Column.NOTICE_NUMBER).values()), names);
    Optional<SubjectType> stated = type();
    EntryDraft draft =
        new EntryDraft(
            reading, list, key, stated.orElse(SubjectType.ORGANIZATION), row.file(), row.line());
    if (stated.isEmpty()) {
      draft.warn("nothing says whether it is a person; entered as an organisation");
    }
    Regime regime = draft.regime(title.programme());
    title.measures(regime).forEach(draft::measure);
    names(draft);
    notice(draft);
    each(Column.TITLE, draft, (header, value) -> draft.title(value));
    each(Column.POSITION, draft, (header, value) -> draft.position(value));
    cells(Column.BIRTH).forEach((header, cell) -> dates(draft, StatedDate.Kind.BIRTH, cell, null));
    each(
        Column.BIRTH_PLACE,
        draft,
        (header, value) ->
            draft.birthPlace(
                List.of(new LabelledValue(header, value)), country(value), null, null));
    each(Column.NATIONALITY, draft, (header, value) -> nationality(draft, value));
    each(
        Column.PASSPORT,
        draft,
        (header, value) -> number(draft, Identifier.Scheme.PASSPORT_NUMBER, header, value));
    each(
        Column.IDENTITY_NUMBER,
        draft,
        (header, value) -> number(draft, Identifier.Scheme.ID_NUMBER, header, value));
    each(Column.ADDRESS, draft, (header, value) -> address(draft, header, value, null));
    each(Column.AREA, draft, (header, value) -> address(draft, header, value, header));
    each(Column.PHONE, draft, (header, value) -> draft.contact(Contact.Kind.PHONE, value, null));
    each(Column.FAX, draft, (header, value) -> draft.contact(Contact.Kind.FAX, value, null));
    cells(Column.REMARK).values().forEach(draft::remark);
    cells(Column.UN_DATE)
        .forEach((header, cell) -> dates(draft, StatedDate.Kind.OTHER, cell, header));
    cells(Column.LISTED)
        .forEach((header, cell) -> dates(draft, StatedDate.Kind.OTHER, cell, header));
    each(Column.UN_REFERENCE, draft, draft::reference);
    cells(Column.GROUNDS).values().forEach(draft::reason);
    draft.rest(row, Set.of());
    draft.emit();
  }

  private Map<String, String> cells(Column column) {
    return cells.getOrDefault(column, Map.of());
  }

  /** Takes a value under the header of its column. */
  private interface ValueConsumer {
    void accept(String header, String value);
  }

  /** The values of the cells; that something is unknown is kept as it stands. */
  private void each(Column column, EntryDraft draft, ValueConsumer consumer) {
    cells(column)
        .forEach(
            (header, cell) -> {
              if (cell.equals(UNKNOWN)) {
                draft.extra(header, cell);
              } else {
                Enumeration.split(cell).forEach(value -> consumer.accept(header, value));
              }
            });
  }

  private Optional<SubjectType> type() {
    return title
        .type()
        .or(
            () ->
                OF_PERSONS.stream().anyMatch(column -> !known(column).isEmpty())
                    ? Optional.of(SubjectType.PERSON)
                    : Optional.empty());
  }

  private void names(EntryDraft draft) {
    boolean japanese = !known(Column.JAPANESE_NAME).isEmpty();
    names(draft, Column.JAPANESE_NAME, Name.Kind.PRIMARY, "ja");
    names(draft, Column.ENGLISH_NAME, japanese ? Name.Kind.ALIAS : Name.Kind.PRIMARY, null);
    names(draft, Column.ALIAS, Name.Kind.ALIAS, null);
    names(draft, Column.WEAK_ALIAS, Name.Kind.ALIAS, null);
    names(draft, Column.FORMER_NAME, Name.Kind.PREVIOUS, null);
  }

  private void names(EntryDraft draft, Column column, Name.Kind kind, @Nullable String language) {
    Name.Strength strength =
        column == Column.WEAK_ALIAS ? Name.Strength.WEAK : Name.Strength.STRONG;
    cells(column)
        .forEach(
            (header, cell) -> {
              if (cell.equals(UNKNOWN)) {
                draft.extra(header, cell);
                return;
              }
              for (NameCell.Part part : NameCell.parts(cell)) {
                Name.Kind own =
                    switch (part.role()) {
                      case OWN -> kind;
                      case OTHER -> kind == Name.Kind.PRIMARY ? Name.Kind.ALIAS : kind;
                      case FORMER -> Name.Kind.PREVIOUS;
                    };
                draft.name(part.name(), own, strength, List.of(), language, null, null);
              }
            });
  }

  /** The day of the notice is that of the listing; a wording with more than a day is kept whole. */
  private void notice(EntryDraft draft) {
    @Nullable LocalDate day = null;
    for (Map.Entry<String, String> cell : cells(Column.NOTICE_DATE).entrySet()) {
      List<JapaneseDates.Stated> stated = JapaneseDates.read(cell.getValue());
      Optional<LocalDate> only =
          stated.size() == 1 ? day(stated.get(0)) : Optional.<LocalDate>empty();
      if (only.isPresent()) {
        day = only.get();
      } else {
        dates(draft, StatedDate.Kind.OTHER, cell.getValue(), cell.getKey());
      }
    }
    if (day != null) {
      draft.listed(day);
    }
    String date = day == null ? null : day.toString();
    cells(Column.NOTICE_NUMBER)
        .values()
        .forEach(
            cell -> {
              String number = Blanks.single(cell);
              if (number.length() <= LONGEST_TITLE) {
                draft.source(new Source(Source.Kind.OFFICIAL, number, null, date));
              } else {
                draft.remark(cell);
              }
            });
  }

  private static Optional<LocalDate> day(JapaneseDates.Stated stated) {
    String from = stated.read().from();
    return stated.read().precision() == StatedDate.Precision.EXACT
            && from != null
            && from.length() == 10
        ? Optional.of(LocalDate.parse(from))
        : Optional.empty();
  }

  private static void dates(
      EntryDraft draft, StatedDate.Kind kind, String cell, @Nullable String note) {
    for (String value : Enumeration.split(cell)) {
      for (JapaneseDates.Stated stated : JapaneseDates.read(value)) {
        draft.date(kind, stated.read(), stated.published(), note, null);
      }
    }
  }

  private static void nationality(EntryDraft draft, String value) {
    List<String> countries = BETWEEN_COUNTRIES.splitAsStream(value).map(String::strip).toList();
    Consumer<String> tie = country -> draft.tie(CountryTie.Kind.NATIONALITY, country, null, null);
    if (countries.stream().allMatch(country -> Countries.code(country).isPresent())) {
      countries.forEach(tie);
    } else {
      tie.accept(value);
    }
  }

  private static void number(
      EntryDraft draft, Identifier.Scheme scheme, String header, String value) {
    String number = Blanks.single(value);
    if (number.length() <= LONGEST_TITLE) {
      draft.identifier(scheme, number, header, null, null, null, null, null, null);
    } else {
      draft.remark(header + ": " + value);
    }
  }

  private static void address(
      EntryDraft draft, String header, String value, @Nullable String note) {
    value
        .lines()
        .map(String::strip)
        .forEach(
            line ->
                draft.address(List.of(new LabelledValue(header, line)), country(line), note, null));
  }

  /** What stands last, or the whole, if it is a country. */
  private static @Nullable String country(String place) {
    String last =
        place.substring(Math.max(place.lastIndexOf(','), place.lastIndexOf('、')) + 1).strip();
    return Countries.code(last).isPresent() ? last : null;
  }
}
