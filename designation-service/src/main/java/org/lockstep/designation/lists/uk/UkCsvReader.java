package org.lockstep.designation.lists.uk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.lists.file.CsvTable;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * The list as CSV: the date of the edition, then the header, then a row for every combination of a
 * designation's names, addresses and so on. The file is read twice, so that a designation can be
 * handed on at its last row.
 */
@ApplicationScoped
class UkCsvReader implements ListReader {
  private static final int MOST_BEFORE_HEADER = 10;
  private static final String ID = "Unique ID";
  private static final String REPORT_DATE = "Report Date:";
  private static final List<String> TYPES = List.of("Designation Type", "Individual, Entity, Ship");
  private static final List<String> NEEDED = List.of(ID, "Name 6", "Name type", "Regime Name");

  @Override
  public String format() {
    return "UK Sanctions List CSV";
  }

  @Override
  public Set<String> sources() {
    return Set.of("gb-uksl");
  }

  @Override
  public Set<Detail> cannotSay() {
    return Set.of(Detail.WALLETS);
  }

  @Override
  public boolean reads(List<ListFile> files) {
    if (files.size() != 1) {
      return false;
    }
    String beginning = files.get(0).beginning();
    return beginning.contains(ID) && NEEDED.stream().allMatch(beginning::contains);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    Map<String, Integer> rows = new HashMap<>();
    MemoryBudget memory = new MemoryBudget(file.name());
    rows(
        file,
        date -> {},
        row -> {
          if (rows.merge(id(row), 1, Integer::sum) == 1) {
            memory.add(id(row));
          }
        });
    Join join = new Join(list, file, reading, rows, memory);
    rows(file, reading::edition, join::take);
  }

  private static String id(TableRow row) {
    return row.cell(ID)
        .filter(id -> id.length() <= 100)
        .orElseThrow(
            () ->
                new RefusedFileException(
                    Reason.MALFORMED,
                    "%s: the row at line %d has no %s".formatted(row.file(), row.line(), ID)));
  }

  private static void rows(ListFile file, Consumer<LocalDate> edition, Consumer<TableRow> take) {
    List<String> columns = new ArrayList<>();
    int[] before = {0};
    CsvTable.rows(
        file,
        ',',
        (line, cells) -> {
          if (!columns.isEmpty()) {
            take.accept(TableRow.of(file.name(), line, columns, cells));
            return;
          }
          List<String> clean = cells.stream().map(String::strip).toList();
          if (clean.contains(ID)) {
            columns.addAll(header(file, line, clean));
          } else if (before[0]++ == MOST_BEFORE_HEADER) {
            throw noHeader(file);
          } else if (clean.get(0).startsWith(REPORT_DATE)) {
            Dates.day(clean.get(0).substring(REPORT_DATE.length())).ifPresent(edition);
          }
        });
    if (columns.isEmpty()) {
      throw noHeader(file);
    }
  }

  private static RefusedFileException noHeader(ListFile file) {
    return new RefusedFileException(
        Reason.FORMAT, "%s: has no header with the column '%s'".formatted(file.name(), ID));
  }

  private static List<String> header(ListFile file, long line, List<String> columns) {
    for (String needed : NEEDED) {
      if (!columns.contains(needed)) {
        throw new RefusedFileException(
            Reason.FORMAT,
            "%s: the header at line %d has no column '%s'".formatted(file.name(), line, needed));
      }
    }
    if (columns.stream().distinct().count() < columns.stream().filter(c -> !c.isEmpty()).count()) {
      throw new RefusedFileException(
          Reason.FORMAT, "%s: the header at line %d repeats a column".formatted(file.name(), line));
    }
    return columns;
  }

  /** Joins the rows of each designation, and holds those of which rows are still to come. */
  private static final class Join {
    private final OfficialList list;
    private final ListFile file;
    private final Reading reading;

    /** Still to come. */
    private final Map<String, Integer> rows;

    private final Map<String, UkEntry> open = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final MemoryBudget memory;

    Join(
        OfficialList list,
        ListFile file,
        Reading reading,
        Map<String, Integer> rows,
        MemoryBudget memory) {
      this.list = list;
      this.file = file;
      this.reading = reading;
      this.rows = rows;
      this.memory = memory;
    }

    void take(TableRow row) {
      String id = id(row);
      UkEntry entry = open.computeIfAbsent(id, key -> begin(key, row));
      TYPES.forEach(row::cell);
      long before = entry.size();
      add(row, entry);
      String source = row.source();
      entry.draft().rest(row, Set.of());
      long more = entry.size() - before + source.length();
      sizes.merge(id, memory.addParts(more), Long::sum);
      if (rows.merge(id, -1, Integer::sum) == 0) {
        open.remove(id);
        memory.release(sizes.remove(id));
        entry.emit();
      }
    }

