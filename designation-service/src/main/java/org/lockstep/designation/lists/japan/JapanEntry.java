package org.lockstep.designation.lists.japan;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Enumeration;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/** A row with a subject. */
final class JapanEntry {
  static final String UNKNOWN = "不明";
  private static final int LONGEST_TITLE = 500;

  /** Said of each date of a listing by the United Nations, whichever way a form heads them. */
  private static final String UN_LISTED = "国連制裁委員会による指定日";

  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[、,\\n;]| / ");

  /** What only a person has; in a sheet of both, it is unknown of persons, and blank of others. */
  private static final List<Column> OF_PERSONS =
      List.of(
          Column.BIRTH,
          Column.BIRTH_PLACE,
          Column.NATIONALITY,
          Column.PASSPORT,
          Column.IDENTITY_NUMBER,
          Column.TITLE);

  private static final List<Column> NAMES =
      List.of(
          Column.JAPANESE_NAME,
          Column.ENGLISH_NAME,
          Column.ALIAS,
          Column.WEAK_ALIAS,
          Column.FORMER_NAME);

  private final TableRow row;
  private final String original;
  private final SheetTitle title;

  /** Headers of the sheet; some have two of a kind. */
  private final Map<Column, Map<String, String>> cells = new EnumMap<>(Column.class);

  private final Set<Column> columns = new HashSet<>();

  /** What has been said, so that it is not said once more in English. */
  private final Set<String> dates = new HashSet<>();

  private final Set<String> numbers = new HashSet<>();

  /**
   * @param row with its text in NFKC
   * @param original the row as the file has it
   */
  JapanEntry(TableRow row, String original, SheetTitle title) {
    this.row = row;
    this.original = original;
    this.title = title;
    for (String header : row.columns()) {
      Column.find(header)
          .ifPresent(
              column -> {
                columns.add(column);
                row.cell(header)
                    .ifPresent(
                        cell ->
                            cells
                                .computeIfAbsent(column, none -> new LinkedHashMap<>())
                                .put(header, cell));
              });
    }
  }

  boolean hasName() {
    return NAMES.stream().anyMatch(column -> !known(column).isEmpty());
  }

  boolean isDeleted() {
    return cells(Column.NOTICE_DATE).values().stream().anyMatch(Notice::isOfDeletion);
  }

  /** In a form of the list without ids. */
  String key(String sheet, Keys keys) {
    return keys.of(sheet, noticeNumber(), names());
  }

  /** By which the list names a subject. */
  String noticeAndNames() {
    return String.join("\n", cells(Column.NOTICE_DATE).values())
        + "\n"
        + noticeNumber()
        + "\n"
        + names();
  }

  private String noticeNumber() {
    return String.join(" ", cells(Column.NOTICE_NUMBER).values());
  }

  private String names() {
    return String.join("|", known(Column.JAPANESE_NAME))
        + "|"
        + String.join("|", known(Column.ENGLISH_NAME));
  }

  private Map<String, String> cells(Column column) {
    return cells.getOrDefault(column, Map.of());
  }

  /** Cells of a kind that say something. */
  private List<String> known(Column column) {
    return cells(column).values().stream().filter(cell -> !cell.equals(UNKNOWN)).toList();
  }

  /** Hands on the known cells of a kind; that something is unknown is kept as it stands. */
  private void each(Column column, EntryDraft draft, BiConsumer<String, String> consumer) {
    cells(column)
        .forEach(
            (header, cell) -> {
              if (cell.equals(UNKNOWN)) {
                draft.extra(header, cell);
              } else {
                consumer.accept(header, cell);
              }
            });
  }

