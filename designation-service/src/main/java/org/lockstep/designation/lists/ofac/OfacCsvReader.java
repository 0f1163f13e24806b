package org.lockstep.designation.lists.ofac;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.CsvTable;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * SDN.CSV, ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV, and the four of the consolidated list: no
 * headers, {@code -0-} for what is empty, 0x1A (of CP/M) after the last row.
 */
@ApplicationScoped
class OfacCsvReader implements ListReader {
  private static final Set<String> SOURCES = Set.of("us-sdn", "us-consolidated");
  static final String NUMBER = "ent_num";
  private static final String EMPTY = "-0-";
  private static final Pattern BETWEEN_PROGRAMMES = Pattern.compile("\\] ?\\[");
  private static final int LONGEST_REMARKS = 1000;
  private static final int MOST_NAMED = 10;

  @Override
  public String format() {
    return "OFAC SDN.CSV, ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV";
  }

  @Override
  public Set<String> sources() {
    return SOURCES;
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return !files.isEmpty() && files.stream().allMatch(file -> CsvPart.of(file).isPresent());
  }

  @Override
  public Set<Detail> cannotSay() {
    return EnumSet.of(
        Detail.LISTING,
        Detail.ORIGINAL_SCRIPTS,
        Detail.NAME_PARTS,
        Detail.ADDRESS_PARTS,
        Detail.PUBLISHED_IDS,
        Detail.RELATIONSHIPS,
        Detail.NOTES);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    Map<CsvPart, ListFile> parts = new EnumMap<>(CsvPart.class);
    for (ListFile file : files) {
      CsvPart part =
          CsvPart.of(file)
              .orElseThrow(
                  () ->
                      new RefusedFileException(
                          Reason.FORMAT,
                          file.name() + ": has not the columns of any of OFAC's CSV files"));
      ListFile other = parts.put(part, file);
      if (other != null) {
        throw new RefusedFileException(
            Reason.FORMAT,
            "%s and %s are both the %s file".formatted(other.name(), file.name(), part));
      }
    }
    for (CsvPart needed : List.of(CsvPart.SDN, CsvPart.ALT, CsvPart.ADD)) {
      if (!parts.containsKey(needed)) {
        throw new RefusedFileException(
            Reason.FORMAT,
            "There is no %s file with %d columns; SDN, ALT and ADD belong together"
                .formatted(needed, needed.columns.size()));
      }
    }
    new Joining(list, parts, reading).read();
  }

  /** What the smaller files say, by the number of the subject. */
  private static final class Joining {
    private final OfficialList list;
    private final Map<CsvPart, ListFile> parts;
    private final Reading reading;
    private final Map<CsvPart, Map<String, List<TableRow>>> rows = new EnumMap<>(CsvPart.class);
    private final MemoryBudget memory;

    Joining(OfficialList list, Map<CsvPart, ListFile> parts, Reading reading) {
      this.list = list;
      this.parts = parts;
      this.reading = reading;
      this.memory = new MemoryBudget(parts.values().iterator().next().name());
    }

    void read() {
      hold(CsvPart.ALT);
      hold(CsvPart.ADD);
      hold(CsvPart.COMMENTS);
      Set<String> keys = new HashSet<>();
      each(
          CsvPart.SDN,
          row -> {
            String key = row.cell(NUMBER).orElseThrow();
            memory.add(key);
            if (!keys.add(key)) {
              throw new RefusedFileException(
                  Reason.MALFORMED,
                  "%s: the row at line %d has the ent_num %s, which another has before it"
                      .formatted(row.file(), row.line(), key));
            }
            entry(row, key);
          });
      rows.forEach(this::warnOfOrphans);
    }

    private void hold(CsvPart part) {
      Map<String, List<TableRow>> byNumber = new LinkedHashMap<>();
      rows.put(part, byNumber);
      each(
          part,
          row ->
              byNumber
                  .computeIfAbsent(row.cell(NUMBER).orElseThrow(), number -> new ArrayList<>(2))
                  .add(row));
    }

