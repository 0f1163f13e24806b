package org.lockstep.designation.listimport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.lists.file.PrintableText;
import org.lockstep.designation.lists.reading.Detail;

/**
 * What an import does, for people to read. What somebody has to decide on comes first, then whom it
 * takes off the list or calls otherwise, then what a reader stumbled over, and then the rest. A
 * line is one entry, so that it can be searched.
 */
final class Report {
  /** Lines of each section that are written; the counts are of all. */
  private static final int MOST_LINES = 2000;

  /** Of amended entries, with what was and is. */
  private static final int MOST_SHOWN = 50;

  private static final int LONGEST_CAPTION = 100;
  private static final int LONGEST_VALUES = 160;

  private final Set<String> values = new LinkedHashSet<>();
  private boolean isDoubtful;
  private final Section gone = new Section("Gone");
  private final KeptDetails kept = new KeptDetails();
  private final Section renamed = new Section("Names changed");
  private final Section amended = new Section("Changed");
  private final Section again = new Section("Listed again");
  private final Section added = new Section("New");
  private final Section lifted = new Section("New, and lifted before this edition");

  /**
   * What the report is of.
   *
   * @param edition absent where it is not known
   * @param approved the messages of findings that were approved, by whom
   */
  record Subject(
      UUID importId,
      String source,
      @Nullable LocalDate edition,
      String receivedBy,
      List<ImportItem.File> files,
      List<String> approved,
      @Nullable String decidedBy) {
    static Subject of(ListImport found, @Nullable LocalDate edition) {
      return new Subject(
          found.id(),
          found.source(),
          edition,
          found.receivedBy(),
          found.files(),
          found.approvedFindings(),
          found.decidedBy());
    }
  }

  private static final class Section {
    private final String title;
    private final StringBuilder text = new StringBuilder();
    private int lines;

    Section(String title) {
      this.title = title;
    }

    void add(String line) {
      if (lines++ < MOST_LINES) {
        text.append("  ").append(PrintableText.of(line)).append('\n');
      }
    }

    void write(StringBuilder report) {
      if (lines > 0) {
        report.append('\n').append(title).append(" (").append(lines).append(")\n").append(text);
        if (lines > MOST_LINES) {
          report.append("  ... and ").append(lines - MOST_LINES).append(" more\n");
        }
      }
    }
  }

  void added(String key, String caption) {
    added.add(entry(key, caption));
  }

  /**
   * An entry that was delisted, and is on the list again.
   *
   * @param changes of what it said before
   */
  void listedAgain(String key, String caption, List<Change> changes) {
    again.add(entry(key, caption) + (changes.isEmpty() ? "" : ": " + ChangedFields.of(changes)));
  }

  /** An entry that is new here, and that the list has ended already. */
  void lifted(String key, String caption, LocalDate endedOn) {
    lifted.add(entry(key, caption) + ": ended on " + endedOn);
  }

  void amended(String key, String caption, List<Change> changes) {
    ChangedFields fields = ChangedFields.of(changes);
    (fields.isOfNames() ? renamed : amended).add(entry(key, caption) + ": " + fields);
  }

  /** One of which the list says otherwise than the register for which times it had it before. */
  void restated(String key, String caption) {
    amended.add(entry(key, caption) + ": former times on the list");
  }

  void gone(String key, String caption) {
    gone.add(entry(key, caption));
  }

  /** Whose key is another subject's now. */
  void replaced(String key, ListingRecord before, ListingRecord now) {
    gone.add(
        "%s, %s: the key now names %s, %s"
            .formatted(
                entry(key, before.caption()),
                before.subjectType(),
                shortened(now.caption(), LONGEST_CAPTION),
                now.subjectType()));
  }

  private static String entry(String key, String caption) {
    return key + "  " + shortened(caption, LONGEST_CAPTION);
  }

  static String shortened(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }

  /** Details of one entry that the format cannot say, and that stay. */
  void kept(Set<Detail> details) {
    kept.add(details);
  }

  /** What was and is of an entry that is amended; of the first of them, it is written. */
  void shown(String key, String caption, List<Change> changes) {
    boolean isNumberedAnew =
        changes.stream().allMatch(change -> Amendments.isOfNumber(change.field()));
    if (values.size() < MOST_SHOWN && !isNumberedAnew) {
      values.add(Amendments.line(key, caption, changes));
    }
  }

