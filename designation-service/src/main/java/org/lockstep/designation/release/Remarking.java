package org.lockstep.designation.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Writer;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;
import org.lockstep.designation.journal.Seal;
import org.lockstep.designation.marking.MarkingRules;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.register.Designations;
import org.lockstep.designation.register.Origin;
import org.lockstep.designation.release.PackageStep.Act;
import org.lockstep.designation.release.PackageStep.Kind;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.problem.Refusal;

/**
 * Gives released packages another marking, each time all of those that share designations, because
 * a designation has the one marking of its packages. What fewer may see from then on is so at once;
 * what others than before may see takes a second officer.
 */
@ApplicationScoped
@Transactional
class Remarking {
  /** Each is told of by itself, in one transaction that a request waits for. */
  private static final int MOST_DESIGNATIONS = 500;

  private final Packages packages;
  private final ReleaseService service;
  private final Designations designations;
  private final Markings markings;
  private final MarkingRules rules;
  private final Journal journal;
  private final Outbox outbox;
  private final Clock clock;

  Remarking(
      Packages packages,
      ReleaseService service,
      Designations designations,
      Markings markings,
      MarkingRules rules,
      Journal journal,
      Outbox outbox,
      Clock clock) {
    this.packages = packages;
    this.service = service;
    this.designations = designations;
    this.markings = markings;
    this.rules = rules;
    this.journal = journal;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The marking that waits for other eyes, if any does. */
  Optional<AskedMarking> waiting(UUID id) {
    return Optional.ofNullable(packages.getEntityManager().find(AskedMarking.class, id));
  }

  /** Gives it the marking now, or lets it wait for an approver. */
  SanctionsPackage ask(UUID id, Marking asked, String reason, Writer writer) {
    rules.requireCleared(asked, writer.clearance());
    SanctionsPackage found = locked(id, writer);
    Marking now = markings.of(found.marking());
    waiting(id).ifPresent(packages.getEntityManager()::remove);
    packages.flush();
    if (asked.equals(now)) {
      return found;
    }
    if (!asked.isWithin(found.authority(), now, found.authority())) {
      requireNoList(group(id));
      int number = markings.number(asked, found.authority());
      packages
          .getEntityManager()
          .persist(AskedMarking.of(id, number, reason, writer.name(), clock.instant()));
      service.remember(found, Act.of(Kind.ASK_MARKING, said(asked, reason)), writer.name());
      return found;
    }
    mark(found, asked, new Reason(reason, writer.name(), null));
    return found;
  }

  /**
   * Gives it the wider marking that was asked for.
   *
   * @throws Refusal 403 to whoever asked for it, 409 if it is not the one that the approver has
   *     seen
   */
  SanctionsPackage approve(UUID id, Marking seen, Writer writer) {
    SanctionsPackage found = locked(id, writer);
    AskedMarking asked =
        waiting(id)
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemType.WRONG_STATE, "No marking of this package waits for approval."));
    Marking wanted = markings.of(asked.marking());
    if (!wanted.equals(seen)) {
      throw new Refusal(
          ProblemType.CONTENT_CHANGED,
          "The marking that waits is another one; read the package again.",
          Map.of("marking", wanted));
    }
    if (asked.askedBy().equals(writer.name())) {
      throw new Refusal(
          ProblemType.FOUR_EYES,
          "You have asked for this marking; an approver who has not must approve it.");
    }
    rules.requireCleared(wanted, writer.clearance());
    packages.getEntityManager().remove(asked);
    mark(found, wanted, new Reason(asked.reason(), asked.askedBy(), writer.name()));
    return found;
  }

  /**
   * @param approvedBy absent where it took no other eyes
   */
  private record Reason(String text, String askedBy, @Nullable String approvedBy) {
    String officer() {
      return approvedBy == null ? askedBy : approvedBy;
    }
  }

  private SanctionsPackage locked(UUID id, Writer writer) {
    SanctionsPackage found = service.own(id, writer);
    found.requireReleased();
    packages.getEntityManager().lock(found, LockModeType.PESSIMISTIC_WRITE);
    return found;
  }

  private void mark(SanctionsPackage asked, Marking marking, Reason reason) {
    // From here on nothing is released, so that the group stays what it is.
    Instant now = journal.recordedAt();
    Group group = group(asked.id());
    requireNoList(group);
    if (group.designations.size() > MOST_DESIGNATIONS) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "It shares designations with packages that have %d in all; at most %d are marked at once."
              .formatted(group.designations.size(), MOST_DESIGNATIONS));
    }
    int previous = asked.marking();
    int number = markings.number(marking, asked.authority());
    designations.mark(
        new Origin(asked.id(), asked.reference(), asked.authority(), number),
        group.designations,
        previous,
        reason.text);
    for (UUID id : group.packages) {
      SanctionsPackage one = packages.findById(id);
      one.mark(marking, number);
      int version = markings.changes(id) + 2;
      markings.keep(
          new Markings.Change(
              id, version, number, previous, reason.text, reason.askedBy, reason.approvedBy, now));
      tell(one, version, marking, markings.of(previous), reason, now);
      service.remember(one, Act.of(Kind.MARK, said(marking, reason.text)), reason.officer());
    }
    packages.flush();
  }

  private void tell(
      SanctionsPackage one,
      int version,
      Marking marking,
      Marking previous,
      Reason reason,
      Instant now) {
    PackageMarked data =
        new PackageMarked(
            one.id(),
            one.reference(),
            one.authority(),
            designations.of(Set.of(one.id())).stream().sorted().toList(),
            marking,
            previous,
            reason.text,
            now);
    if (marking.isPublic()) {
      journal.append(JournalKind.PACKAGE_MARKED, data);
    } else {
      journal.seal(JournalKind.PACKAGE_MARKED, data, Seal.ofPackage(one.id(), one.id()));
    }
    outbox.add(EventType.PACKAGE_MARKED, one.id().toString(), version, data);
  }

  /** Packages and designations that have to have one marking. */
  private record Group(Set<UUID> packages, Set<UUID> designations) {}

  private Group group(UUID id) {
    Set<UUID> ids = new TreeSet<>(Set.of(id));
    Set<UUID> theirs = designations.of(ids);
    while (theirs.size() <= MOST_DESIGNATIONS && ids.addAll(designations.packagesOf(theirs))) {
      theirs = designations.of(ids);
    }
    return new Group(ids, theirs);
  }

  private void requireNoList(Group group) {
    if (packages.anyOfList(group.packages)) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "It shares designations with an official list, and what a list says is public.");
    }
  }

  private static String said(Marking marking, String reason) {
    String circle =
        marking.releasableTo().isEmpty() ? "" : " to " + String.join(", ", marking.releasableTo());
    return "TLP:" + marking.tlp().label() + circle + ": " + reason;
  }
}
