package org.lockstep.designation.release;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Entry;

/** One entry of a package; part of its aggregate. */
@Entity
class PackageEntry {
  @EmbeddedId private Key key;

  @JdbcTypeCode(SqlTypes.JSON)
  private Entry content;

  private @Nullable UUID designationId;

  /** The entry's id is the drafter's own, unique in the package. */
  @Embeddable
  record Key(UUID packageId, String entryId) implements Serializable {}

  PackageEntry(UUID packageId, String entryId, Entry content) {
    this.key = new Key(packageId, entryId);
    this.content = content;
  }

  @SuppressWarnings("NullAway.Init") // for Hibernate
  protected PackageEntry() {}

  String entryId() {
    return key.entryId();
  }

  Entry content() {
    return content;
  }

  void replace(Entry other) {
    content = other;
  }

  @Nullable UUID designationId() {
    return designationId;
  }

  void became(UUID designation) {
    designationId = designation;
  }
}
