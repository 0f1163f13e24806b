package org.lockstep.designation.lists.eu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.RoundBrackets;

/**
 * The columns of one beginning, in the rows of an entity or in one of them. {@code
 * NameAlias_FirstName} is the attribute firstName of a nameAlias.
 */
final class FsfCsvRecord implements FsfRecord {
  private static final String ENTITY = "Entity_";

  /** What the columns do not call as the schema does. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "euReferenceNumber", "EU_ReferenceNumber",
          "birthdate", "BirthDate",
          "dayOfMonth", "Day",
          "monthOfYear", "Month",
          "issueDate", "IssuedDate",
          "identificationTypeCode", "TypeCode",
          "identificationTypeDescription", "TypeDescription",
          "regulationType", "Type",
          "code", "",
          "classificationCode", "_ClassificationCode");

  /** Each row has a detail of one of them. */
  private static final Map<String, String> DETAILS =
      Map.of(
          "nameAlias", "NameAlias_",
          "citizenship", "Citizenship_",
          "birthdate", "BirthDate_",
          "address", "Address_",
          "identification", "Identification_");

  private static final List<String> ACTS = List.of("regulation", "regulationSummary");

  private final List<TableRow> rows;
  private final String beginning;

  private FsfCsvRecord(List<TableRow> rows, String beginning) {
    this.rows = List.copyOf(rows);
    this.beginning = beginning;
  }

  /**
   * @param rows all of the entity
   */
  static FsfRecord of(List<TableRow> rows) {
    return new FsfCsvRecord(rows, ENTITY);
  }

  /** The columns of a detail's act that the XML has only for the act of the entity. */
  static List<String> columnsOfActs() {
    return DETAILS.values().stream()
        .flatMap(
            detail ->
                Stream.of("OrganisationType", "EntryIntoForceDate", "Programme")
                    .map(column -> detail + "Regulation_" + column))
        .toList();
  }

  @Override
  public Optional<String> value(String name) {
    String column =
        COLUMNS.getOrDefault(name, Character.toUpperCase(name.charAt(0)) + name.substring(1));
    return first(column);
  }

  /** All rows are asked, so that none has it unread. */
  private Optional<String> first(String column) {
    List<String> values =
        rows.stream().flatMap(row -> row.cell(beginning + column).stream()).toList();
    return values.stream().findFirst();
  }

  @Override
  public List<String> remarks() {
    return first("Remark").map(FsfCsvRecord::remarks).orElse(List.of());
  }

  /** Each in brackets, one after the other. */
  private static List<String> remarks(String cell) {
    List<String> remarks = new ArrayList<>();
    int end = 0;
    for (RoundBrackets.Group group : RoundBrackets.outermost(cell)) {
      if (!isBreak(cell.substring(end, group.from()))) {
        return List.of(cell);
      }
      remarks.add(group.content().strip());
      end = group.to();
    }
    return remarks.isEmpty() || !isBreak(cell.substring(end)) ? List.of(cell) : remarks;
  }

  /** Programs that write the file leave the break as a character or in two. */
  private static boolean isBreak(String between) {
    return between.replace("\\n", "").isBlank();
  }

  @Override
  public List<FsfRecord> parts(String name) {
    if (DETAILS.containsKey(name)) {
      return details(DETAILS.getOrDefault(name, ""));
    }
    if (name.equals("subjectType")) {
      return List.of(new FsfCsvRecord(rows, ENTITY + "SubjectType"));
    }
    if (ACTS.contains(name)) {
      FsfCsvRecord act = new FsfCsvRecord(rows, beginning + "Regulation_");
      return act.value("numberTitle").or(() -> act.value("programme")).isPresent()
          ? List.of(act)
          : List.of();
    }
    return name.equals("contactInfo")
        ? first("ContactInfo").map(FsfContact::in).orElse(List.of())
        : List.of();
  }

  private List<FsfRecord> details(String detail) {
    return rows.stream()
        .filter(row -> has(row, detail))
        .<FsfRecord>map(row -> new FsfCsvRecord(List.of(row), detail))
        .toList();
  }

  private static boolean has(TableRow row, String detail) {
    return row.unread().stream().map(LabelledValue::label).anyMatch(of -> of.startsWith(detail));
  }
}
