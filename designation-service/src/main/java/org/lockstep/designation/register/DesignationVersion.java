package org.lockstep.designation.register;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryKind;

/** What one entry of a released package recorded about one designation; never changed. */
@Entity
@Immutable
class DesignationVersion {
  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  private EntryKind kind;

  private @Nullable Integer corrects;
  private @Nullable LocalDate startDate;
  private @Nullable LocalDate endDate;
  private @Nullable String reason;
  private String authority;
  private UUID packageId;
  private String packageReference;
  private String entryId;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable EntryContent content;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Change> changes;

  private Instant recordedAt;
  private @Nullable Long journalIndex;

  @Embeddable
  record Key(UUID designationId, int version) implements Serializable {}

  static DesignationVersion recorded(
      UUID designationId, int version, Origin origin, String entryId, Entry entry, Instant now) {
    DesignationVersion recorded = new DesignationVersion();
    recorded.key = new Key(designationId, version);
    recorded.kind = entry.kind();
    recorded.corrects = entry.corrects();
    recorded.startDate = entry.startDate();
    recorded.endDate = entry.endDate();
    recorded.reason = entry.reason();
    recorded.authority = origin.authority();
    recorded.packageId = origin.packageId();
    recorded.packageReference = origin.reference();
    recorded.entryId = entryId;
    recorded.content = entry.content();
    recorded.changes = entry.changes();
    recorded.recordedAt = now;
    return recorded;
  }

  /** Whether it changes nothing but who may see the designation. */
  boolean isMarking() {
    return kind == EntryKind.MARKING;
  }

  UUID designationId() {
    return key.designationId();
  }

  int version() {
    return key.version();
  }

  EntryKind kind() {
    return kind;
  }

  @Nullable Integer corrects() {
    return corrects;
  }

  @Nullable LocalDate startDate() {
    return startDate;
  }

  @Nullable LocalDate endDate() {
    return endDate;
  }

  @Nullable String reason() {
    return reason;
  }

  String authority() {
    return authority;
  }

  UUID packageId() {
    return packageId;
  }

  String packageReference() {
    return packageReference;
  }

  String entryId() {
    return entryId;
  }

  @Nullable EntryContent content() {
    return content;
  }

  List<Change> changes() {
    return changes;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  @Nullable Long journalIndex() {
    return journalIndex;
  }

  void journalledAs(long index) {
    journalIndex = index;
  }
}