  void emit(OfficialList list, Reading reading, String key) {
    Optional<SubjectType> stated = type();
    SubjectType type = stated.orElse(SubjectType.ORGANIZATION);
    EntryDraft draft = new EntryDraft(reading, list, key, type, row.file(), row.line());
    if (stated.isEmpty()) {
      draft.warn("nothing says whether it is a person; entered as an organisation");
    }
    Regime regime = draft.regime(title.programme());
    title.measures(regime).forEach(draft::measure);
    NameColumns names =
        new NameColumns(draft, type == SubjectType.PERSON, !known(Column.JAPANESE_NAME).isEmpty());
    NAMES.forEach(
        column ->
            each(column, draft, (header, cell) -> names.add(column, header.endsWith("語)"), cell)));
    if (draft.isNameless() && !namedByCell(draft)) {
      draft.warn("no cell of the row holds a name that can be shown; it was passed over");
      return;
    }
    notice(draft);
    each(Column.TITLE, draft, (header, cell) -> Bilingual.values(cell).forEach(draft::title));
    each(Column.POSITION, draft, (header, cell) -> Bilingual.values(cell).forEach(draft::position));
    cells(Column.BIRTH).values().forEach(cell -> births(draft, cell));
    names.births().forEach(birth -> birth(draft, birth.name(), birth.wording()));
    each(
        Column.BIRTH_PLACE,
        draft,
        (header, cell) -> Place.all(cell).forEach(place -> birthPlace(draft, place)));
    each(
        Column.NATIONALITY,
        draft,
        (header, cell) -> Nationality.all(cell).forEach(nationality -> nationality.tie(draft)));
    documents(draft);
    names.documents().forEach(document -> document(draft, document.name(), document.wording()));
    addresses(draft);
    each(Column.PHONE, draft, (header, cell) -> contact(draft, Contact.Kind.PHONE, cell));
    each(Column.FAX, draft, (header, cell) -> contact(draft, Contact.Kind.FAX, cell));
    for (String remark : cells(Column.REMARK).values()) {
      draft.remark(remark);
      RemarkNumbers.take(remark, draft);
    }
    cells(Column.NOTICE_TEXT).forEach(draft::extra);
    cells(Column.UN_DATE).values().forEach(cell -> unDates(draft, cell));
    each(
        Column.UN_REFERENCE,
        draft,
        (header, cell) -> Enumeration.split(cell).forEach(value -> draft.reference(header, value)));
    cells(Column.GROUNDS).values().forEach(draft::reason);
    draft.rest(row.line(), original, row.unread());
    draft.emit();
  }

