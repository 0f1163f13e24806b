package org.lockstep.designation.listimport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API shows it.
 *
 * @param edition the day of the edition; absent until it is known
 * @param warnings how many; the report has them
 * @param packageId what it made, once it is published
 * @param registerState the journal's size with all of it
 * @param decidedBy who approved or rejected what was found
 * @param sameSubjects keys that name another subject than before, and of which whoever approved
 *     said that it is the same one
 */
public record ImportItem(
    UUID id,
    String source,
    String authority,
    ImportStatus status,
    @Nullable LocalDate edition,
    List<File> files,
    Instant receivedAt,
    String receivedBy,
    Progress progress,
    Changes changes,
    List<Finding> findings,
    int warnings,
    @Nullable UUID packageId,
    @Nullable String packageReference,
    @Nullable Long registerState,
    @Nullable String decidedBy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sameSubjects,
    @Nullable Instant finishedAt) {

  /**
   * @param bytes of the file, unpacked
   * @param sha256 of the file, unpacked; hexadecimal
   */
  public record File(String name, long bytes, String sha256) {}

  /** Entries so far. */
  public record Progress(int entriesRead, int entriesCompared, int entriesChanged) {}

  /** What the edition does to the register, in entries. */
  public record Changes(int designations, int amendments, int delistings, int unchanged) {
    int inAll() {
      return designations + amendments + delistings;
    }

    /** The same if so many of the amendments were new subjects, and ended those before them. */
    Changes withNew(int amended) {
      return new Changes(
          designations + amended, amendments - amended, delistings + amended, unchanged);
    }
  }

  static ImportItem from(ListImport found) {
    return new ImportItem(
        found.id(),
        found.source(),
        found.authority(),
        found.status(),
        found.edition(),
        found.files(),
        found.receivedAt(),
        found.receivedBy(),
        found.progress(),
        found.changes(),
        found.findings(),
        found.warnings(),
        found.packageId(),
        found.packageReference(),
        found.registerState(),
        found.decidedBy(),
        found.sameSubjects(),
        found.finishedAt());
  }
}
