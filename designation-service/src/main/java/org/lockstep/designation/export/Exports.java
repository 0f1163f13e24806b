package org.lockstep.designation.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.download.Downloads;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalEntry;
import org.lockstep.designation.journal.Opened;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.http.problem.Refusal;

/** Writes the files. */
@ApplicationScoped
class Exports {
  private static final int DIGESTS = 64;
  private static final int BUFFER = 1 << 16;
  private static final int ENTRIES = 200;

  private final RegisterRows rows;
  private final Journal journal;
  private final Downloads downloads;
  private final Markings markings;

  /**
   * The digests of the files that were written last; a file changes only with the markings of what
   * is in it.
   */
  private final Map<Key, FileDigest> digests =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, FileDigest> eldest) {
              return size() > DIGESTS;
            }
          });

  Exports(RegisterRows rows, Journal journal, Downloads downloads, Markings markings) {
    this.rows = rows;
    this.journal = journal;
    this.downloads = downloads;
    this.markings = markings;
  }

  /** What the whole register shows of {@code AMBER} and above. */
  List<Shown> shown(Edition edition) {
    return rows.shown(edition, markings.kept(edition.visible()));
  }

  /** What the changes between two states show of {@code AMBER} and above. */
  List<Shown> shown(Edition from, Edition to) {
    return rows.shown(from, to, markings.kept(to.visible()));
  }

  /** The whole register. */
  void write(RegisterFile file, Edition edition, OutputStream out) throws IOException {
    digests.put(Key.of(file, edition), written(file, edition, out));
  }

  /** What the whole register is as a file, if it was written lately. */
  Optional<FileDigest> known(RegisterFile file, Edition edition) {
    return Optional.ofNullable(digests.get(Key.of(file, edition)));
  }

  /**
   * What the whole register would be as a file.
   *
   * @throws Refusal 503 if there are too many at once
   */
  FileDigest digest(RegisterFile file, Edition edition) throws IOException {
    FileDigest known = digests.get(Key.of(file, edition));
    if (known != null) {
      return known;
    }
    FileDigest digest =
        downloads.writing(() -> written(file, edition, OutputStream.nullOutputStream()));
    digests.put(Key.of(file, edition), digest);
    return digest;
  }

  private FileDigest written(RegisterFile file, Edition edition, OutputStream target)
      throws IOException {
    DigestingStream digesting = new DigestingStream(target);
    BufferedOutputStream out = new BufferedOutputStream(digesting, BUFFER);
    AtomicLong designations = new AtomicLong();
    file.begin(edition, out);
    rows.all(
        edition,
        (before, designation) -> {
          if (designation != null) {
            file.write(designation, designations.getAndIncrement() == 0, out);
          }
        });
    file.end(out);
    out.flush();
    return digesting.digest(designations.get());
  }

  /**
   * What happened between two states, as lines {@code {"op":"ADD","entity":…}} in the order of ids.
   * ADD and MOD tell all of the entity, DEL only what it was. Whoever takes the lines of an export
   * at the first state, does what these lines say, and sorts by id, has the export at the second.
   *
   * @throws Refusal 503 before anything is written if there are too many at once
   */
  void writeChanges(DeltaFormat format, Edition from, Edition to, OutputStream target)
      throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(target, BUFFER);
    rows.changed(
        from, to, (before, after) -> Delta.write(format.lines(before), format.lines(after), out));
    out.flush();
  }

  /**
   * The entries that lead up to a register state, as lines {@code {"index":0,"leaf":"…"}}; what a
   * sealed one hides follows for who may see it, {@code "salt":"…","content":"…"}.
   */
  void writeJournal(long size, Visible visible, OutputStream target) throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(target, BUFFER);
    long next = 0;
    while (next < size) {
      List<JournalEntry> entries =
          journal.entries(next, (int) Math.min(ENTRIES, size - next), visible);
      if (entries.isEmpty()) {
        throw new IllegalStateException("the journal ends before " + size);
      }
      next += entries.size();
      for (JournalEntry entry : entries) {
        String line = "{\"index\":" + entry.index() + ",\"leaf\":\"" + base64(entry.leaf()) + "\"";
        Opened opened = entry.opened();
        if (opened != null) {
          line +=
              ",\"salt\":\""
                  + base64(opened.salt())
                  + "\",\"content\":\""
                  + base64(opened.content())
                  + "\"";
        }
        out.write((line + "}\n").getBytes(UTF_8));
      }
    }
    out.flush();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private record Key(
      RegisterFile file, long state, @Nullable LocalDate validAt, Visible visible, long marked) {
    static Key of(RegisterFile file, Edition edition) {
      return new Key(
          file, edition.state().size(), edition.validAt(), edition.visible(), edition.marked());
    }
  }
}