  /** Where no name was found in the cells, the first of them stands for one. */
  private boolean namedByCell(EntryDraft draft) {
    String cell = NAMES.stream().flatMap(column -> known(column).stream()).findFirst().orElse("");
    String name = Blanks.single(cell).substring(0, Math.min(Blanks.single(cell).length(), 500));
    draft.name(name, Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.warn("no name was found in '" + name + "'; the cell stands for it");
    return !draft.isNameless();
  }

  private Optional<SubjectType> type() {
    Optional<SubjectType> own =
        known(Column.TYPE).stream().findFirst().flatMap(SheetTitle::type).or(title::type);
    if (own.isPresent()) {
      return own;
    }
    boolean known = OF_PERSONS.stream().anyMatch(column -> !known(column).isEmpty());
    long said = OF_PERSONS.stream().filter(cells::containsKey).count();
    if (known || said > 1) {
      return Optional.of(SubjectType.PERSON);
    }
    boolean couldSay = OF_PERSONS.stream().filter(columns::contains).count() > 1;
    return couldSay ? Optional.of(SubjectType.ORGANIZATION) : Optional.empty();
  }

  /** The day of the notice is that of the listing. */
  private void notice(EntryDraft draft) {
    @Nullable String date = null;
    for (Map.Entry<String, String> cell : cells(Column.NOTICE_DATE).entrySet()) {
      Notice notice = Notice.read(cell.getValue());
      if (notice.day().isPresent()) {
        draft.listed(notice.day().get());
        date = notice.day().get().toString();
      } else {
        draft.date(
            StatedDate.Kind.OTHER,
            new Dates.Read(StatedDate.Precision.UNKNOWN, null, null),
            cell.getValue(),
            cell.getKey(),
            null);
        draft.warn("'" + cell.getValue() + "' is no day of a notice; no listing date was taken");
      }
      notice.revised().forEach(day -> date(draft, StatedDate.Kind.MODIFIED, day, null));
    }
    for (String cell : cells(Column.NOTICE_NUMBER).values()) {
      String number = Blanks.single(cell);
      if (number.length() <= LONGEST_TITLE) {
        draft.source(new Source(Source.Kind.OFFICIAL, number, null, date));
      } else {
        draft.remark(cell);
      }
    }
  }

  private void unDates(EntryDraft draft, String cell) {
    Notice notice = Notice.read(cell);
    if (notice.first().isEmpty() && notice.revised().isEmpty()) {
      draft.date(
          StatedDate.Kind.OTHER,
          new Dates.Read(StatedDate.Precision.UNKNOWN, null, null),
          cell,
          UN_LISTED,
          null);
    }
    notice.first().ifPresent(day -> date(draft, StatedDate.Kind.OTHER, day, UN_LISTED));
    notice.revised().forEach(day -> date(draft, StatedDate.Kind.MODIFIED, day, UN_LISTED));
  }

  /** Each date once, in whatever words and languages it is said. */
  private void date(
      EntryDraft draft, StatedDate.Kind kind, JapaneseDates.Stated stated, @Nullable String note) {
    Dates.Read read = stated.read();
    boolean unknown = read.precision() == StatedDate.Precision.UNKNOWN;
    String said =
        String.join(
            "|",
            kind.name(),
            kind == StatedDate.Kind.BIRTH ? "" : String.valueOf(note),
            unknown ? stated.published() : read.toString());
    if (dates.add(said)) {
      draft.date(kind, read, stated.published(), note, null);
    }
  }

  private void births(EntryDraft draft, String cell) {
    // One form of the list has the English below, the other behind a blank.
    for (String value : Enumeration.split(cell.replace(" Born ", "\nBorn "))) {
      List<JapaneseDates.Stated> read = JapaneseDates.read(value);
      boolean understood = read.get(0).read().precision() != StatedDate.Precision.UNKNOWN;
      BirthRemark remark = understood ? BirthRemark.NOTHING : BirthRemark.inLines(value);
      if (remark.dates().isEmpty()) {
        read.forEach(date -> date(draft, StatedDate.Kind.BIRTH, date, null));
      } else {
        born(draft, remark, null);
      }
    }
  }

  private void birth(EntryDraft draft, String name, String wording) {
    BirthRemark remark = BirthRemark.read(wording);
    born(draft, remark, name);
    if (remark.dates().isEmpty() && remark.places().isEmpty()) {
      draft.remark(name + ": " + wording);
    }
  }

  private void born(EntryDraft draft, BirthRemark remark, @Nullable String name) {
    remark.dates().forEach(date -> date(draft, StatedDate.Kind.BIRTH, date, name));
    remark
        .places()
        .forEach(
            place -> birthPlace(draft, new Place(place, Place.country(place).orElse(null), name)));
  }

  private static void birthPlace(EntryDraft draft, Place place) {
    draft.birthPlace(
        List.of(new LabelledValue(Column.BIRTH_PLACE.header(), place.wording())),
        place.country(),
        place.note(),
        null);
  }

  private void documents(EntryDraft draft) {
    Map<Column, Identifier.Scheme> schemes =
        Map.of(
            Column.PASSPORT, Identifier.Scheme.PASSPORT_NUMBER,
            Column.IDENTITY_NUMBER, Identifier.Scheme.ID_NUMBER);
    for (Column column : List.of(Column.PASSPORT, Column.IDENTITY_NUMBER)) {
      each(
          column,
          draft,
          (header, cell) -> {
            DocumentCell.Documents read = DocumentCell.read(cell);
            Identifier.Scheme scheme = schemes.getOrDefault(column, Identifier.Scheme.ID_NUMBER);
            read.all().forEach(document -> identifier(draft, scheme, document, null));
            read.others().forEach(other -> draft.remark(header + ": " + other));
          });
    }
  }

  /** A document that is said of one of the names, mostly in two languages. */
  private void document(EntryDraft draft, String name, String wording) {
    DocumentCell.Documents read = DocumentCell.read(wording);
    Identifier.Scheme scheme =
        wording.contains("旅券") || wording.contains("passport")
            ? Identifier.Scheme.PASSPORT_NUMBER
            : Identifier.Scheme.ID_NUMBER;
    read.all().stream()
        .filter(document -> !numbers.contains(document.number()))
        .toList()
        .forEach(document -> identifier(draft, scheme, document, name));
    read.others().forEach(other -> draft.remark(name + ": " + other));
  }

  private void identifier(
      EntryDraft draft,
      Identifier.Scheme scheme,
      DocumentCell.Document document,
      @Nullable String name) {
    String number = document.number();
    numbers.add(number);
    String wording = document.asPublished();
    boolean ofTaxes = wording.contains("納税") || wording.contains("Fiscal Code");
    draft.identifier(
        ofTaxes ? Identifier.Scheme.TAX_NUMBER : scheme,
        number,
        document.type(),
        document.country(),
        document.issued(),
        document.expires(),
        name,
        wording.equals(number) ? null : wording,
        null);
  }

  private void addresses(EntryDraft draft) {
    each(
        Column.ADDRESS,
        draft,
        (header, cell) -> Place.all(cell).forEach(place -> address(draft, place, place.note())));
    each(
        Column.AREA,
        draft,
        (header, cell) -> Place.all(cell).forEach(place -> address(draft, place, header)));
    for (String language : List.of("(日本語)", "(英語)")) {
      String country = cells(Column.ADDRESS_COUNTRY).getOrDefault(header(true, language), "");
      String rest = cells(Column.ADDRESS_REST).getOrDefault(header(false, language), "");
      Place.inParts(country, rest).forEach(place -> address(draft, place, place.note()));
    }
  }

  private static String header(boolean country, String language) {
    return (country ? Column.ADDRESS_COUNTRY : Column.ADDRESS_REST).header() + language;
  }

  private static void address(EntryDraft draft, Place place, @Nullable String note) {
    draft.address(
        List.of(new LabelledValue(Column.ADDRESS.header(), place.wording())),
        place.country(),
        note,
        null);
  }

  private static void contact(EntryDraft draft, Contact.Kind kind, String cell) {
    BETWEEN_NUMBERS
        .splitAsStream(cell)
        .map(String::strip)
        .filter(number -> !number.isEmpty())
        .forEach(number -> draft.contact(kind, number, null));
  }
}
