package org.lockstep.designation.listimport;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An import as it is stored; {@link Imports} changes it. */
@Entity
@Immutable
class ListImport {
  @Id private UUID id;
  private String source;
  private String authority;

  @Enumerated(EnumType.STRING)
  private ImportStatus status;

  /** The day that the operator says it is of. */
  private @Nullable LocalDate editionAsked;

  /** The day that the file says, or else the operator. */
  private @Nullable LocalDate edition;

  private String fileName;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ImportItem.File> files;

  private @Nullable String contentDigest;
  private Instant receivedAt;
  private String receivedBy;
  private int entriesRead;
  private int entriesCompared;
  private int entriesChanged;
  private int designations;
  private int amendments;
  private int delistings;
  private int unchanged;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Finding> findings;

  private int warnings;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable EditionFigures figures;

  /** The messages of what was approved. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> approvedFindings;

  /** Keys of which whoever approved said that they name the same subject as before. */
  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> sameSubjects;

  private @Nullable String decidedBy;
  private @Nullable Instant decidedAt;
  private @Nullable UUID packageId;
  private @Nullable String packageReference;
  private @Nullable Long registerState;
  private @Nullable Instant finishedAt;

  UUID id() {
    return id;
  }

  String source() {
    return source;
  }

  String authority() {
    return authority;
  }

  ImportStatus status() {
    return status;
  }

  @Nullable LocalDate editionAsked() {
    return editionAsked;
  }

  @Nullable LocalDate edition() {
    return edition;
  }

  String fileName() {
    return fileName;
  }

  List<ImportItem.File> files() {
    return files;
  }

  @Nullable String contentDigest() {
    return contentDigest;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  String receivedBy() {
    return receivedBy;
  }

  ImportItem.Progress progress() {
    return new ImportItem.Progress(entriesRead, entriesCompared, entriesChanged);
  }

  ImportItem.Changes changes() {
    return new ImportItem.Changes(designations, amendments, delistings, unchanged);
  }

  List<Finding> findings() {
    return findings;
  }

  int warnings() {
    return warnings;
  }

  /** Absent where it was not read to its end, or before there were figures. */
  @Nullable EditionFigures figures() {
    return figures;
  }

  List<String> approvedFindings() {
    return approvedFindings;
  }

  List<String> sameSubjects() {
    return sameSubjects;
  }

  @Nullable String decidedBy() {
    return decidedBy;
  }

  @Nullable Instant decidedAt() {
    return decidedAt;
  }

  @Nullable UUID packageId() {
    return packageId;
  }

  @Nullable String packageReference() {
    return packageReference;
  }

  @Nullable Long registerState() {
    return registerState;
  }

  @Nullable Instant finishedAt() {
    return finishedAt;
  }
}
