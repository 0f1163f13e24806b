package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * Joins the rows of a subject: its own has the number 101, those of its other names 101a, 101b and
 * so on. Mostly they are together, but not always. By mistake two subjects may have one number: the
 * second one's key has its name, too.
 */
final class Subjects {
  private static final Pattern REFERENCE = Pattern.compile("([0-9]{1,9}) *([A-Za-z]{0,4})");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LONGEST_NAME_IN_KEY = 150;

  private final String file;
  private final Reading reading;
  private final List<Subject> all = new ArrayList<>();
  private final Map<String, List<Subject>> byNumber = new HashMap<>();
  private String lastNumber = "";
  private final MemoryBudget memory;
  private boolean found;

  Subjects(String file, Reading reading) {
    this.file = file;
    this.reading = reading;
    this.memory = new MemoryBudget(file);
  }

  /** The rows of one subject, in their order. */
  private record Subject(String key, List<TableRow> rows) {
    boolean hasName(String name) {
      return rows.stream().anyMatch(row -> normal(row).equals(name));
    }
  }

  void add(TableRow row) {
    found = true;
    memory.add(row);
    Optional<String> reference = row.cell(AustraliaEntry.REFERENCE);
    Matcher number = REFERENCE.matcher(reference.orElse(""));
    if (number.matches()) {
      add(number.group(1), number.group(2).isEmpty() && AustraliaEntry.isPrimary(row), row);
    } else if (row.columns().stream().anyMatch(column -> row.cell(column).isPresent())) {
      reading.warn(
          row.file(),
          row.line(),
          "the row has no reference number, but '%s'".formatted(reference.orElse("")));
      add("?", row.cell(AustraliaEntry.NAME).isPresent(), row);
    }
  }

  private void add(String number, boolean primary, TableRow row) {
    List<Subject> known = byNumber.computeIfAbsent(number, none -> new ArrayList<>());
    boolean apart = !number.equals(lastNumber) || number.equals("?");
    lastNumber = number;
    String name = normal(row);
    boolean another =
        primary && apart && known.stream().noneMatch(subject -> subject.hasName(name));
    if (known.isEmpty() || another) {
      String key = known.isEmpty() && !number.equals("?") ? number : number + "/" + name;
      if (!known.isEmpty() && !number.equals("?")) {
        reading.warn(
            row.file(),
            row.line(),
            "the reference " + number + " is that of another subject, too; entered as " + key);
      }
      Subject subject = new Subject(key, new ArrayList<>(List.of(row)));
      known.add(subject);
      all.add(subject);
    } else {
      Subject subject =
          apart
              ? known.stream().filter(one -> one.hasName(name)).findFirst().orElse(known.get(0))
              : known.get(known.size() - 1);
      subject.rows.add(row);
    }
  }

  private static String normal(TableRow row) {
    String upper = row.cell(AustraliaEntry.NAME).orElse("").toUpperCase(Locale.ROOT);
    String name = BETWEEN_WORDS.matcher(upper).replaceAll(" ").strip();
    return name.length() <= LONGEST_NAME_IN_KEY ? name : name.substring(0, LONGEST_NAME_IN_KEY);
  }

  void emit(OfficialList list) {
    if (!found) {
      throw new RefusedFileException(
          Reason.FORMAT, file + ": has no table with the columns of the Consolidated List");
    }
    all.forEach(subject -> new AustraliaEntry(list, reading, subject.key, subject.rows).emit());
  }
}