    private void each(CsvPart part, Consumer<TableRow> take) {
      ListFile file = parts.get(part);
      if (file == null) {
        return;
      }
      CsvTable.rowsWithBlanks(
          InnerQuotes.doubled(file, part.columns.size(), line -> warnOfQuotes(file, line)),
          ',',
          (line, cells) -> {
            boolean end = cells.size() == 1 && content(cells.get(0)).isEmpty();
            if (!end) {
              take.accept(row(part, file, line, cells));
            }
          });
    }

    private void warnOfQuotes(ListFile file, long line) {
      reading.warn(
          file.name(), line, "quotes within a cell are not doubled; they were read as part of it");
    }

    private TableRow row(CsvPart part, ListFile file, long line, List<String> cells) {
      String number = content(cells.get(0));
      if (cells.size() != part.columns.size()) {
        throw new RefusedFileException(
            cells.size() < part.columns.size() ? Reason.TRUNCATED : Reason.MALFORMED,
            "%s: the row at line %d has %d cells instead of %d"
                .formatted(file.name(), line, cells.size(), part.columns.size()));
      }
      if (!CsvPart.isNumber(number)) {
        throw new RefusedFileException(
            Reason.MALFORMED,
            "%s: the row at line %d begins with '%s', which is no ent_num"
                .formatted(file.name(), line, number.substring(0, Math.min(number.length(), 40))));
      }
      Map<String, String> byName = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        String content = i == 0 ? number : cells.get(i);
        if (part != CsvPart.SDN) {
          memory.add(content);
        }
        byName.put(part.columns.get(i), content);
      }
      return new TableRow(file.name(), line, byName);
    }

    private List<TableRow> take(CsvPart part, String key) {
      List<TableRow> found = rows.getOrDefault(part, Map.of()).remove(key);
      return found == null ? List.of() : found;
    }

    private void entry(TableRow row, String key) {
      String published = Objects.requireNonNullElse(cell(row, "SDN_Type"), "entity");
      Optional<SubjectType> type = OfacEntry.type(published);
      EntryDraft draft =
          new EntryDraft(
              reading, list, key, type.orElse(SubjectType.ORGANIZATION), row.file(), row.line());
      if (type.isEmpty()) {
        reading.unknown(row.file(), row.line(), "SDN_Type " + published);
        draft.extra("SDN_Type", published);
      }
      OfacEntry entry = new OfacEntry(draft, list.source());
      String name = cell(row, "SDN_Name");
      if (name == null) {
        throw new RefusedFileException(
            Reason.MALFORMED,
            "%s: the row at line %d has no SDN_Name".formatted(row.file(), row.line()));
      }
      entry.wholeName(name, Name.Kind.PRIMARY, Name.Strength.STRONG, null, null);
      String programmes = cell(row, "Program");
      if (programmes != null) {
        for (String tag : BETWEEN_PROGRAMMES.split(programmes)) {
          entry.programme(tag.strip());
        }
      }
      state(entry, row, "Call_Sign", "Vessel Call Sign");
      state(entry, row, "Vess_type", "Vessel Type");
      state(entry, row, "Tonnage", "Vessel Tonnage");
      state(entry, row, "GRT", "Vessel Gross Registered Tonnage");
      state(entry, row, "Vess_flag", "Vessel Flag");
      state(entry, row, "Vess_owner", "Vessel Owner");
      List<TableRow> comments = take(CsvPart.COMMENTS, key);
      String title = cell(row, "Title");
      if (title != null) {
        entry.title(title);
      }
      remarks(entry, row, title, comments);
      draft.rest(row, Set.of());
      comments.forEach(comment -> draft.rest(comment, Set.of()));
      take(CsvPart.ALT, key).forEach(alt -> alias(entry, alt));
      take(CsvPart.ADD, key).forEach(add -> address(entry, add));
      entry.emit();
    }

    private static void state(OfacEntry entry, TableRow row, String column, String wording) {
      String value = cell(row, column);
      if (value != null) {
        entry.state(wording, value);
      }
    }

