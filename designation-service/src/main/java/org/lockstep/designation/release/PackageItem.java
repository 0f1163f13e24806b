package org.lockstep.designation.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.LegalBasis;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.register.MeasureItem;
import org.lockstep.http.marking.Marking;

/**
 * A package as the API shows it; who did what is for its own authority only.
 *
 * @param undisclosedTargets how many more were announced than are entered
 * @param marking who may see it, and its designations
 * @param waitingMarking of a released one, that waits for an approver; for its own authority
 * @param jointActionId if it is or was released together with packages of others
 * @param listImportId if it was made of an edition of an official list: the import; the entries are
 *     then not here, they are in {@code GET /designations?package=}
 * @param releaseAt while it is scheduled
 * @param releaseProblem why it was not released when it was due, or fell out of its schedule; until
 *     it is scheduled again or released
 */
public record PackageItem(
    UUID id,
    String reference,
    String authority,
    String title,
    @Nullable LocalDate announcedOn,
    @Nullable Integer declaredTargets,
    @Nullable String note,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LegalBasis> citedAsViolated,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Coordination> coordinatedWith,
    List<Source> sources,
    PackageStatus status,
    String contentHash,
    List<EntryItem> entries,
    SubjectCounts counts,
    @Nullable Long undisclosedTargets,
    Marking marking,
    AskedMarking.@Nullable WaitingMarking waitingMarking,
    @Nullable UUID jointActionId,
    @Nullable UUID listImportId,
    @Nullable Instant releaseAt,
    @Nullable Instant releasedAt,
    @Nullable String createdBy,
    @Nullable List<String> editors,
    @Nullable String submittedBy,
    @Nullable String returnReason,
    @Nullable String releaseProblem,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable String releasedBy) {

  record Marked(Marking now, AskedMarking.@Nullable WaitingMarking waiting) {}

  /**
   * @param kind what the entry does
   * @param designationId what it changes, or what it has become
   * @param measures in force as far as the entry itself says, once it is released
   * @param listingRecord and the other content: absent where the kind has none
   * @param changes against the version it is based on, or of the one it corrects
   */
  public record EntryItem(
      String entryId,
      EntryKind kind,
      @Nullable UUID designationId,
      @Nullable Integer basedOn,
      @Nullable Integer corrects,
      @Nullable LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable String reason,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Change> changes,
      @Nullable String authorityId,
      @Nullable List<String> programmes,
      @Nullable LocalDate listingDate,
      @Nullable List<MeasureItem> measures,
      @Nullable ListingRecord listingRecord) {
    static EntryItem from(
        PackageEntry packageEntry,
        Map<String, LegalBasis> instruments,
        LocalDate day,
        boolean released) {
      Entry entry = packageEntry.content();
      EntryContent content = entry.content();
      return new EntryItem(
          packageEntry.entryId(),
          entry.kind(),
          packageEntry.designationId() == null
              ? entry.designationId()
              : packageEntry.designationId(),
          entry.basedOn(),
          entry.corrects(),
          entry.startDate(),
          entry.endDate(),
          entry.reason(),
          entry.changes(),
          content == null ? null : content.authorityId(),
          content == null ? null : content.programmes(),
          content == null ? null : content.listingDate(),
          content == null
              ? null
              : MeasureItem.of(
                  content.measures(), instruments, day, released && entry.holdsOn(day)),
          content == null ? null : content.listingRecord());
    }
  }

  static List<EntryItem> entries(
      SanctionsPackage p, Map<String, LegalBasis> instruments, LocalDate day) {
    boolean released = p.status() == PackageStatus.RELEASED;
    return p.entries().stream()
        .map(entry -> EntryItem.from(entry, instruments, day, released))
        .toList();
  }

  /**
   * @param own for a reader of the package's authority
   * @param marked who may see it, and who shall
   */
  static PackageItem from(
      SanctionsPackage p,
      boolean own,
      Map<String, LegalBasis> instruments,
      LocalDate day,
      Marked marked) {
    Integer declared = p.declaredTargets();
    return new PackageItem(
        p.id(),
        p.reference(),
        p.authority(),
        p.title(),
        p.announcedOn(),
        p.declaredTargets(),
        p.note(),
        p.citedAsViolated().stream()
            .flatMap(code -> Stream.ofNullable(instruments.get(code)))
            .toList(),
        p.coordinatedWith(),
        p.sources(),
        p.status(),
        p.contentHash(),
        entries(p, instruments, day),
        p.counts(),
        declared == null || declared <= p.targets() ? null : declared - p.targets(),
        marked.now(),
        own ? marked.waiting() : null,
        p.jointActionId(),
        p.listImportId(),
        p.releaseAt(),
        p.releasedAt(),
        own ? p.createdBy() : null,
        own ? p.editors() : null,
        own ? p.submittedBy() : null,
        own ? p.returnReason() : null,
        own ? p.releaseProblem() : null,
        own ? p.approvedBy() : null,
        own ? p.approvedAt() : null,
        own ? p.releasedBy() : null);
  }
}
