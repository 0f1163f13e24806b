package org.lockstep.designation.release;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.register.Designation;

/** The aggregate: each verb checks the state and the rules, and changes nothing when it refuses. */
@Entity
class SanctionsPackage {
  static final int MOST_ENTRIES = 500;

  @Id private UUID id;
  @Version private int version;
  private String reference;
  private String authority;
  private String title;

  /** Absent where the entries were read from an edition of a list and no package was announced. */
  private @Nullable LocalDate announcedOn;

  private @Nullable Integer declaredTargets;
  private @Nullable String note;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Source> sources;

  @Enumerated(EnumType.STRING)
  private PackageStatus status;

  private String contentHash;
  private @Nullable String approvedHash;
  private Instant createdAt;
  private String createdBy;

  /** All who have worked on the content, the creator first. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> editors;

  private @Nullable String submittedBy;
  private @Nullable String returnReason;
  private @Nullable String approvedBy;
  private @Nullable Instant approvedAt;
  private @Nullable String releasedBy;
  private @Nullable Instant releasedAt;

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
  @JoinColumn(name = "packageId", insertable = false, updatable = false)
  @OrderBy("key.entryId")
  @BatchSize(size = 100)
  private List<PackageEntry> entries = new ArrayList<>();

  static SanctionsPackage draft(PackageHead head, String authority, String officer, Instant now) {
    SanctionsPackage draft = new SanctionsPackage();
    draft.id = UUID.randomUUID();
    draft.authority = authority;
    draft.reference = head.reference();
    draft.status = PackageStatus.DRAFT;
    draft.createdAt = now;
    draft.createdBy = officer;
    draft.editors = List.of(officer);
    draft.take(head);
    draft.contentHash = draft.hash();
    return draft;
  }

  /** Replaces all but the entries and the reference. */
  void edit(PackageHead head, String officer) {
    requireState("edit", PackageStatus.DRAFT, PackageStatus.SUBMITTED, PackageStatus.APPROVED);
    if (!head.reference().equals(reference)) {
      throw ProblemException.invalid("reference", "never changes; it must be " + reference);
    }
    take(head);
    edited(officer);
  }

  void put(String entryId, EntryContent content, String officer) {
    requireState("edit", PackageStatus.DRAFT, PackageStatus.SUBMITTED, PackageStatus.APPROVED);
    Optional<PackageEntry> existing = entry(entryId);
    if (existing.isPresent()) {
      existing.get().replace(content);
    } else {
      if (entries.size() >= MOST_ENTRIES) {
        throw ProblemException.invalid(
            "entryId", "a package has at most " + MOST_ENTRIES + " entries");
      }
      entries.add(new PackageEntry(id, entryId, content));
      entries.sort(Comparator.comparing(PackageEntry::entryId));
    }
    edited(officer);
  }

  void remove(String entryId, String officer) {
    requireState("edit", PackageStatus.DRAFT, PackageStatus.SUBMITTED, PackageStatus.APPROVED);
    entries.remove(entry(entryId).orElseThrow(() -> ProblemException.notFound("entry")));
    edited(officer);
  }

  void submit(String officer) {
    requireState("submit", PackageStatus.DRAFT);
    if (entries.isEmpty()) {
      throw new ProblemException(
          ProblemType.WRONG_STATE,
          "The package has no entries; put at least one before submitting it.");
    }
    status = PackageStatus.SUBMITTED;
    submittedBy = officer;
    returnReason = null;
  }

  /**
   * @param hash of the content that the approver has seen
   */
  void approve(String officer, String hash, Instant now) {
    requireState("approve", PackageStatus.SUBMITTED);
    if (editors.contains(officer) || officer.equals(submittedBy)) {
      throw new ProblemException(
          ProblemType.FOUR_EYES,
          "You have worked on this package; an approver who has not must approve it.");
    }
    requireHash(hash, "The content is not the one you have seen");
    status = PackageStatus.APPROVED;
    approvedHash = hash;
    approvedBy = officer;
    approvedAt = now;
  }

  void returnToDraft(String reason) {
    requireState("return", PackageStatus.SUBMITTED, PackageStatus.APPROVED);
    backToDraft();
    returnReason = reason;
  }

