package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Source;
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
import org.lockstep.designation.lists.reading.Regime;

/** An entry of the rows of one subject. */
final class AustraliaEntry {
  static final String REFERENCE = "reference";
  static final String NAME = "name_of_individual_or_entity";
  private static final String NAME_TYPE = "name_type";
  private static final String TYPE = "type";
  private static final String NO_REGIME = "Consolidated List";
  private static final int LONGEST_TITLE = 500;
  private static final Pattern BETWEEN_DATES = Pattern.compile("\n| and |[;,]");
  private static final Pattern BETWEEN_COUNTRIES = Pattern.compile("\n| and |[;,/]");
  private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[;\n]");
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[;,\n]");

  /** What each of the four columns imposes; which restriction is maritime, the list leaves open. */
  private static final Map<String, MeasureKind> MEASURES =
      Map.of(
          "targeted_financial_sanction", MeasureKind.ASSET_FREEZE,
          "travel_ban", MeasureKind.TRAVEL_BAN,
          "arms_embargo", MeasureKind.ARMS_EMBARGO,
          "maritime_restriction", MeasureKind.OTHER);

  private static final Set<String> YES = Set.of("true", "1", "yes", "y", "x");
  private static final Set<String> NO = Set.of("false", "0", "no", "n", "n/a", "na", "-");

  private final List<TableRow> rows;
  private final EntryDraft draft;

  AustraliaEntry(OfficialList list, Reading reading, String key, List<TableRow> rows) {
    this.rows = rows;
    TableRow first = rows.get(0);
    this.draft = new EntryDraft(reading, list, key, type(rows), first.file(), first.line());
  }

  /** Whether the row has the subject's own name, or does not say what name it has. */
  static boolean isPrimary(TableRow row) {
    String nameType = row.cell(NAME_TYPE).orElse("").toLowerCase(Locale.ROOT);
    // The list has "Primay Name", too.
    return nameType.isEmpty() || nameType.startsWith("prim");
  }

  /**
   * As the first row says that says it, those with the subject's own name before the others;
   * otherwise by what only one kind has.
   */
  private static SubjectType type(List<TableRow> rows) {
    List<TableRow> ordered =
        new ArrayList<>(rows.stream().filter(AustraliaEntry::isPrimary).toList());
    ordered.addAll(rows);
    return ordered.stream()
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
    // The first name of the list is the one that is shown.
    rows.stream().filter(AustraliaEntry::isPrimary).forEach(this::name);
    rows.stream().filter(row -> !isPrimary(row)).forEach(this::name);
    measures();
    for (TableRow row : rows) {
      type(row);
      each(row, "date_of_birth", this::births);
      each(row, "place_of_birth", this::birthPlaces);
      each(row, "citizenship", this::citizenships);
      each(row, "address", this::addresses);
      each(row, "additional_information", draft::remark);
      each(row, "listing_information", this::listing);
      each(row, "instrument_of_designation", this::source);
      each(row, "control_date", this::controlDate);
      each(row, "imo_number", this::imoNumber);
      draft.rest(row, Set.of());
    }
    draft.emit();
  }

  private static void each(TableRow row, String column, Consumer<String> value) {
    row.cell(column).map(Blanks::lines).ifPresent(value);
  }