    /** OFAC repeats the title there, and goes on elsewhere after 1,000 characters. */
    private static void remarks(
        OfacEntry entry, TableRow row, @Nullable String title, List<TableRow> comments) {
      String remarks = row.raw("Remarks");
      if (content(remarks).isEmpty()) {
        remarks = "";
      }
      if (!comments.isEmpty()) {
        remarks += comments.stream().map(more -> more.raw("Remarks")).collect(Collectors.joining());
        comments.forEach(comment -> comment.cell(NUMBER));
        comments.forEach(comment -> comment.cell("Remarks"));
      }
      remarks = content(remarks);
      String cut = null;
      boolean goesOn = remarks.length() >= LONGEST_REMARKS - 1 && !remarks.endsWith(".");
      if (goesOn && comments.isEmpty()) {
        int end = remarks.lastIndexOf("; ");
        cut = remarks.substring(end < 0 ? 0 : end + 2);
        remarks = remarks.substring(0, Math.max(end, 0));
        entry
            .draft()
            .warn(
                "Remarks goes on in a file of comments, which is not there; '%s' is cut"
                    .formatted(cut));
      }
      entry.remarks(Remarks.read(withoutTitle(remarks, title)));
      if (cut != null) {
        entry.remark(cut);
      }
    }

    /** It is a piece, or more than one. */
    private static String withoutTitle(String remarks, @Nullable String title) {
      int from = title == null ? -1 : ("; " + remarks).indexOf("; " + title);
      if (title == null || from < 0) {
        return remarks;
      }
      String before = remarks.substring(0, from);
      String after = remarks.substring(from + title.length());
      if (after.startsWith("; ")) {
        return before + after.substring(2);
      }
      boolean last = after.isEmpty() || after.equals(".");
      return last ? before.substring(0, Math.max(0, from - 2)) : remarks;
    }

    private static void alias(OfacEntry entry, TableRow row) {
      String type = Objects.requireNonNullElse(cell(row, "alt_type"), "");
      String name = cell(row, "alt_name");
      String remark = cell(row, "alt_remarks");
      String number = cell(row, "alt_num");
      if (name != null) {
        entry.wholeName(
            name,
            AliasType.kind(type),
            Name.Strength.STRONG,
            Notes.joined(AliasType.note(type), remark),
            number);
      }
      entry.draft().rest(row, Set.of());
    }

    /** One that says nothing has a number all the same, which is in the original. */
    private static void address(OfacEntry entry, TableRow row) {
      List<LabelledValue> parts = new ArrayList<>();
      for (String column : List.of("Address", "City/State/Province/Postal Code")) {
        String value = cell(row, column);
        if (value != null) {
          parts.add(new LabelledValue(column, value));
        }
      }
      entry.address(parts, cell(row, "Country"), cell(row, "Add_remarks"), cell(row, "Add_num"));
      entry.draft().rest(row, Set.of());
    }

    private void warnOfOrphans(CsvPart part, Map<String, List<TableRow>> left) {
      if (left.isEmpty()) {
        return;
      }
      List<TableRow> orphans = left.values().stream().flatMap(List::stream).toList();
      String numbers =
          left.keySet().stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
              + (left.size() > MOST_NAMED ? ", ..." : "");
      reading.warn(
          orphans.get(0).file(),
          orphans.get(0).line(),
          "%d rows of %s are of subjects that SDN does not have, and were left out: ent_num %s"
              .formatted(orphans.size(), part, numbers));
    }

    /** Null where it is {@code -0-}. */
    private static @Nullable String cell(TableRow row, String column) {
      return row.cell(column).map(Joining::content).filter(text -> !text.isEmpty()).orElse(null);
    }

    private static String content(String cell) {
      int end = cell.length();
      while (end > 0
          && (cell.charAt(end - 1) == CsvPart.END_OF_FILE || cell.charAt(end - 1) <= ' ')) {
        end--;
      }
      String text = cell.substring(0, end).strip();
      return text.equals(EMPTY) ? "" : text;
    }
  }
}