    private UkEntry begin(String id, TableRow row) {
      String type =
          TYPES.stream().flatMap(column -> row.cell(column).stream()).findFirst().orElse("");
      return new UkEntry(
          reading, list, id, UkEntry.type(type, file.name(), row.line()), file.name(), row.line());
    }

    private static void add(TableRow row, UkEntry entry) {
      each(row, "Last Updated", entry::lastUpdated);
      each(row, "Date Designated", entry::dateDesignated);
      each(row, "OFSI Group ID", value -> entry.reference("OFSIGroupID", value));
      each(row, "UN Reference Number", value -> entry.reference("UNReferenceNumber", value));
      each(row, "Designation source", value -> entry.reference("DesignationSource", value));
      entry.name(
          parts(row, UkXmlReader.NAMES, "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6"),
          text(row, "Name type"),
          text(row, "Alias strength"));
      entry.nonLatinName(
          text(row, "Name non-latin script"),
          text(row, "Non-latin script type"),
          text(row, "Non-latin script language"));
      each(row, "Title", entry::title);
      each(row, "Regime Name", entry::regime);
      each(row, "Sanctions Imposed", entry::sanctionsImposed);
      each(row, "Other Information", entry::otherInformation);
      each(row, "UK Statement of Reasons", entry::reason);
      entry.address(
          parts(
              row,
              UkXmlReader.PLACE,
              "Address Line 1",
              "Address Line 2",
              "Address Line 3",
              "Address Line 4",
              "Address Line 5",
              "Address Line 6",
              "Address Postal Code",
              "Address Country"),
          row.cell("Address Country").orElse(null));
      each(row, "Phone number", value -> entry.contact(Contact.Kind.PHONE, value));
      each(row, "Website", value -> entry.contact(Contact.Kind.WEBSITE, value));
      each(row, "Email address", value -> entry.contact(Contact.Kind.EMAIL, value));
      addPerson(row, entry);
      addOrganization(row, entry);
      addShip(row, entry);
    }

    private static void addPerson(TableRow row, UkEntry entry) {
      each(row, "D.O.B", entry::birth);
      each(row, "Nationality(/ies)", entry::nationality);
      entry.nationalIdentifier(
          text(row, "National Identifier number"),
          text(row, "National Identifier additional information"));
      entry.passport(text(row, "Passport number"), text(row, "Passport additional information"));
      each(row, "Position", entry::position);
      each(row, "Gender", entry::gender);
      entry.birthPlace(text(row, "Town of birth"), text(row, "Country of birth"));
    }

    private static void addOrganization(TableRow row, UkEntry entry) {
      each(row, "Type of entity", entry::typeOfEntity);
      each(
          row,
          "Subsidiaries",
          name -> entry.related(Relationship.Kind.OTHER, name, "Subsidiary", false));
      each(
          row,
          "Parent company",
          name -> entry.related(Relationship.Kind.PARENT, name, "Parent company", false));
      each(row, "Business registration number (s)", entry::registrationNumber);
    }

    private static void addShip(TableRow row, UkEntry entry) {
      each(row, "IMO number", entry::imo);
      each(
          row,
          "Current owner/operator (s)",
          name -> entry.related(Relationship.Kind.OWNER, name, "Current owner/operator", false));
      each(
          row,
          "Previous owner/operator (s)",
          name -> entry.related(Relationship.Kind.OWNER, name, "Previous owner/operator", true));
      each(row, "Current believed flag of ship", value -> entry.flag(CountryTie.Kind.FLAG, value));
      each(row, "Previous flags", value -> entry.flag(CountryTie.Kind.FORMER_FLAG, value));
      each(row, "Type of ship", entry::shipType);
      each(row, "Tonnage of ship", entry::tonnage);
      each(row, "Length of ship", entry::length);
      each(row, "Year Built", entry::yearBuilt);
      each(row, "Hull identification number (HIN)", entry::hull);
    }

    private static void each(TableRow row, String column, Consumer<String> take) {
      row.cell(column).ifPresent(take);
    }

    private static String text(TableRow row, String column) {
      return row.cell(column).orElse("");
    }

    private static List<LabelledValue> parts(TableRow row, List<String> labels, String... columns) {
      List<LabelledValue> parts = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        String label = labels.get(i);
        row.cell(columns[i]).ifPresent(value -> parts.add(new LabelledValue(label, value)));
      }
      return parts;
    }
  }
}
