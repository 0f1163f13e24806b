package org.lockstep.designation.lists.eu;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.CsvTable;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Alternatives;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.DocumentNumber;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Enumeration;
import org.lockstep.designation.lists.reading.Keys;
import org.lockstep.designation.lists.reading.LabelledNumbers;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.NumberLabel;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;
import org.lockstep.designation.lists.reading.SeveralNames;

/**
 * Annexes of EU acts as tables, one row for each subject in each legal context. A consolidated
 * table is named after its act ({@code 32014R0833.csv}) and holds all that the annexes of the act
 * list; a table of amendments holds what one amending act added or changed, and nothing that it
 * took out.
 *
 * <p>An edition is made of consolidated tables. Tables of amendments are laid over them: a row with
 * the key of a consolidated one stands for it, any other is one more entry. Amendments to an act
 * whose consolidated table is not there are refused, because everything else that the act lists
 * would look delisted.
 *
 * <p>The key is act, annex, programme, measure and the number printed in the annex; without one,
 * the subject's name and kind. Cells hold the wording of the act.
 */
@ApplicationScoped
class EuCsvReader implements ListReader {
  private static final String CONSOLIDATED = "celex,recordId,";
  private static final String AMENDMENTS = "amendedCelex,amendmentCelex,";

  /** Vessels with no access to ports of the Union: Article 3s of Regulation (EU) No 833/2014. */
  private static final Set<String> PORT_ENTRY_BANS = Set.of("32014R0833/XLII");

  private static final Set<String> NOTHING_LEFT_OUT = Set.of();

  private static final Pattern CELEX = Pattern.compile("[0-9A-Z]+");

  /** A number, and what is said of it in brackets or after a comma. */
  private static final Pattern NUMBER_AND_MORE =
      Pattern.compile("^([\\p{L}0-9][\\p{L}0-9/.№-]*(?: [0-9][0-9/-]*+)*+)(?: *\\(.*\\)|[,;] .*)");

  private static final Set<Identifier.Scheme> WITH_DIGITS =
      Set.of(
          Identifier.Scheme.PASSPORT_NUMBER,
          Identifier.Scheme.ID_NUMBER,
          Identifier.Scheme.IMO_NUMBER,
          Identifier.Scheme.IMO_COMPANY_NUMBER);

  private static final Pattern BETWEEN_NUMBERS =
      Pattern.compile("(?<=[0-9]) and (?=[A-Z]{0,3} ?[0-9])");

  private static final Pattern IMO_COMPANY = Pattern.compile("IMO:? ?([0-9]{7})");

