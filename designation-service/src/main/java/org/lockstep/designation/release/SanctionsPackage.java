package org.lockstep.designation.release;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.ReleaseRules;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.WrittenMarking;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.problem.Refusal;

/** The aggregate: each verb checks the state and the rules, and changes nothing when it refuses. */
@Entity
class SanctionsPackage {
  static final int MOST_ENTRIES = 500;
  private static final Duration LONGEST_AHEAD = Duration.ofDays(366);
  private static final PackageStatus[] OPEN = {
    PackageStatus.DRAFT, PackageStatus.SUBMITTED, PackageStatus.APPROVED, PackageStatus.SCHEDULED
  };

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

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> citedAsViolated;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Coordination> coordinatedWith;

  @Enumerated(EnumType.STRING)
  private PackageStatus status;

  private String contentHash;

  /** How often its content was edited; edited back, it is another content than it was. */
  private int edits;

  private Instant createdAt;
  private String createdBy;

  /** All who have worked on the content, the creator first. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> editors;

  private @Nullable String submittedBy;
  private @Nullable String returnReason;

  @Embedded private @Nullable Approval approval;
  private @Nullable String releasedBy;
  private @Nullable Instant releasedAt;

  /** While it is scheduled. */
  private @Nullable Instant releaseAt;

  /**
   * Why it was not released when it was due, or why its schedule fell out; until it is scheduled
   * again.
   */
  private @Nullable String releaseProblem;

  /**
   * Whether the release of the approved content was due and failed; then its drafters have to look
   * at it.
   */
  private boolean releaseFailed;

  /** Of the joint action that it is a part of. */
  private @Nullable UUID jointActionId;

  /** Of the import that made it of an edition of an official list; its entries are not here. */
  private @Nullable UUID listImportId;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable SubjectCounts listCounts;

  /** The number of who may see it. */
  private int marking;

  /** The same in words; absent where that is everybody. */
  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable WrittenMarking markedAs;

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
  @JoinColumn(name = "packageId", insertable = false, updatable = false)
  @OrderBy("key.entryId")
  @BatchSize(size = 100)
  private List<PackageEntry> entries = new ArrayList<>();

  /**
   * @param marking its number
   */
  static SanctionsPackage draft(
      PackageHead head, String authority, int marking, String officer, Instant now) {
    SanctionsPackage draft = new SanctionsPackage();
    draft.id = UUID.randomUUID();
    draft.authority = authority;
    draft.reference = head.reference();
    draft.status = PackageStatus.DRAFT;
    draft.createdAt = now;
    draft.createdBy = officer;
    draft.editors = List.of(officer);
    draft.take(head);
    draft.mark(WrittenMarking.of(head.marking()), marking);
    draft.contentHash = draft.hash();
    return draft;
  }

  /**
   * A package that an edition of an official list makes. It is released as it is, because its
   * authority has published it already: by the operator who brought the edition in or, if somebody
   * had to approve it, by whoever did.
   */
  static SanctionsPackage ofList(ListPackages.Edition edition, Instant now) {
    SanctionsPackage released = new SanctionsPackage();
    released.id = UUID.randomUUID();
    released.authority = edition.authority();
    released.reference = edition.reference();
    released.title = edition.title();
    released.announcedOn = edition.date();
    released.sources = edition.source() == null ? List.of() : List.of(edition.source());
    released.citedAsViolated = List.of();
    released.coordinatedWith = List.of();
    released.status = PackageStatus.RELEASED;
    released.contentHash = "sha256:" + edition.contentDigest();
    released.createdAt = now;
    released.createdBy = edition.operator();
    released.editors = List.of(edition.operator());
    Approval approval = edition.approval();
    released.approval = approval;
    released.releasedBy = approval == null ? edition.operator() : approval.officer();
    released.releasedAt = now;
    released.listImportId = edition.importId();
    released.marking = Markings.CLEAR;
    return released;
  }

  void counted(SubjectCounts counts) {
    listCounts = counts;
  }

