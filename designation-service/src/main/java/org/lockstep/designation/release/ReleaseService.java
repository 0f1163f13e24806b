package org.lockstep.designation.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Writer;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.authority.ReleaseRules;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryRequest;
import org.lockstep.designation.deed.Deed;
import org.lockstep.designation.http.UniqueKeys;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;
import org.lockstep.designation.journal.Seal;
import org.lockstep.designation.marking.MarkingRules;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.WrittenMarking;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.register.DesignationState;
import org.lockstep.designation.register.Designations;
import org.lockstep.designation.register.Origin;
import org.lockstep.designation.register.Revisions;
import org.lockstep.designation.release.PackageStep.Act;
import org.lockstep.designation.release.PackageStep.Kind;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.EntityTag;

/** All changes of packages, each in one transaction. */
@ApplicationScoped
@Transactional
class ReleaseService {
  private final Packages packages;
  private final Designations designations;
  private final ReferenceData referenceData;
  private final Revisions revisions;
  private final Journal journal;
  private final Outbox outbox;
  private final Clock clock;
  private final Event<Deed> deeds;
  private final Markings markings;
  private final MarkingRules markingRules;

  ReleaseService(
      Packages packages,
      Designations designations,
      ReferenceData referenceData,
      Revisions revisions,
      Journal journal,
      Outbox outbox,
      Clock clock,
      Event<Deed> deeds,
      Markings markings,
      MarkingRules markingRules) {
    this.packages = packages;
    this.designations = designations;
    this.referenceData = referenceData;
    this.revisions = revisions;
    this.journal = journal;
    this.outbox = outbox;
    this.clock = clock;
    this.deeds = deeds;
    this.markings = markings;
    this.markingRules = markingRules;
  }