  /** What somebody has to decide on shows it first. */
  void shownFirst(List<String> amendments) {
    Set<String> all = new LinkedHashSet<>(amendments);
    all.addAll(values);
    values.clear();
    all.stream().limit(MOST_SHOWN).forEach(values::add);
    isDoubtful = true;
  }

  byte[] written(
      Subject of, ImportItem.Changes changes, List<Finding> findings, Warnings warnings) {
    StringBuilder text = new StringBuilder();
    head(text, of, changes, warnings);
    stopped(text, of, findings);
    Section shown = new Section("What was and is, of the first");
    values.forEach(shown::add);
    if (isDoubtful) {
      shown.write(text);
    }
    gone.write(text);
    renamed.write(text);
    warned(text, of, warnings);
    amended.write(text);
    if (!isDoubtful) {
      shown.write(text);
    }
    again.write(text);
    added.write(text);
    lifted.write(text);
    return compressed(text.toString());
  }

  private void head(StringBuilder text, Subject of, ImportItem.Changes changes, Warnings warnings) {
    text.append(of.source())
        .append(of.edition() == null ? ", edition unknown" : ", edition of " + of.edition())
        .append(
            "%n%d new, %d changed, %d gone, %d unchanged%n"
                .formatted(
                    changes.designations(),
                    changes.amendments(),
                    changes.delistings(),
                    changes.unchanged()));
    if (warnings.count() > 0) {
      text.append(
          "warnings: %d, kinds: %d, entries with warnings: %d%n"
              .formatted(warnings.count(), warnings.kinds().size(), warnings.entries()));
    }
    of.files()
        .forEach(
            file ->
                text.append(
                    "%s, %d bytes%n  SHA-256 %s%n"
                        .formatted(PrintableText.of(file.name()), file.bytes(), file.sha256())));
    if (!kept.isEmpty()) {
      text.append(kept.text()).append('\n');
    }
  }

  private static void stopped(StringBuilder text, Subject of, List<Finding> findings) {
    for (Finding finding : findings) {
      text.append("%nStopped: %s%n  %s%n".formatted(finding.message(), decision(of, finding)));
    }
    boolean open = findings.stream().anyMatch(finding -> !isApproved(of, finding));
    if (open && findings.stream().allMatch(Finding::approvable)) {
      text.append(
          """

          Another operator than %1$s decides:
            deploy/import --approve %2$s
            deploy/import --reject %2$s
          """
              .formatted(of.receivedBy(), of.importId()));
    }
  }

  private static String decision(Subject of, Finding finding) {
    if (isApproved(of, finding)) {
      return "Approved by " + of.decidedBy() + ".";
    }
    return finding.approvable() ? "Not approved yet." : "It cannot be approved.";
  }

  private static boolean isApproved(Subject of, Finding finding) {
    return of.approved().contains(finding.message());
  }

  private static void warned(StringBuilder text, Subject of, Warnings warnings) {
    if (warnings.count() > 0) {
      text.append("\nWarnings (").append(warnings.count()).append(")\n");
      warnings.kinds().forEach(kind -> warned(text, of, kind));
    }
  }

  private static void warned(StringBuilder text, Subject of, Warnings.Kind kind) {
    if (kind.times() == 1) {
      Warnings.Place only = kind.first().get(0);
      text.append("  ").append(place(of, only)).append(": ").append(only.message()).append('\n');
      return;
    }
    text.append("  ").append(kind.times()).append(" times: ").append(kind.text()).append('\n');
    for (Warnings.Place place : kind.first()) {
      String values = String.join(", ", place.values());
      text.append("    ").append(place(of, place));
      if (!values.isEmpty()) {
        text.append(": ").append(shortened(values, LONGEST_VALUES));
      }
      text.append('\n');
    }
    if (kind.times() > kind.first().size()) {
      text.append("    ... and ").append(kind.times() - kind.first().size()).append(" more\n");
    }
  }

  /**
   * Where it is; the name of the file goes without saying where there is but one, not the sheet.
   */
  private static String place(Subject of, Warnings.Place place) {
    String file = place.file();
    String named = file == null ? "" : file;
    if (of.files().size() == 1 && named.startsWith(of.files().get(0).name())) {
      named = named.substring(of.files().get(0).name().length());
    }
    return Stream.of(named, file == null ? "" : "line " + place.line(), subject(place))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String subject(Warnings.Place place) {
    return place.subject() == null ? "" : place.subject();
  }

  static byte[] compressed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  static String text(byte[] compressed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