  private void name(TableRow row) {
    String published = row.cell(NAME).map(Blanks::lines).orElse("");
    String nameType = row.cell(NAME_TYPE).orElse("");
    Name.Kind kind =
        switch (nameType.toLowerCase(Locale.ROOT)) {
          case "aka", "a", "original script" -> Name.Kind.ALIAS;
          case "formerly known as", "previously listed as", "fka" -> Name.Kind.PREVIOUS;
          default -> isPrimary(row) ? Name.Kind.PRIMARY : Name.Kind.ALIAS;
        };
    Name.Strength strength =
        row.cell("alias_strength").orElse("").equalsIgnoreCase("weak")
            ? Name.Strength.WEAK
            : Name.Strength.STRONG;
    String note =
        switch (nameType.toLowerCase(Locale.ROOT)) {
          case "", "aka", "primary name" -> null;
          default -> nameType;
        };
    draft.name(published, kind, strength, List.of(), null, note, row.cell(REFERENCE).orElse(null));
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

  private void measures() {
    Set<String> tags = new LinkedHashSet<>();
    rows.forEach(row -> each(row, "committees", tags::add));
    if (tags.isEmpty()) {
      draft.warn("the list names no committee or regime");
      tags.add(NO_REGIME);
    }
    boolean any = false;
    for (String tag : tags) {
      Regime regime = draft.regime(tag);
      for (TableRow row : rows) {
        String own = row.cell("committees").map(Blanks::lines).orElse("");
        if (own.isEmpty() || own.equals(tag)) {
          any |= measures(row, regime);
        }
      }
    }
    if (!any) {
      // Editions before there were columns for them.
      tags.forEach(
          tag ->
              draft.measure(
                  MeasureKind.OTHER, draft.regime(tag), "the list does not say which measures"));
    }
  }

  private boolean measures(TableRow row, Regime regime) {
    boolean any = false;
    for (String column : MEASURES.keySet().stream().sorted().toList()) {
      String published = row.cell(column).orElse("");
      String plain = published.toLowerCase(Locale.ROOT);
      if (published.isEmpty() || NO.contains(plain)) {
        continue;
      }
      MeasureKind kind = MEASURES.getOrDefault(column, MeasureKind.OTHER);
      String scope = kind == MeasureKind.OTHER ? column.replace('_', ' ') : null;
      if (!YES.contains(plain)) {
        draft.warn(column + " is '" + published + "', taken as a yes");
        scope = scope == null ? published : scope + ": " + published;
      }
      draft.measure(kind, regime, scope);
      any = true;
    }
    return any;
  }

  private void births(String published) {
    for (String value : Enumeration.split(published)) {
      each(
          value,
          BETWEEN_DATES,
          AustraliaEntry::isDate,
          date -> draft.date(StatedDate.Kind.BIRTH, date, null, null));
    }
  }

  private static boolean isDate(String value) {
    return Dates.read(value).precision() != StatedDate.Precision.UNKNOWN;
  }

  /** The parts of a value, if each of them is one that is understood; otherwise the value. */
  private static void each(
      String value, Pattern separator, Predicate<String> understood, Consumer<String> part) {
    List<String> parts =
        separator.splitAsStream(value).map(String::strip).filter(one -> !one.isEmpty()).toList();
    if (!understood.test(value) && parts.stream().allMatch(understood)) {
      parts.forEach(part);
    } else {
      part.accept(value);
    }
  }

  private void birthPlaces(String published) {
    for (String value : Enumeration.split(published)) {
      draft.birthPlace(
          List.of(new LabelledValue("place_of_birth", value)), country(value), null, null);
    }
  }

  private void citizenships(String published) {
    CountryTie.Kind kind =
        draft.type() == SubjectType.PERSON ? CountryTie.Kind.CITIZENSHIP : CountryTie.Kind.OTHER;
    for (String value : Enumeration.split(published)) {
      each(
          value,
          BETWEEN_COUNTRIES,
          one -> Countries.code(one).isPresent(),
          country -> draft.tie(kind, country, null, null));
    }
  }

  private void addresses(String published) {
    for (String value : Enumeration.split(published)) {
      BETWEEN_ADDRESSES
          .splitAsStream(value)
          .map(String::strip)
          .filter(address -> !address.isEmpty())
          .forEach(
              address ->
                  draft.address(
                      List.of(new LabelledValue("address", address)),
                      country(address),
                      null,
                      null));
    }
  }

  /** What stands last, if it is a country. */
  private static @Nullable String country(String place) {
    String last = place.substring(place.lastIndexOf(',') + 1).strip();
    return Countries.code(last).isPresent() ? last : null;
  }

  /** Mostly the instrument; where it is nothing but a date, that of the listing. */
  private void listing(String published) {
    Dates.day(published).ifPresentOrElse(draft::listed, () -> source(published));
  }

  private void source(String published) {
    String title = Blanks.single(published);
    if (title.length() <= LONGEST_TITLE && title.codePoints().allMatch(AustraliaEntry::isShown)) {
      draft.source(new Source(Source.Kind.OFFICIAL, title, null, null));
    } else {
      draft.remark(published);
    }
  }

  private static boolean isShown(int c) {
    return Character.getType(c) != Character.CONTROL && Character.getType(c) != Character.FORMAT;
  }

  /** When the entry was controlled first, or was last changed: the list does not say which. */
  private void controlDate(String published) {
    Dates.Read read =
        XlsxTable.serialDate(published)
            .map(day -> new Dates.Read(StatedDate.Precision.EXACT, day.toString(), null))
            .orElseGet(() -> Dates.read(published));
    draft.date(StatedDate.Kind.OTHER, read, published, "control date", null);
  }

  private void imoNumber(String published) {
    Identifier.Scheme scheme =
        draft.type() == SubjectType.VESSEL
            ? Identifier.Scheme.IMO_NUMBER
            : Identifier.Scheme.IMO_COMPANY_NUMBER;
    BETWEEN_NUMBERS.splitAsStream(published).forEach(number -> draft.identifier(scheme, number));
  }
}
