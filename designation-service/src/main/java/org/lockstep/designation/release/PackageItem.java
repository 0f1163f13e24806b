package org.lockstep.designation.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.SubjectType;

/** A package as the API shows it; who did what is for its own authority only. */
record PackageItem(
    UUID id,
    String reference,
    String authority,
    String title,
    @Nullable LocalDate announcedOn,
    @Nullable Integer declaredTargets,
    @Nullable String note,
    List<Source> sources,
    PackageStatus status,
    String contentHash,
    List<EntryItem> entries,
    Counts counts,
    @Nullable Instant releasedAt,
    @Nullable String createdBy,
    @Nullable List<String> editors,
    @Nullable String submittedBy,
    @Nullable String returnReason,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable String releasedBy) {

  record EntryItem(
      String entryId,
      @Nullable String authorityId,
      List<String> programmes,
      @Nullable LocalDate listingDate,
      List<Measure> measures,
      ListingRecord listingRecord,
      @Nullable UUID designationId) {
    static EntryItem from(PackageEntry entry) {
      EntryContent content = entry.content();
      return new EntryItem(
          entry.entryId(),
          content.authorityId(),
          content.programmes(),
          content.listingDate(),
          content.measures(),
          content.listingRecord(),
          entry.designationId());
    }
  }

  /** Entries by the kind of their subject. */
  record Counts(long persons, long organizations, long vessels, long aircraft) {
    static Counts of(List<PackageEntry> entries) {
      return new Counts(
          count(entries, SubjectType.PERSON),
          count(entries, SubjectType.ORGANIZATION),
          count(entries, SubjectType.VESSEL),
          count(entries, SubjectType.AIRCRAFT));
    }

    private static long count(List<PackageEntry> entries, SubjectType type) {
      return entries.stream()
          .filter(entry -> entry.content().listingRecord().subjectType() == type)
          .count();
    }
  }

  /**
   * @param own for a reader of the package's authority
   */
  static PackageItem from(SanctionsPackage p, boolean own) {
    return new PackageItem(
        p.id(),
        p.reference(),
        p.authority(),
        p.title(),
        p.announcedOn(),
        p.declaredTargets(),
        p.note(),
        p.sources(),
        p.status(),
        p.contentHash(),
        p.entries().stream().map(EntryItem::from).toList(),
        Counts.of(p.entries()),
        p.releasedAt(),
        own ? p.createdBy() : null,
        own ? p.editors() : null,
        own ? p.submittedBy() : null,
        own ? p.returnReason() : null,
        own ? p.approvedBy() : null,
        own ? p.approvedAt() : null,
        own ? p.releasedBy() : null);
  }
}