  /**
   * Replaces all but the entries and the reference; the marking only if the head names one.
   *
   * @param number of that marking; the present one if it names none
   */
  void edit(PackageHead head, int number, String officer) {
    requireState("edit", OPEN);
    if (number != marking && jointActionId != null) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "The package is a part of a joint action, whose parts bear one marking; take it out of"
              + " that one first.",
          Map.of("jointActionId", jointActionId));
    }
    if (!head.reference().equals(reference)) {
      throw Refusal.invalid("reference", "never changes; it must be " + reference);
    }
    take(head);
    if (number != marking) {
      mark(WrittenMarking.of(head.marking()), number);
    }
    edited(officer);
  }

  void put(String entryId, Entry content, String officer) {
    requireState("edit", OPEN);
    Optional<PackageEntry> existing = entry(entryId);
    requireOnce(entryId, content, "designationId");
    if (existing.isPresent()) {
      existing.get().replace(content);
    } else {
      if (entries.size() >= MOST_ENTRIES) {
        throw Refusal.invalid("entryId", "a package has at most " + MOST_ENTRIES + " entries");
      }
      entries.add(new PackageEntry(id, entryId, content));
      entries.sort(Comparator.comparing(PackageEntry::entryId));
    }
    edited(officer);
  }

  /**
   * Puts all of them.
   *
   * @param from who has worked on those that were taken over
   */
  void putAll(SortedMap<String, Entry> contents, Collection<String> from, String officer) {
    requireState("edit", OPEN);
    contents.forEach(
        (entryId, content) -> {
          requireOnce(entryId, content, "entries." + entryId + ".designationId");
          entries.add(new PackageEntry(id, entryId, content));
        });
    if (entries.size() > MOST_ENTRIES) {
      throw Refusal.invalid("entries", "a package has at most " + MOST_ENTRIES + " entries");
    }
    edited(officer);
    List<String> all = new ArrayList<>(editors);
    from.stream().filter(other -> !all.contains(other)).forEach(all::add);
    editors = List.copyOf(all);
  }

  void remove(String entryId, String officer) {
    requireState("edit", OPEN);
    entries.remove(entry(entryId).orElseThrow(() -> Refusal.notFound("entry")));
    edited(officer);
  }

  void submit(String officer) {
    requireState("submit", PackageStatus.DRAFT);
    if (entries.isEmpty()) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "The package has no entries; put at least one before submitting it.");
    }
    long targets = targets();
    if (declaredTargets != null && declaredTargets < targets) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "The package declares %d targets and has %d; correct declaredTargets or the entries."
              .formatted(declaredTargets, targets),
          Map.of("declaredTargets", declaredTargets, "targets", targets));
    }
    status = PackageStatus.SUBMITTED;
    contentHash = hash();
    submittedBy = officer;
    returnReason = null;
  }

  /**
   * @param hash of the content that the approver has seen
   */
  void approve(String officer, String hash, Instant now, ReleaseRules rules) {
    requireState("approve", PackageStatus.SUBMITTED);
    if (!rules.approverMayEdit() && hasWorkedOn(officer)) {
      throw new Refusal(
          ProblemType.FOUR_EYES,
          "You have worked on this package; an approver who has not must approve it.");
    }
    requireHash(hash, "The content is not the one you have seen");
    status = PackageStatus.APPROVED;
    approval = new Approval(officer, now, hash);
  }

  void returnToDraft(String reason) {
    requireState(
        "return", PackageStatus.SUBMITTED, PackageStatus.APPROVED, PackageStatus.SCHEDULED);
    loseSchedule("an approver has returned the package to its drafters: " + reason);
    backToDraft();
    returnReason = reason;
  }

  void withdraw(String officer) {
    requireState("withdraw", OPEN);
    loseSchedule(officer + " has withdrawn the package.");
    status = PackageStatus.WITHDRAWN;
    releaseAt = null;
    releasedBy = null;
  }

  /**
   * Sets the instant of the release, or another one.
   *
   * @throws Refusal 400 if it has passed
   */
  void schedule(String officer, Instant at, Instant now, ReleaseRules rules) {
    requireReleasable(officer, rules);
    if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST_AHEAD))) {
      throw Refusal.invalid(
          "at", "must be an instant to come within a year; leave it out to release now");
    }
    status = PackageStatus.SCHEDULED;
    releaseAt = at;
    releasedBy = officer;
    releaseProblem = null;
    releaseFailed = false;
  }

  /** Takes the instant back; the approval stays. */
  void unschedule() {
    requireState("unschedule", PackageStatus.SCHEDULED);
    status = PackageStatus.APPROVED;
    releaseAt = null;
    releasedBy = null;
  }

  /** Ends the secrecy at an officer's word. */
  void release(String officer, Instant now, ReleaseRules rules) {
    requireReleasable(officer, rules);
    released(officer, now);
  }

  /** Ends the secrecy at the instant that was set. */
  void releaseAsScheduled(Instant now) {
    requireState("release", PackageStatus.SCHEDULED);
    requireApprovedContent();
    released(String.valueOf(releasedBy), now);
  }

  /** Ends the secrecy together with the other parts of a joint action. */
  void releaseAsPart(String officer, Instant now) {
    requireState("release", PackageStatus.APPROVED);
    requireApprovedContent();
    released(officer, now);
  }

  /** It was due and could not be released: its officers have to look at it. */
  void failedToRelease(String problem) {
    requireState("fail", PackageStatus.SCHEDULED);
    status = PackageStatus.APPROVED;
    releaseAt = null;
    releasedBy = null;
    releaseProblem = problem;
    releaseFailed = true;
  }

  /** Makes it a part of a joint action; from then on it is released with it, or not at all. */
  void join(UUID jointAction) {
    requireState("join", PackageStatus.DRAFT, PackageStatus.SUBMITTED, PackageStatus.APPROVED);
    if (jointActionId != null) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "The package is a part of a joint action already; take it out of that one first.",
          Map.of("jointActionId", jointActionId));
    }
    jointActionId = jointAction;
    releaseProblem = null;
    releaseFailed = false;
  }

  /** Takes it out of its joint action, even if it is withdrawn. */
  void leave() {
    if (status == PackageStatus.RELEASED) {
      throw new IllegalStateException("released in a joint action for good");
    }
    jointActionId = null;
  }

  /**
   * Checks that an officer may consent to the release: of approved content, by the authority's
   * rules.
   */
  void requireReadyFor(String officer, ReleaseRules rules) {
    requireState("ready", PackageStatus.APPROVED);
    requireReleaser(officer, rules);
    requireApprovedContent();
  }

  private void requireReleasable(String officer, ReleaseRules rules) {
    requireState("release", PackageStatus.APPROVED, PackageStatus.SCHEDULED);
    if (jointActionId != null) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "The package is a part of a joint action and is released with it; take the part out of"
              + " the joint action to release it alone.",
          Map.of("jointActionId", jointActionId));
    }
    requireReleaser(officer, rules);
    requireApprovedContent();
  }

  /**
   * @throws Refusal 403 if the rules of the authority do not let this officer release it
   */
  private void requireReleaser(String officer, ReleaseRules rules) {
    if ((!rules.releaserMayEdit() && hasWorkedOn(officer))
        || (!rules.releaserMayApprove() && officer.equals(approvedBy()))) {
      throw new Refusal(
          ProblemType.FOUR_EYES,
          "By the rules of "
              + authority
              + " a package is released by somebody who has not "
              + (rules.releaserMayEdit() ? "approved it." : "worked on it."));
    }
  }

  /** The approval is of one hash; whatever way a change came in, it is not released. */
  private void requireApprovedContent() {
    String approved = approval == null ? null : approval.contentHash();
    requireHash(String.valueOf(approved), "The content is not the approved one");
  }

  private void released(String officer, Instant now) {
    status = PackageStatus.RELEASED;
    releaseAt = null;
    releaseProblem = null;
    releaseFailed = false;
    releasedBy = officer;
    releasedAt = now;
  }

  private boolean hasWorkedOn(String officer) {
    return editors.contains(officer) || officer.equals(submittedBy);
  }

  /** A released package is compared with the register instead. */
  void requireUnreleased() {
    requireState(
        "changes",
        PackageStatus.DRAFT,
        PackageStatus.SUBMITTED,
        PackageStatus.APPROVED,
        PackageStatus.SCHEDULED,
        PackageStatus.WITHDRAWN);
  }

  /** Whether it can be edited in its state. */
  boolean isOpen() {
    return Arrays.asList(OPEN).contains(status);
  }

  /** How many subjects it lists that were not listed before. */
  long targets() {
    return entries.stream()
        .filter(entry -> entry.content().kind() == EntryKind.DESIGNATION)
        .filter(entry -> entry.content().designationId() == null)
        .count();
  }

  /** Lets others than before see it. */
  void mark(Marking other, int number) {
    marking = number;
    markedAs = WrittenMarking.of(other);
  }

  /** What is not released is marked by its drafters, with the rest of its head. */
  void requireReleased() {
    requireState("another marking by itself", PackageStatus.RELEASED);
  }

  private void take(PackageHead head) {
    title = head.title();
    announcedOn = head.announcedOn();
    declaredTargets = head.declaredTargets();
    note = head.note();
    citedAsViolated = head.citedAsViolated();
    coordinatedWith = head.coordinatedWith();
    sources = head.sources();
  }

  /** Does nothing if the edit has left the content as it was. */
  private void edited(String officer) {
    String now = hash();
    if (now.equals(contentHash)) {
      return;
    }
    contentHash = now;
    edits++;
    loseSchedule(officer + " has edited the package; it has to be submitted and approved again.");
    if (!editors.contains(officer)) {
      List<String> more = new ArrayList<>(editors);
      more.add(officer);
      editors = List.copyOf(more);
    }
    backToDraft();
  }

  /** Whoever set the instant counts on it, and is told until another one is set. */
  private void loseSchedule(String why) {
    if (status == PackageStatus.SCHEDULED) {
      releaseProblem =
          "The release that %s set for %s fell out: %s".formatted(releasedBy, releaseAt, why);
    }
  }

  private void backToDraft() {
    status = PackageStatus.DRAFT;
    releaseFailed = false;
    releaseAt = null;
    releasedBy = null;
    submittedBy = null;
    approval = null;
  }

  private String hash() {
    SortedMap<String, Entry> contents = new TreeMap<>();
    entries.forEach(entry -> contents.put(entry.entryId(), entry.content()));
    return ContentHash.of(authority, head(), contents);
  }

  PackageHead head() {
    return new PackageHead(
        reference,
        title,
        announcedOn,
        declaredTargets,
        note,
        citedAsViolated,
        coordinatedWith,
        sources,
        markedAs);
  }

  private void requireHash(String hash, String otherwise) {
    String now = hash();
    if (!now.equals(hash)) {
      throw new Refusal(
          ProblemType.CONTENT_CHANGED,
          otherwise + "; read the package again. Its content hash is in the member contentHash.",
          Map.of("contentHash", now));
    }
  }

  private void requireState(String verb, PackageStatus... allowed) {
    List<PackageStatus> states = Arrays.asList(allowed);
    if (!states.contains(status)) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "The package is %s; %s is allowed in %s."
              .formatted(
                  status, verb, states.stream().map(Enum::name).collect(Collectors.joining(", "))),
          Map.of("state", status, "allowedIn", states));
    }
  }

  /**
   * Two entries of one package never change the same designation: each would make another version.
   */
  private void requireOnce(String entryId, Entry content, String path) {
    UUID designation = content.designationId();
    if (designation == null) {
      return;
    }
    for (PackageEntry other : entries) {
      if (!other.entryId().equals(entryId) && designation.equals(other.content().designationId())) {
        throw Refusal.invalid(path, "has an entry in this package already: " + other.entryId());
      }
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

  /** What an edit of an open package is based on. */
  String tag() {
    return Integer.toString(version);
  }

  /** The number of who may see it. */
  int marking() {
    return marking;
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

  int edits() {
    return edits;
  }

  /** The instant that lists are ordered by: that of the release or, before it, of the draft. */
  Instant listedBy() {
    return releasedAt == null ? createdAt : releasedAt;
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
    return approval == null ? null : approval.officer();
  }

  @Nullable Instant approvedAt() {
    return approval == null ? null : approval.at();
  }

  @Nullable String releasedBy() {
    return releasedBy;
  }

  @Nullable Instant releasedAt() {
    return releasedAt;
  }

  List<String> citedAsViolated() {
    return citedAsViolated;
  }

  List<Coordination> coordinatedWith() {
    return coordinatedWith;
  }

  @Nullable Instant releaseAt() {
    return releaseAt;
  }

  @Nullable String releaseProblem() {
    return releaseProblem;
  }

  @Nullable UUID jointActionId() {
    return jointActionId;
  }

  List<PackageEntry> entries() {
    return entries;
  }

  @Nullable UUID listImportId() {
    return listImportId;
  }

  /** How many subjects it has of each type, of what has content of its own. */
  SubjectCounts counts() {
    if (listCounts != null) {
      return listCounts;
    }
    return SubjectCounts.of(
        entries.stream()
            .flatMap(entry -> Stream.ofNullable(entry.content().content()))
            .collect(
                Collectors.groupingBy(
                    content -> content.listingRecord().subjectType(), Collectors.counting())));
  }
}