  void withdraw() {
    requireState("withdraw", PackageStatus.DRAFT, PackageStatus.SUBMITTED, PackageStatus.APPROVED);
    status = PackageStatus.WITHDRAWN;
  }

  /**
   * Ends the secrecy: the package and its entries may be known from now on.
   *
   * @return a new designation for each entry
   */
  List<Designation> release(String officer, Instant now) {
    requireState("release", PackageStatus.APPROVED);
    // The approval was of this hash; whatever way a change came in, it is not released.
    requireHash(String.valueOf(approvedHash), "The content is not the approved one");
    status = PackageStatus.RELEASED;
    releasedBy = officer;
    releasedAt = now;
    Designation.Origin origin = new Designation.Origin(id, reference, authority);
    List<Designation> released = new ArrayList<>();
    for (PackageEntry entry : entries) {
      Designation designation = Designation.released(origin, entry.entryId(), entry.content(), now);
      entry.became(designation.id());
      released.add(designation);
    }
    return released;
  }

  private void take(PackageHead head) {
    title = head.title();
    announcedOn = head.announcedOn();
    declaredTargets = head.declaredTargets();
    note = head.note();
    sources = head.sources();
  }

  /** An edit that leaves the content as it was is none. */
  private void edited(String officer) {
    String now = hash();
    if (now.equals(contentHash)) {
      return;
    }
    contentHash = now;
    if (!editors.contains(officer)) {
      List<String> more = new ArrayList<>(editors);
      more.add(officer);
      editors = List.copyOf(more);
    }
    backToDraft();
  }

  private void backToDraft() {
    status = PackageStatus.DRAFT;
    submittedBy = null;
    approvedHash = null;
    approvedBy = null;
    approvedAt = null;
  }

  private String hash() {
    SortedMap<String, EntryContent> contents = new TreeMap<>();
    entries.forEach(entry -> contents.put(entry.entryId(), entry.content()));
    PackageHead head =
        new PackageHead(reference, title, announcedOn, declaredTargets, note, sources);
    return ContentHash.of(authority, head, contents);
  }

  private void requireHash(String hash, String otherwise) {
    String now = hash();
    if (!now.equals(hash)) {
      throw new ProblemException(
          ProblemType.CONTENT_CHANGED,
          otherwise + "; read the package again. Its content hash is in the member contentHash.",
          Map.of("contentHash", now));
    }
  }

  private void requireState(String verb, PackageStatus... allowed) {
    List<PackageStatus> states = Arrays.asList(allowed);
    if (!states.contains(status)) {
      throw new ProblemException(
          ProblemType.WRONG_STATE,
          "The package is %s; %s is allowed in %s."
              .formatted(
                  status, verb, states.stream().map(Enum::name).collect(Collectors.joining(", "))),
          Map.of("state", status, "allowedIn", states));
    }
  }

  private Optional<PackageEntry> entry(String entryId) {
    return entries.stream().filter(entry -> entry.entryId().equals(entryId)).findFirst();
  }

  UUID id() {
    return id;
  }

  int version() {
    return version;
  }

  String reference() {
    return reference;
  }

  String authority() {
    return authority;
  }

  String title() {
    return title;
  }

  @Nullable LocalDate announcedOn() {
    return announcedOn;
  }

  @Nullable Integer declaredTargets() {
    return declaredTargets;
  }

  @Nullable String note() {
    return note;
  }

  List<Source> sources() {
    return sources;
  }

  PackageStatus status() {
    return status;
  }

  String contentHash() {
    return contentHash;
  }

  Instant createdAt() {
    return createdAt;
  }

  String createdBy() {
    return createdBy;
  }

  List<String> editors() {
    return editors;
  }

  @Nullable String submittedBy() {
    return submittedBy;
  }

  @Nullable String returnReason() {
    return returnReason;
  }

  @Nullable String approvedBy() {
    return approvedBy;
  }

  @Nullable Instant approvedAt() {
    return approvedAt;
  }

  @Nullable String releasedBy() {
    return releasedBy;
  }

  @Nullable Instant releasedAt() {
    return releasedAt;
  }

  List<PackageEntry> entries() {
    return entries;
  }
}