  SanctionsPackage draft(NewPackage asked, Writer writer) {
    if (!referenceData.codes().authorities().contains(writer.authority())) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "The 'authority' claim of the access token names no authority of this register.");
    }
    PackageHead head = asked.head();
    requireKnown(head);
    int marking = number(head, writer);
    if (packages.hasReference(writer.authority(), head.reference())) {
      throw taken(head.reference());
    }
    SanctionsPackage draft =
        SanctionsPackage.draft(head, writer.authority(), marking, writer.name(), clock.instant());
    SortedMap<String, Entry> entries =
        new TreeMap<>(revisions.entries(asked.entries(), writer.authority(), head.announcedOn()));
    UUID entriesOf = asked.entriesOf();
    List<String> workedOn = List.of();
    if (entriesOf != null) {
      SanctionsPackage withdrawn = withdrawn(entriesOf, writer);
      takeOver(withdrawn, entries, head.announcedOn());
      workedOn = withdrawn.editors();
    }
    draft.putAll(entries, workedOn, writer.name());
    requireOwnMarking(draft);
    if (asked.submits()) {
      draft.submit(writer.name());
    }
    try {
      packages.persistAndFlush(draft);
    } catch (PersistenceException e) {
      // Somebody else may have taken it since we looked.
      throw UniqueKeys.isViolated(e) ? taken(head.reference()) : e;
    }
    String of = entriesOf == null ? "" : "; entries of " + entriesOf;
    remember(
        draft,
        entries.isEmpty()
            ? Act.of(Kind.DRAFT)
            : Act.of(Kind.DRAFT, "with " + String.join(", ", entries.keySet()) + of),
        writer.name());
    if (asked.submits()) {
      remember(draft, Act.of(Kind.SUBMIT), writer.name());
    }
    return draft;
  }

  /** The number of the marking that a head asks for. */
  private int number(PackageHead head, Writer writer) {
    Marking asked = WrittenMarking.of(head.marking());
    markingRules.requireCleared(asked, writer.clearance());
    return markings.number(asked, writer.authority());
  }

  /**
   * Asks for one marking of the package and of all designations that it changes: they cannot be
   * shown to some readers as they were, and to others as they are.
   *
   * @throws Refusal 400 with the entries of other ones
   */
  private void requireOwnMarking(SanctionsPackage p) {
    List<Violation> violations = otherwiseMarked(p);
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
  }

  List<Violation> otherwiseMarked(SanctionsPackage p) {
    Map<UUID, Integer> marked =
        designations.markings(
            p.entries().stream()
                .flatMap(entry -> Stream.ofNullable(entry.content().designationId()))
                .toList());
    return p.entries().stream()
        .filter(
            entry -> {
              UUID id = entry.content().designationId();
              return id != null && marked.getOrDefault(id, p.marking()) != p.marking();
            })
        .map(
            entry ->
                new Violation(
                    "entries." + entry.entryId() + ".designationId",
                    "is a designation of another marking; a package changes only those of its own"))
        .toList();
  }

  private SanctionsPackage withdrawn(UUID id, Writer writer) {
    SanctionsPackage found = isOwn(id, writer) ? packages.findById(id) : null;
    if (found == null || found.status() != PackageStatus.WITHDRAWN) {
      throw Refusal.invalid(
          "entriesOf", "must be the id of a withdrawn package of your own authority");
    }
    return found;
  }

  /** Adds those of its entries for which there is no other. */
  private void takeOver(
      SanctionsPackage withdrawn,
      SortedMap<String, Entry> entries,
      @Nullable LocalDate announcedOn) {
    List<Violation> violations = new ArrayList<>();
    Codes codes = referenceData.codes();
    for (PackageEntry old : withdrawn.entries()) {
      if (entries.putIfAbsent(old.entryId(), old.content()) != null) {
        continue;
      }
      if (designations.isCurrent(old.content())) {
        violations.addAll(lapsedBases(old, withdrawn.authority(), announcedOn, codes));
      } else {
        violations.add(
            new Violation(
                "entries." + old.entryId(),
                "must be given anew: the designation has changed since the package was withdrawn"));
      }
    }
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
  }

  SanctionsPackage edit(UUID id, PackageHead head, @Nullable String ifMatch, Writer writer) {
    requireKnown(head);
    return change(
        id,
        Act.of(Kind.EDIT),
        ifMatch,
        writer,
        p -> {
          p.edit(head, head.marking() == null ? p.marking() : number(head, writer), writer.name());
          requireOwnMarking(p);
        });
  }

  SanctionsPackage put(
      UUID id, String entryId, EntryRequest content, @Nullable String ifMatch, Writer writer) {
    return change(
        id,
        Act.onEntry(Kind.PUT, entryId),
        ifMatch,
        writer,
        p -> {
          Entry entry = revisions.entry(content, p.authority(), p.announcedOn());
          p.put(entryId, entry, writer.name());
          requireOwnMarking(p);
        });
  }

  SanctionsPackage remove(UUID id, String entryId, @Nullable String ifMatch, Writer writer) {
    return change(
        id,
        Act.onEntry(Kind.REMOVE, entryId),
        ifMatch,
        writer,
        p -> p.remove(entryId, writer.name()));
  }

  SanctionsPackage submit(UUID id, Writer writer) {
    return act(
        id,
        Act.of(Kind.SUBMIT),
        writer,
        p -> {
          p.submit(writer.name());
          requireBases(p);
        });
  }

  /**
   * Asks for the legal bases of all that begins with the package, by what is known now: an
   * instrument may have ended since it was cited.
   *
   * @throws Refusal 400 with the measures whose basis has ended before they begin
   */
  void requireBases(SanctionsPackage p) {
    List<Violation> violations = lapsedBases(p);
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
  }

  List<Violation> lapsedBases(SanctionsPackage p) {
    Codes codes = referenceData.codes();
    return p.entries().stream()
        .flatMap(entry -> lapsedBases(entry, p.authority(), p.announcedOn(), codes).stream())
        .toList();
  }

  private List<Violation> lapsedBases(
      PackageEntry entry, String authority, @Nullable LocalDate announcedOn, Codes codes) {
    return revisions.lapsedBases(entry.content(), authority, announcedOn, codes).stream()
        .map(violation -> violation.in("entries." + entry.entryId()))
        .toList();
  }

  SanctionsPackage approve(UUID id, String contentHash, Writer writer) {
    return act(
        id,
        Act.of(Kind.APPROVE),
        writer,
        p -> {
          Instant now = clock.instant();
          p.approve(writer.name(), contentHash, now, rules(p));
          requireBases(p);
          packages.getEntityManager().merge(PackageApproval.of(p, writer.name(), now));
        });
  }

  /** What has changed since the last approval. */
  PackageChanges changes(UUID id) {
    SanctionsPackage found = packages.findById(id);
    found.requireUnreleased();
    return PackageChanges.since(packages.getEntityManager().find(PackageApproval.class, id), found);
  }

  /** Under its lock: either the clock releases it, or nobody does. */
  SanctionsPackage unschedule(UUID id, Writer writer) {
    if (isOwn(id, writer)) {
      packages.lock(id);
    }
    return act(id, Act.of(Kind.UNSCHEDULE), writer, SanctionsPackage::unschedule);
  }

  SanctionsPackage returnToDraft(UUID id, String reason, Writer writer) {
    return act(id, Act.of(Kind.RETURN, reason), writer, p -> p.returnToDraft(reason));
  }

  SanctionsPackage withdraw(UUID id, Writer writer) {
    return act(id, Act.of(Kind.WITHDRAW), writer, p -> p.withdraw(writer.name()));
  }

  SanctionsPackage schedule(UUID id, Instant at, Writer writer) {
    return act(
        id,
        Act.of(Kind.SCHEDULE, "for " + at),
        writer,
        p -> p.schedule(writer.name(), at, clock.instant(), rules(p)));
  }

  SanctionsPackage release(UUID id, Writer writer) {
    return act(
        id,
        Act.of(Kind.RELEASE),
        writer,
        p -> {
          // Everybody locks the package first, then the journal.
          packages.getEntityManager().lock(p, LockModeType.PESSIMISTIC_WRITE);
          Instant now = journal.recordedAt();
          p.release(writer.name(), now, rules(p));
          requireBases(p);
          publish(p, now);
        });
  }

  /** In the transaction that holds the package's lock. */
  void releaseAsScheduled(UUID id) {
    SanctionsPackage due = packages.findById(id);
    Instant now = journal.recordedAt();
    due.releaseAsScheduled(now);
    requireBases(due);
    publish(due, now);
    remember(due, Act.of(Kind.RELEASE, "as scheduled"), String.valueOf(due.releasedBy()));
  }

  /**
   * Together with others, in the transaction that holds its lock.
   *
   * @return how many entries it has
   */
  int releaseAsPart(SanctionsPackage part, String officer) {
    Instant now = journal.recordedAt();
    part.releaseAsPart(officer, now);
    int targets = publish(part, now);
    remember(part, Act.of(Kind.RELEASE, "in joint action " + part.jointActionId()), officer);
    return targets;
  }

  void failedToRelease(UUID id, String problem) {
    SanctionsPackage due = packages.findById(id);
    String officer = String.valueOf(due.releasedBy());
    due.failedToRelease(problem);
    remember(due, Act.of(Kind.RELEASE_FAILED, problem), officer);
  }

  /** Designations, events and the package's new state become visible together or not at all. */
  private int publish(SanctionsPackage p, Instant now) {
    // The state first: whoever loses the race for it must not get as far as the register.
    packages.flush();
    requireOwnMarking(p);
    Origin origin = new Origin(p.id(), p.reference(), p.authority(), p.marking());
    List<PackageEntry> entries = p.entries();
    List<DesignationState> states =
        designations.record(
            origin,
            entries.stream()
                .map(entry -> new Designations.NamedEntry(entry.entryId(), entry.content()))
                .toList());
    ReleasedTargets targets = new ReleasedTargets();
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).became(states.get(i).designationId());
      targets.add(PackageReleased.Target.from(entries.get(i).content().kind(), states.get(i)));
    }
    PackageApproval approval = packages.getEntityManager().find(PackageApproval.class, p.id());
    if (approval != null) {
      packages.getEntityManager().remove(approval);
    }
    PackageReleased data = PackageReleased.from(p, targets, markings.of(p.marking()), now);
    if (p.marking() == Markings.CLEAR) {
      journal.append(JournalKind.PACKAGE_RELEASED, data);
    } else {
      journal.seal(JournalKind.PACKAGE_RELEASED, data, Seal.ofPackage(p.id(), p.id()));
    }
    outbox.add(EventType.PACKAGE_RELEASED, p.id().toString(), 1, data);
    return targets.inAll();
  }

  private ReleaseRules rules(SanctionsPackage p) {
    return referenceData.releaseRules(p.authority());
  }

  void remember(SanctionsPackage p, Act act, String officer) {
    packages.getEntityManager().persist(PackageStep.of(p, act, officer, clock.instant()));
    if (p.status() == PackageStatus.RELEASED && act.kind() == Kind.RELEASE) {
      // Only now: before, only its own officers could know that there is such a package.
      String approver = p.approvedBy();
      if (approver != null) {
        deeds.fire(new Deed("approve", "package", p.id(), approver, p.authority()));
      }
      deeds.fire(new Deed("release", "package", p.id(), officer, p.authority()));
    }
  }

  private SanctionsPackage change(
      UUID id, Act act, @Nullable String ifMatch, Writer writer, Consumer<SanctionsPackage> edit) {
    return act(
        id,
        act,
        writer,
        p -> {
          if (p.isOpen()) {
            EntityTag.require(ifMatch, p.tag());
          }
          edit.accept(p);
        });
  }

  /** A package of another authority is unknown to the writer or, once it is released, forbidden. */
  private SanctionsPackage act(UUID id, Act act, Writer writer, Consumer<SanctionsPackage> verb) {
    SanctionsPackage found = own(id, writer);
    try {
      verb.accept(found);
      packages.flush();
    } catch (PersistenceException e) {
      // Two have put the same new entry: the second gets the answer of any other lost edit.
      throw UniqueKeys.isViolated(e) ? new OptimisticLockException(e) : e;
    }
    remember(found, act, writer.name());
    return found;
  }

  private boolean isOwn(UUID id, Writer writer) {
    return packages.isOf(id, writer.authority(), markings.visibleTo(writer.reader()));
  }

  SanctionsPackage own(UUID id, Writer writer) {
    // Before anything of it is read: how long that takes would tell outsiders that it is there.
    if (!isOwn(id, writer)) {
      String authority =
          packages
              .releasedBy(id, markings.visibleTo(writer.reader()))
              .orElseThrow(() -> Refusal.notFound("package"));
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "This is a package of " + authority + "; only its own officers act on it.");
    }
    return packages.findById(id);
  }

  private void requireKnown(PackageHead head) {
    List<Violation> violations = head.unknownCodes(referenceData.codes());
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
  }

  private static Refusal taken(String reference) {
    return new Refusal(
        ProblemType.REFERENCE_TAKEN,
        "Your authority has a package with the reference '" + reference + "' already.");
  }
}
