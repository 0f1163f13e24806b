package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * second one's key has its name, too. Another name whose subject is not there is entered by itself.
 */
final class Subjects {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LONGEST_NAME_IN_KEY = 150;

  /** Of rows whose reference is none. */
  private static final String NO_NUMBER = "?";

  /** Two rows that agree in all of these are of one subject that has two primary names. */
  private static final List<String> OF_THE_SUBJECT =
      List.of("type", "date_of_birth", "place_of_birth", "citizenship", "address", "committees");

  private final String file;
  private final Reading reading;
  private final List<Subject> all = new ArrayList<>();
  private final Map<String, Known> byNumber = new HashMap<>();
  private final Map<String, Integer> repeated = new LinkedHashMap<>();
  private String lastNumber = "";
  private final MemoryBudget memory;
  private boolean found;

  Subjects(String file, Reading reading) {
    this.file = file;
    this.reading = reading;
    this.memory = new MemoryBudget(file);
  }

  /** The rows of one subject, in their order. */
  private static final class Subject {
    private final String key;
    private final List<TableRow> rows = new ArrayList<>();
    private final Set<List<String>> said = new HashSet<>();
    private boolean hasOwnName;

    Subject(String key) {
      this.key = key;
    }

    boolean agreesWith(TableRow other) {
      return OF_THE_SUBJECT.stream()
          .allMatch(column -> rows.get(0).cell(column).equals(other.cell(column)));
    }
  }

  /** The subjects under one number, in their order. */
  private static final class Known {
    private final List<Subject> subjects = new ArrayList<>();
    private final Map<String, Subject> byName = new HashMap<>();

    Optional<Subject> first() {
      return subjects.stream().findFirst();
    }

    Optional<Subject> last() {
      return subjects.isEmpty() ? Optional.empty() : Optional.of(subjects.get(subjects.size() - 1));
    }

    Optional<Subject> named(TableRow row) {
      return Optional.ofNullable(byName.get(normal(row)));
    }
  }

  void add(TableRow row) {
    found = true;
    memory.add(row);
    Optional<Reference> reference = Reference.of(row);
    if (reference.isPresent()) {
      add(reference.get().number(), row);
    } else if (row.columns().stream().anyMatch(column -> row.cell(column).isPresent())) {
      reading.warn(
          row.file(),
          row.line(),
          "the row has no reference number, but '%s'"
              .formatted(row.cell(Reference.COLUMN).orElse("")));
      add(NO_NUMBER, row);
    }
  }

  private void add(String number, TableRow row) {
    Known known = byNumber.computeIfAbsent(number, none -> new Known());
    boolean apart = !number.equals(lastNumber) || number.equals(NO_NUMBER);
    lastNumber = number;
    boolean own = !NameRow.isOfOtherName(row) && NameRow.isPrimary(row);
    Subject subject =
        (own ? ofOwnName(known, row, apart) : ofOtherName(known, row, apart))
            .orElseGet(() -> open(known, number, row));
    if (!subject.said.add(row.texts())) {
      repeated.merge(row.file(), 1, Integer::sum);
      return;
    }
    TableRow first = subject.rows.isEmpty() ? row : subject.rows.get(0);
    if (!first.file().equals(row.file())) {
      reading.warn(
          row.file(),
          row.line(),
          subject.key,
          "something else is said of it in '" + first.file() + "'; all of it was taken together");
    }
    subject.rows.add(row);
    subject.hasOwnName |= own;
    known.byName.putIfAbsent(normal(row), subject);
  }

  /** Only the first subject of a number may still lack its own name. */
  private static Optional<Subject> ofOwnName(Known known, TableRow row, boolean apart) {
    return known
        .named(row)
        .or(() -> known.first().filter(subject -> !subject.hasOwnName))
        .or(() -> known.last().filter(subject -> !apart && subject.agreesWith(row)));
  }

  private static Optional<Subject> ofOtherName(Known known, TableRow row, boolean apart) {
    return apart ? known.named(row).or(known::first) : known.last();
  }

  private Subject open(Known known, String number, TableRow row) {
    boolean first = known.subjects.isEmpty() && !number.equals(NO_NUMBER);
    Subject subject = new Subject(first ? number : number + "/" + normal(row));
    if (!first && !number.equals(NO_NUMBER)) {
      reading.warn(
          row.file(),
          row.line(),
          "the reference %s is that of another subject, too; entered as %s"
              .formatted(number, subject.key));
    }
    known.subjects.add(subject);
    all.add(subject);
    return subject;
  }

  private static String normal(TableRow row) {
    String upper = NameRow.name(row).toUpperCase(Locale.ROOT);
    String name = BETWEEN_WORDS.matcher(upper).replaceAll(" ").strip();
    return name.length() <= LONGEST_NAME_IN_KEY ? name : name.substring(0, LONGEST_NAME_IN_KEY);
  }

  void emit(OfficialList list) {
    if (!found) {
      throw new RefusedFileException(
          Reason.FORMAT, file + ": has no table with the columns of the Consolidated List");
    }
    repeated.forEach(
        (table, times) ->
            reading.warn(
                table, 1, times + " rows say what rows before them say, and were passed over"));
    all.forEach(subject -> new AustraliaEntry(list, reading, subject.key, subject.rows).emit());
  }
}
