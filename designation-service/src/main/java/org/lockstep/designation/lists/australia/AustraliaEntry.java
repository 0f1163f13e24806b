package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.file.XlsxTable;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Enumeration;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * An entry of the rows of one subject. What all rows say is said once; what only the row of another
 * name says, such as the date of birth in a passport under that name, is noted to be of that name.
 */
final class AustraliaEntry {
  private static final String TYPE = "type";
  private static final Set<String> NOTHING = Set.of("na", "n/a", "n.a.", "nil", "none", "-");
  private static final Pattern BETWEEN_COUNTRIES = Pattern.compile("[\n;:,/]");
  private static final Pattern AND = Pattern.compile("\\s(?:and|&)\\s");
  private static final Pattern PHONE =
      Pattern.compile("(?:Phone|Telephone|Tel|Mobile)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern FAX = Pattern.compile("Fax\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[;,\n]");

  private final List<TableRow> originals;

  /** The row of its own name first. */
  private final List<TableRow> rows;

  private final Optional<TableRow> own;
  private final EntryDraft draft;
  private final Set<String> documents = new HashSet<>();
  private boolean listed;

  AustraliaEntry(OfficialList list, Reading reading, String key, List<TableRow> rows) {
    this.originals = rows;
    this.own = NameRow.own(rows);
    this.rows = new ArrayList<>(rows);
    own.ifPresent(
        row -> {
          this.rows.remove(row);
          this.rows.add(0, row);
        });
    TableRow first = rows.get(0);
    this.draft = new EntryDraft(reading, list, key, type(this.rows), first.file(), first.line());
  }

  /** As the first row says that says it; otherwise by what only one kind has. */
  private static SubjectType type(List<TableRow> rows) {
    return rows.stream()
        .flatMap(row -> type(row.cell(TYPE).orElse("")).stream())
        .findFirst()
        .orElseGet(
            () ->
                rows.stream().anyMatch(row -> row.cell("date_of_birth").isPresent())
                    ? SubjectType.PERSON
                    : SubjectType.ORGANIZATION);
  }

  private static Optional<SubjectType> type(String published) {
    return Optional.ofNullable(
        switch (published.toLowerCase(Locale.ROOT)) {
          case "individual", "person" -> SubjectType.PERSON;
          case "entity", "organisation", "organization" -> SubjectType.ORGANIZATION;
          case "vessel", "ship" -> SubjectType.VESSEL;
          case "aircraft" -> SubjectType.AIRCRAFT;
          default -> null;
        });
  }

  void emit() {
    if (own.isEmpty()) {
      draft.warn("its names are other names of a subject that the list does not have");
    }
    rows.forEach(this::name);
    new Measures(draft, rows).read();
    rows.forEach(this::type);
    births();
    places("place_of_birth", Places::births, this::birthPlace);
    places("address", Places::addresses, this::address);
    cells("citizenship").forEach(this::citizenships);
    AdditionalInformation information = new AdditionalInformation(draft);
    boolean ofRussia = isOfRussia();
    for (String said : cells("additional_information")) {
      information.read(said);
      documents(said, ofRussia);
    }
    cells("listing_information", "instrument_of_designation").forEach(this::listing);
    cells("control_date").forEach(this::controlDate);
    cells("imo_number").forEach(this::imoNumbers);
    originals.forEach(row -> draft.rest(row, Set.of()));
    draft.emit();
  }

  /** What the rows say in some columns, each wording once. */
  private Set<String> cells(String... columns) {
    Set<String> cells = new LinkedHashSet<>();
    for (TableRow row : rows) {
      for (String column : columns) {
        cell(row, column).map(Blanks::lines).ifPresent(cells::add);
      }
    }
    return cells;
  }

  private void name(TableRow row) {
    String type = NameRow.type(row);
    Name.Kind kind =
        switch (type) {
          case "formerly known as", "previously listed as", "fka" -> Name.Kind.PREVIOUS;
          default -> Name.Kind.ALIAS;
        };
    if (isOwn(row)) {
      kind = Name.Kind.PRIMARY;
    } else if (NameRow.isPrimary(row) && !NameRow.name(row).equals(ownName())) {
      draft.warn("'%s' is said to be its primary name, too".formatted(NameRow.name(row)));
    }
    Name.Strength strength =
        row.cell("alias_strength").orElse("").equalsIgnoreCase("weak")
            ? Name.Strength.WEAK
            : Name.Strength.STRONG;
    String note =
        switch (type) {
          case "", "aka", "alias", "primary name" -> null;
          default -> row.cell("name_type").orElse(null);
        };
    String published = NameRow.name(row);
    List<PublishedName> names = PublishedName.of(published, kind, strength);
    for (int i = 0; i < names.size(); i++) {
      PublishedName name = names.get(i);
      // The first one has the cell beside it, where that says more.
      boolean whole = i > 0 || published.equals(name.name());
      draft.name(
          name.name(),
          name.kind(),
          name.strength(),
          whole ? List.of() : List.of(new LabelledValue(NameRow.NAME, published)),
          name.language(),
          name.note() == null ? note : name.note(),
          row.cell(Reference.COLUMN).orElse(null));
    }
  }

  private boolean isOwn(TableRow row) {
    return own.filter(one -> one == row).isPresent();
  }

  private String ownName() {
    return own.map(NameRow::name).orElse("");
  }

  /** A row whose type is another than that of the subject keeps its own among the extras. */
  private void type(TableRow row) {
    row.cell(TYPE)
        .filter(published -> type(published).stream().noneMatch(type -> type == draft.type()))
        .ifPresent(
            published -> {
              draft.warn("the type '" + published + "' is not that of the subject");
              draft.extra(TYPE, published);
            });
  }

  private void births() {
    Set<Dates.Read> known = new HashSet<>();
    Set<String> unknown = new HashSet<>();
    for (TableRow row : rows) {
      for (BirthDates.Stated date : of(row, "date_of_birth", BirthDates::of)) {
        String note = isOwn(row) ? null : ofName(row);
        if (date.isKnown() ? known.add(date.read()) : unknown.add(date.published())) {
          draft.date(StatedDate.Kind.BIRTH, date.read(), date.published(), note, null);
        }
      }
    }
  }

  private void places(
      String column,
      Function<String, List<Places.Place>> reader,
      BiConsumer<Places.Place, @Nullable String> taker) {
    Set<Places.Place> known = new HashSet<>();
    for (TableRow row : rows) {
      for (Places.Place place : of(row, column, reader)) {
        if (known.add(place)) {
          taker.accept(place, isOwn(row) ? null : ofName(row));
        }
      }
    }
  }

  private static <T extends Object> List<T> of(
      TableRow row, String column, Function<String, List<T>> reader) {
    return cell(row, column).map(reader).orElse(List.of());
  }

  /** A cell that says something. */
  private static Optional<String> cell(TableRow row, String column) {
    return row.cell(column).filter(text -> !NOTHING.contains(text.toLowerCase(Locale.ROOT)));
  }

  private static String ofName(TableRow row) {
    return "of the name " + Blanks.single(NameRow.name(row));
  }

  private void birthPlace(Places.Place place, @Nullable String ofName) {
    draft.birthPlace(part("place_of_birth", place), place.country(), ofName, null);
  }

  private void address(Places.Place place, @Nullable String ofName) {
    if (PHONE.matcher(place.full()).matches()) {
      draft.contact(Contact.Kind.PHONE, place.full(), ofName);
      return;
    }
    if (FAX.matcher(place.full()).matches()) {
      draft.contact(Contact.Kind.FAX, place.full(), ofName);
      return;
    }
    String note =
        Stream.of(Optional.ofNullable(place.note()), Optional.ofNullable(ofName))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    draft.address(part("address", place), place.country(), note, null);
  }

  private static List<LabelledValue> part(String label, Places.Place place) {
    return List.of(new LabelledValue(label, place.full()));
  }

  /** The parts of a value, if each of them is a country; otherwise the value. */
  private void citizenships(String published) {
    CountryTie.Kind kind =
        draft.type() == SubjectType.PERSON ? CountryTie.Kind.CITIZENSHIP : CountryTie.Kind.OTHER;
    for (String value : Enumeration.split(published)) {
      List<String> parts =
          BETWEEN_COUNTRIES
              .splitAsStream(value)
              .map(String::strip)
              .flatMap(
                  part ->
                      Countries.code(part).isEmpty() ? AND.splitAsStream(part) : Stream.of(part))
              .map(String::strip)
              .filter(one -> !one.isEmpty())
              .toList();
      boolean several =
          Countries.code(value).isEmpty()
              && parts.stream().allMatch(part -> Countries.code(part).isPresent());
      (several ? parts : List.of(value)).forEach(one -> draft.tie(kind, one, null, null));
    }
  }

  /** Whether it has an address there. */
  private boolean isOfRussia() {
    return rows.stream()
        .flatMap(row -> of(row, "address", Places::addresses).stream())
        .flatMap(place -> Optional.ofNullable(place.country()).stream())
        .anyMatch(country -> Countries.code(country).filter("RU"::equals).isPresent());
  }

  private void documents(String text, boolean ofRussia) {
    for (Documents.Document document : Documents.in(text, ofRussia)) {
      if (documents.add(document.scheme() + " " + document.number())) {
        draft.identifier(
            document.scheme(),
            document.number(),
            document.type(),
            document.issuer(),
            document.issued(),
            document.expires(),
            null,
            document.asPublished(),
            null);
      }
    }
  }

  private void listing(String cell) {
    ListingInformation information = ListingInformation.of(cell);
    if (!listed) {
      information.listed().ifPresent(draft::listed);
      listed = information.listed().isPresent();
    }
    information
        .dates()
        .forEach(date -> draft.date(date.kind(), date.published(), date.note(), null));
    information
        .instruments()
        .forEach(instrument -> draft.source(instrument.title(), null, instrument.date()));
    information
        .references()
        .forEach(reference -> draft.reference(reference.label(), reference.id()));
    if (!information.isOnlyInstruments()) {
      draft.remark(cell);
    }
  }

  /** When the entry was controlled first, or was last changed: the list does not say which. */
  private void controlDate(String published) {
    Dates.Read read =
        XlsxTable.serialDate(published)
            .map(day -> new Dates.Read(StatedDate.Precision.EXACT, day.toString(), null))
            .orElseGet(() -> Dates.read(published));
    draft.date(StatedDate.Kind.OTHER, read, published, "control date", null);
  }

  private void imoNumbers(String published) {
    Identifier.Scheme scheme =
        draft.type() == SubjectType.VESSEL
            ? Identifier.Scheme.IMO_NUMBER
            : Identifier.Scheme.IMO_COMPANY_NUMBER;
    BETWEEN_NUMBERS.splitAsStream(published).forEach(number -> draft.identifier(scheme, number));
  }
}