  /** In one order, so that the same row says the same after every start. */
  private static final SortedMap<String, Identifier.Scheme> NUMBERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("passportNumber", Identifier.Scheme.PASSPORT_NUMBER),
              Map.entry("registrationNumber", Identifier.Scheme.REGISTRATION_NUMBER),
              Map.entry("taxNumber", Identifier.Scheme.TAX_NUMBER),
              Map.entry("idNumber", Identifier.Scheme.ID_NUMBER),
              Map.entry("innCode", Identifier.Scheme.INN_CODE),
              Map.entry("ogrnCode", Identifier.Scheme.OGRN_CODE),
              Map.entry("kppCode", Identifier.Scheme.KPP_CODE),
              Map.entry("okpoCode", Identifier.Scheme.OKPO_CODE),
              Map.entry("leiCode", Identifier.Scheme.LEI_CODE),
              Map.entry("swiftBic", Identifier.Scheme.SWIFT_BIC),
              Map.entry("ticker", Identifier.Scheme.TICKER),
              Map.entry("mmsi", Identifier.Scheme.MMSI)));

  @Override
  public String format() {
    return "Official Journal CSV";
  }

  @Override
  public Set<String> sources() {
    return Set.of("eu-oj");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return !files.isEmpty()
        && files.stream().allMatch(file -> isConsolidated(file) || isAmendments(file));
  }

  private static boolean isConsolidated(ListFile file) {
    return file.beginning().startsWith(CONSOLIDATED);
  }

  private static boolean isAmendments(ListFile file) {
    return file.beginning().startsWith(AMENDMENTS);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    new Edition(list, files, reading).read();
  }

  /** What is in force by all tables together. */
  private static final class Edition {
    private final OfficialList list;
    private final List<ListFile> consolidated;
    private final List<ListFile> amendments;
    private final Reading reading;
    private final MemoryBudget memory;
    private final Keys keys;
    private final Set<String> acts = new HashSet<>();

    /** By their keys; if there are several amendments to one entry, the one by the latest act. */
    private final Map<String, TableRow> amended = new LinkedHashMap<>();

    private final Map<String, Integer> unusual = new HashMap<>();

    Edition(OfficialList list, List<ListFile> files, Reading reading) {
      this.list = list;
      this.consolidated = files.stream().filter(EuCsvReader::isConsolidated).toList();
      this.amendments = files.stream().filter(EuCsvReader::isAmendments).toList();
      this.reading = reading;
      this.memory = new MemoryBudget(files.get(0).name());
      this.keys = new Keys(memory);
    }

    void read() {
      if (consolidated.isEmpty()) {
        throw new RefusedFileException(
            Reason.FORMAT,
            amendments.get(0).name()
                + ": holds amendments alone, from which nothing can be told of what is still"
                + " listed; import them together with the consolidated table of the act they"
                + " amend");
      }
      for (ListFile file : consolidated) {
        // A table without rows says that the annexes of its act list nobody.
        acts.add(withoutSuffix(file.name()));
        rows(
            file,
            row -> {
              acts.add(required(row, "celex"));
              keys.count(key(row));
            });
      }
      amendments.forEach(file -> rows(file, this::amend));
      for (ListFile file : consolidated) {
        rows(
            file,
            row -> {
              String key = keys.of(key(row), row.source());
              TableRow amendment = amended.remove(key);
              if (amendment == null) {
                emit(key, row, null);
              } else {
                emit(key, amendment, row);
              }
            });
      }
      amended.forEach((key, row) -> emit(key, row, null));
    }

    private static String withoutSuffix(String name) {
      return name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    }

    private static void rows(ListFile file, Consumer<TableRow> row) {
      CsvTable.read(file, ',', null, row);
    }

    private void amend(TableRow row) {
      String act = required(row, "amendedCelex");
      if (!acts.contains(act)) {
        throw new RefusedFileException(
            Reason.FORMAT,
            "%s: the row at line %d amends %s, whose consolidated table is not among the files"
                .formatted(row.file(), row.line(), act));
      }
      memory.add(row);
      amended.merge(
          key(row),
          row,
          (one, other) ->
              required(one, "amendmentCelex").compareTo(required(other, "amendmentCelex")) > 0
                  ? one
                  : other);
    }

    private static String act(TableRow row) {
      return row.has("celex") ? required(row, "celex") : required(row, "amendedCelex");
    }

    private static String key(TableRow row) {
      String entry =
          row.cell("recordId")
              .orElseGet(() -> Keys.hash(required(row, "schema") + "\n" + required(row, "name")));
      return String.join(
          "/",
          act(row),
          row.cell("annex").orElse(""),
          required(row, "programKey"),
          required(row, "measure"),
          entry);
    }

    private static String required(TableRow row, String column) {
      return row.cell(column)
          .orElseThrow(
              () ->
                  new RefusedFileException(
                      Reason.MALFORMED,
                      "%s: the row at line %d has no %s"
                          .formatted(row.file(), row.line(), column)));
    }

    private void emit(String key, TableRow row, @Nullable TableRow before) {
      String schema = required(row, "schema");
      EntryDraft draft = new EntryDraft(reading, list, key, type(schema), row.file(), row.line());
      switch (schema) {
        case "Person", "Organization", "Vessel", "Airplane" -> {
          // The type says it.
        }
        case "LegalEntity", "Company" -> draft.reference("schema", schema);
        default -> {
          draft.extra("schema", schema);
          if (unusual.merge(row.file() + schema, 1, Integer::sum) == 1) {
            draft.warn("'" + schema + "' is no subject of its own; it is entered as ORGANIZATION");
          }
        }
      }
      readListing(row, draft);
      readNames(row, draft);
      readLife(row, draft);
      readNumbers(row, draft);
      readRest(row, draft);
      draft.rest(row, NOTHING_LEFT_OUT);
      if (before != null) {
        draft.original(before.file(), before.line(), before.source());
      }
      draft.emit();
    }

    private static SubjectType type(String schema) {
      return switch (schema) {
        case "Person" -> SubjectType.PERSON;
        case "Vessel" -> SubjectType.VESSEL;
        case "Airplane" -> SubjectType.AIRCRAFT;
        default -> SubjectType.ORGANIZATION;
      };
    }

    private static void readListing(TableRow row, EntryDraft draft) {
      String act = act(row);
      String programme = required(row, "programKey");
      Regime regime =
          draft.regime(
              (programme.startsWith("EU-") ? programme.substring(3) : programme) + " " + act);
      String measure = required(row, "measure");
      row.cell("annex").ifPresent(annex -> draft.reference("annex", annex));
      row.cell("recordId").ifPresent(id -> draft.reference("recordId", id));
      draft.reference("programKey", programme);
      addAct(act, draft);
      row.cell("amendmentCelex").ifPresent(amendment -> addAct(amendment, draft));
      draft.measure(
          new Measure(
              kind(measure, act + "/" + row.cell("annex").orElse("")),
              regime.instrument().code(),
              null,
              measure,
              List.of(),
              null,
              null));
      row.cell("startDate")
          .ifPresent(
              published -> {
                Optional<LocalDate> day = Dates.day(published);
                day.ifPresentOrElse(
                    draft::listed,
                    () -> draft.date(StatedDate.Kind.OTHER, published, "startDate", null));
              });
      row.cell("reason").ifPresent(draft::reason);
    }

    private static void addAct(String celex, EntryDraft draft) {
      draft.source(
          celex,
          CELEX.matcher(celex).matches()
              ? "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:" + celex
              : null,
          null);
    }

    /** The table has a few words for all measures; the scope keeps them. */
    private static MeasureKind kind(String measure, String annex) {
      return switch (measure) {
        case "Asset freeze" -> MeasureKind.ASSET_FREEZE;
        case "Export control" -> MeasureKind.EXPORT_BAN;
        case "Services ban" -> MeasureKind.SERVICES_BAN;
        case "Investment ban" -> MeasureKind.INVESTMENT_BAN;
        case "Travel ban" -> MeasureKind.TRAVEL_BAN;
        case "Arms embargo" -> MeasureKind.ARMS_EMBARGO;
        case "Import ban" -> MeasureKind.IMPORT_BAN;
        case "Transportation restrictions" ->
            PORT_ENTRY_BANS.contains(annex) ? MeasureKind.PORT_ENTRY_BAN : MeasureKind.OTHER;
        default -> MeasureKind.OTHER;
      };
    }

    private static void readNames(TableRow row, EntryDraft draft) {
      names("name", required(row, "name"), Name.Kind.PRIMARY, Name.Strength.STRONG, draft);
      for (String column : List.of("alias", "weakAlias", "previousName")) {
        Name.Kind kind = column.equals("previousName") ? Name.Kind.PREVIOUS : Name.Kind.ALIAS;
        Name.Strength strength =
            column.equals("weakAlias") ? Name.Strength.WEAK : Name.Strength.STRONG;
        values(row, column, value -> otherNames(row, column, value, kind, strength, draft));
      }
    }

    private static void otherNames(
        TableRow row,
        String column,
        String value,
        Name.Kind kind,
        Name.Strength strength,
        EntryDraft draft) {
      if (JournalNames.isNone(value)) {
        draft.extra(column, value);
        return;
      }
      for (String name : JournalNames.in(value, required(row, "schema").equals("Person"))) {
        names(column, name, kind, strength, draft);
      }
    }

    private static void names(
        String column, String published, Name.Kind kind, Name.Strength strength, EntryDraft draft) {
      Name.Kind next = kind;
      for (SeveralNames.One one : SeveralNames.in(published)) {
        draft.name(
            one.name(),
            one.former() ? Name.Kind.PREVIOUS : next,
            one.vague() ? Name.Strength.WEAK : strength,
            one.name().equals(published)
                ? List.of()
                : List.of(new LabelledValue(column, published)),
            null,
            one.note(),
            null);
        next = next == Name.Kind.PRIMARY ? Name.Kind.ALIAS : next;
      }
    }

    private static void values(TableRow row, String column, Consumer<String> value) {
      row.cell(column).map(JournalCell::values).orElse(List.of()).forEach(value);
    }

    private static void readLife(TableRow row, EntryDraft draft) {
      values(row, "birthDate", cell -> dates(StatedDate.Kind.BIRTH, cell, draft));
      values(row, "incorporationDate", cell -> dates(StatedDate.Kind.INCORPORATION, cell, draft));
      values(
          row,
          "birthPlace",
          cell ->
              Alternatives.lettered(cell)
                  .forEach(
                      place ->
                          draft.birthPlace(
                              List.of(new LabelledValue("birthPlace", place)),
                              Alternatives.countryAtEnd(place),
                              null,
                              null)));
      values(row, "gender", gender -> draft.gender(withoutStop(gender)));
      values(row, "position", draft::position);
      values(row, "country", value -> tie(CountryTie.Kind.OTHER, value, draft));
      values(row, "nationality", value -> tie(CountryTie.Kind.NATIONALITY, value, draft));
      values(row, "jurisdiction", value -> tie(CountryTie.Kind.JURISDICTION, value, draft));
      values(row, "flag", value -> tie(CountryTie.Kind.FLAG, value, draft));
    }

    private static void dates(StatedDate.Kind kind, String cell, EntryDraft draft) {
      List<String> dates = Alternatives.dates(cell);
      for (String date : dates.size() == 1 ? Enumeration.split(cell) : dates) {
        draft.date(kind, JournalDate.read(date), date, null, null);
      }
    }

    private static void tie(CountryTie.Kind kind, String value, EntryDraft draft) {
      Alternatives.countries(value)
          .forEach(country -> draft.tie(kind, withoutStop(country), null, null));
    }

    private static String withoutStop(String value) {
      return value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    }

    private static void readNumbers(TableRow row, EntryDraft draft) {
      NUMBERS.forEach(
          (column, scheme) ->
              values(
                  row,
                  column,
                  cell ->
                      Alternatives.lettered(cell).stream()
                          .flatMap(BETWEEN_NUMBERS::splitAsStream)
                          .forEach(number -> number(column, scheme, number, draft))));
      Identifier.Scheme imo =
          draft.type() == SubjectType.VESSEL
              ? Identifier.Scheme.IMO_NUMBER
              : Identifier.Scheme.IMO_COMPANY_NUMBER;
      values(row, "imoNumber", number -> number("imoNumber", imo, number, draft));
    }

    /** What is said in place of a number is none. */
    private static void number(
        String column, Identifier.Scheme scheme, String published, EntryDraft draft) {
      boolean digits = published.chars().anyMatch(Character::isDigit);
      Matcher imo = IMO_COMPANY.matcher(published);
      if (WITH_DIGITS.contains(scheme) && !digits) {
        draft.remark(column + ": " + published);
      } else if (scheme == Identifier.Scheme.REGISTRATION_NUMBER && imo.matches()) {
        draft.identifier(Identifier.Scheme.IMO_COMPANY_NUMBER, imo.group(1));
      } else if (scheme == Identifier.Scheme.IMO_NUMBER
          || scheme == Identifier.Scheme.IMO_COMPANY_NUMBER) {
        draft.identifier(scheme, published);
      } else {
        addNumber(scheme, published, draft);
      }
    }

    private static void addNumber(Identifier.Scheme scheme, String published, EntryDraft draft) {
      boolean document =
          scheme == Identifier.Scheme.PASSPORT_NUMBER || scheme == Identifier.Scheme.ID_NUMBER;
      List<LabelledNumbers.Found> found = LabelledNumbers.in(published);
      boolean several =
          scheme == Identifier.Scheme.ID_NUMBER
              && found.size() > 1
              && found.stream().skip(1).noneMatch(one -> one.kind() == NumberLabel.NONE);
      if (document && !several) {
        found = List.of();
      }
      if (found.isEmpty()) {
        addDocument(scheme, published, draft);
      }
      boolean russian = LabelledNumbers.areRussian(found);
      for (LabelledNumbers.Found one : found) {
        draft.identifier(
            scheme(scheme, one, russian),
            one.number(),
            null,
            one.country(),
            one.issued(),
            null,
            null,
            one.number().equals(published) ? null : published,
            null);
      }
    }

    private static void addDocument(Identifier.Scheme scheme, String published, EntryDraft draft) {
      Matcher more = NUMBER_AND_MORE.matcher(published.length() > 500 ? "" : published);
      boolean alone = more.matches() && more.group(1).chars().anyMatch(Character::isDigit);
      Optional<DocumentNumber> read = DocumentNumber.in(published);
      String number = read.map(DocumentNumber::number).orElse(alone ? more.group(1) : published);
      draft.identifier(
          scheme,
          number,
          null,
          read.map(DocumentNumber::country).orElse(null),
          DocumentNumber.issued(published),
          DocumentNumber.expires(published),
          null,
          number.equals(published) ? null : published,
          null);
    }

    /** What the words say, where they say more than the column. */
    private static Identifier.Scheme scheme(
        Identifier.Scheme column, LabelledNumbers.Found number, boolean russian) {
      NumberLabel label =
          number.kind() == NumberLabel.NONE || number.kind() == NumberLabel.OTHER
              ? column == Identifier.Scheme.TAX_NUMBER
                  ? NumberLabel.TAX
                  : column == Identifier.Scheme.REGISTRATION_NUMBER
                      ? NumberLabel.REGISTER
                      : NumberLabel.NONE
              : number.kind();
      return label == NumberLabel.NONE ? column : label.scheme(number.number(), russian);
    }

    private static void readRest(TableRow row, EntryDraft draft) {
      values(
          row,
          "address",
          cell ->
              Alternatives.lettered(cell)
                  .forEach(
                      address ->
                          draft.address(
                              List.of(new LabelledValue("address", address)),
                              Alternatives.countryAtEnd(address),
                              null,
                              null)));
      values(row, "phone", value -> draft.contact(Contact.Kind.PHONE, value, null));
      values(row, "email", value -> draft.contact(Contact.Kind.EMAIL, value, null));
      values(row, "website", value -> draft.contact(Contact.Kind.WEBSITE, value, null));
      values(row, "notes", draft::remark);
      for (String column :
          List.of("appearance", "ethnicity", "fatherName", "motherName", "legalForm", "sector")) {
        values(row, column, value -> draft.remark(column + ": " + value));
      }
    }
  }
}
