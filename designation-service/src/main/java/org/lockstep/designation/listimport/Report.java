package org.lockstep.designation.listimport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.lists.file.PrintableText;
import org.lockstep.designation.lists.reading.Detail;

/** What an import does, for people to read. */
final class Report {
  /** Lines of each kind that are written; the counts are of all. */
  private static final int MOST_LINES = 2000;

  private static final int MOST_FIELDS = 12;

  private final Section added = new Section("New");
  private final Section amended = new Section("Changed");
  private final Section gone = new Section("Gone");
  private final KeptDetails kept = new KeptDetails();

  private static final class Section {
    private final String title;
    private final StringBuilder text = new StringBuilder();
    private int lines;

    Section(String title) {
      this.title = title;
    }

    void add(String line) {
      if (lines++ < MOST_LINES) {
        text.append("  ").append(line).append('\n');
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
    added.add(key + "  " + caption);
  }

  void amended(String key, String caption, List<Change> changes) {
    StringBuilder fields = new StringBuilder();
    changes.stream()
        .limit(MOST_FIELDS)
        .forEach(
            change ->
                fields
                    .append(fields.isEmpty() ? "" : ", ")
                    .append(sign(change))
                    .append(field(change)));
    if (changes.size() > MOST_FIELDS) {
      fields.append(", and ").append(changes.size() - MOST_FIELDS).append(" more");
    }
    amended.add(key + "  " + caption + ": " + fields);
  }

  private static String sign(Change change) {
    if (change.from() == null) {
      return "+";
    }
    return change.to() == null ? "-" : "";
  }

  private static String field(Change change) {
    return change.field().replace("listingRecord.", "");
  }

  void gone(String key, String caption) {
    gone.add(key + "  " + caption);
  }

  /** Details of one entry that the format cannot say, and that stay. */
  void kept(Set<Detail> details) {
    kept.add(details);
  }

  byte[] written(
      ListImport of,
      @Nullable LocalDate edition,
      ImportItem.Changes changes,
      List<Finding> findings,
      Warnings warnings) {
    StringBuilder text = new StringBuilder();
    text.append(of.source())
        .append(edition == null ? ", edition unknown" : ", edition of " + edition)
        .append("\n");
    text.append(
        "%d new, %d changed, %d gone, %d unchanged; %d warnings%n"
            .formatted(
                changes.designations(),
                changes.amendments(),
                changes.delistings(),
                changes.unchanged(),
                warnings.count()));
    of.files()
        .forEach(
            file ->
                text.append(
                    "%s  %d bytes  SHA-256 %s%n"
                        .formatted(PrintableText.of(file.name()), file.bytes(), file.sha256())));
    if (!kept.isEmpty()) {
      text.append(kept.text()).append('\n');
    }
    for (Finding finding : findings) {
      text.append("%nStopped: %s%n  %s%n".formatted(finding.message(), decision(of, finding)));
    }
    added.write(text);
    amended.write(text);
    gone.write(text);
    if (warnings.count() > 0) {
      text.append("\nWarnings (").append(warnings.count()).append(")\n");
      warnings.texts().forEach(warning -> text.append("  ").append(warning).append('\n'));
      int more = warnings.count() - warnings.texts().size();
      if (more > 0) {
        text.append("  ... and ").append(more).append(" more\n");
      }
    }
    return compressed(text.toString());
  }

  private static String decision(ListImport of, Finding finding) {
    if (of.approvedFindings().contains(finding.message())) {
      return "Approved by " + of.decidedBy() + ".";
    }
    return finding.approvable() ? "An operator may approve it." : "It cannot be approved.";
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
    try (GZIPInputStream gzip = new GZIPInputStream(new java.io.ByteArrayInputStream(compressed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
