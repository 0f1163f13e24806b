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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalEntry;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;

/** Writes the files, only a few at a time: each takes a thread and a connection while it lasts. */
@ApplicationScoped
class Exports {
  static final int AT_ONCE = 4;
  private static final int DIGESTS = 64;
  private static final int BUFFER = 1 << 16;
  private static final int ENTRIES = 200;

  private final RegisterRows rows;
  private final Journal journal;
  private final Semaphore free = new Semaphore(AT_ONCE);

  /** Of the files that were written last; a file never changes, so neither does its digest. */
  private final Map<Key, FileDigest> digests =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, FileDigest> eldest) {
              return size() > DIGESTS;
            }
          });

  Exports(RegisterRows rows, Journal journal) {
    this.rows = rows;
    this.journal = journal;
  }

  /**
   * The whole register.
   *
   * @throws ProblemException 503 before anything is written if there are too many at once
   */
  void write(RegisterFile file, Edition edition, OutputStream out) throws IOException {
    digested(file, edition, out);
  }

  /**
   * What the whole register would be as a file.
   *
   * @throws ProblemException 503 if there are too many at once
   */
  FileDigest digest(RegisterFile file, Edition edition) throws IOException {
    FileDigest known = digests.get(Key.of(file, edition));
    return known == null ? digested(file, edition, OutputStream.nullOutputStream()) : known;
  }

  private FileDigest digested(RegisterFile file, Edition edition, OutputStream out)
      throws IOException {
    return occupying(
        () -> {
          FileDigest digest = written(file, edition, out);
          digests.put(Key.of(file, edition), digest);
          return digest;
        });
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
   * ADD and MOD tell all of the entity, DEL only what it was. Who takes the lines that an export at
   * the first state has, does what they say and sorts by id has those of the export at the second.
   *
   * @throws ProblemException 503 before anything is written if there are too many at once
   */
  void writeChanges(DeltaFormat format, Edition from, Edition to, OutputStream target)
      throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(target, BUFFER);
    occupying(
        () -> {
          rows.changed(
              from,
              to,
              (before, after) -> Delta.write(format.lines(before), format.lines(after), out));
          out.flush();
          return to;
        });
  }

  /**
   * The entries that lead up to a register state, as lines {@code {"index":0,"leaf":"…"}}.
   *
   * @throws ProblemException 503 before anything is written if there are too many at once
   */
  void writeJournal(long size, OutputStream target) throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(target, BUFFER);
    occupying(
        () -> {
          for (long next = 0; next < size; next += ENTRIES) {
            List<JournalEntry> entries =
                journal.entries(next, (int) Math.min(ENTRIES, size - next));
            for (JournalEntry entry : entries) {
              String leaf = Base64.getEncoder().encodeToString(entry.leaf());
              out.write(
                  ("{\"index\":" + entry.index() + ",\"leaf\":\"" + leaf + "\"}\n")
                      .getBytes(UTF_8));
            }
          }
          out.flush();
          return size;
        });
  }

  private <T> T occupying(Work<T> work) throws IOException {
    if (!free.tryAcquire()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE,
          "There are " + AT_ONCE + " exports under way, which is all that go at once; try again.");
    }
    try {
      return work.run();
    } finally {
      free.release();
    }
  }

  private record Key(RegisterFile file, long state, @Nullable LocalDate validAt) {
    static Key of(RegisterFile file, Edition edition) {
      return new Key(file, edition.state().size(), edition.validAt());
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
