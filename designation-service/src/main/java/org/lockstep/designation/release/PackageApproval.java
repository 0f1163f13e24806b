package org.lockstep.designation.release;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.lockstep.designation.content.Entry;

/**
 * The content of a package that was approved last, kept until the release so that whoever approves
 * it again sees what has changed.
 */
@Entity
class PackageApproval {
  @Id private UUID packageId;
  private String contentHash;
  private String officer;
  private Instant at;

  @JdbcTypeCode(SqlTypes.JSON)
  private Content content;

  /**
   * @param entries by their ids
   */
  record Content(PackageHead head, SortedMap<String, Entry> entries) {
    static Content of(SanctionsPackage p) {
      SortedMap<String, Entry> entries = new TreeMap<>();
      p.entries().forEach(entry -> entries.put(entry.entryId(), entry.content()));
      return new Content(p.head(), entries);
    }
  }

  static PackageApproval of(SanctionsPackage approved, String officer, Instant at) {
    PackageApproval approval = new PackageApproval();
    approval.packageId = approved.id();
    approval.contentHash = approved.contentHash();
    approval.officer = officer;
    approval.at = at;
    approval.content = Content.of(approved);
    return approval;
  }

  String contentHash() {
    return contentHash;
  }

  String officer() {
    return officer;
  }

  Instant at() {
    return at;
  }

  Content content() {
    return content;
  }
}
