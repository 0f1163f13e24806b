package org.lockstep.designation.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.access.Writer;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.http.UniqueKeys;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;
import org.lockstep.designation.journal.Seal;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.release.Parts;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;

/**
 * All changes of joint actions, each in one transaction. Locks are taken in one order: the joint
 * action, its packages, the journal.
 */
@ApplicationScoped
@Transactional
class JointActionService {
  private static final Logger LOG = Logger.getLogger(JointActionService.class);

  private final JointActions actions;
  private final Parts parts;
  private final Disclosure disclosure;
  private final ReferenceData referenceData;
  private final TwoTimes twoTimes;
  private final Journal journal;
  private final Outbox outbox;
  private final Clock clock;
  private final Markings markings;

  JointActionService(
      JointActions actions,
      Parts parts,
      Disclosure disclosure,
      ReferenceData referenceData,
      TwoTimes twoTimes,
      Journal journal,
      Outbox outbox,
      Clock clock,
      Markings markings) {
    this.actions = actions;
    this.parts = parts;
    this.disclosure = disclosure;
    this.referenceData = referenceData;
    this.twoTimes = twoTimes;
    this.journal = journal;
    this.outbox = outbox;
    this.clock = clock;
    this.markings = markings;
  }

  JointActionItem open(NewJointAction asked, Officer officer, Writer writer) {
    if (!referenceData.codes().authorities().contains(writer.authority())) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "The 'authority' claim of the access token names no authority of this register.");
    }
    if (actions.hasReference(writer.authority(), asked.reference())) {
      throw taken(asked.reference());
    }
    JointAction action =
        JointAction.open(asked, writer.authority(), writer.name(), clock.instant());
    try {
      actions.persistAndFlush(action);
    } catch (PersistenceException e) {
      // Somebody else may have taken it since we looked.
      throw UniqueKeys.isViolated(e) ? taken(asked.reference()) : e;
    }
    return seen(action, officer);
  }

  JointActionItem invite(UUID id, String authority, Officer officer, Writer writer) {
    JointAction action = coordinated(id, writer);
    if (!referenceData.codes().authorities().contains(authority)) {
      throw Refusal.invalid(
          "authority", "must be one of " + String.join(", ", referenceData.codes().authorities()));
    }
    action.invite(authority, writer.name(), clock.instant());
    return changed(action, officer);
  }

  JointActionItem attach(
      UUID id,
      String authority,
      PartRequest asked,
      @Nullable String ifMatch,
      Officer officer,
      Writer writer) {
    JointAction action = ownPart(id, authority, ifMatch, officer, writer);
    Visibility shown = asked.visibility() == null ? Visibility.NOTHING : asked.visibility();
    UUID before = action.attach(authority, asked.packageId(), shown);
    if (!asked.packageId().equals(before)) {
      parts.join(asked.packageId(), id, writer);
      requireOneMarking(action);
      if (before != null) {
        parts.leave(before, writer.name(), "replaced by another package");
      }
    }
    if (Boolean.TRUE.equals(asked.ready())) {
      action.ready(authority, parts.consent(asked.packageId(), writer), writer.name());
    }
    return changed(action, officer);
  }

  /** What is released together is for the same readers: its event tells of all parts. */
  private void requireOneMarking(JointAction action) {
    List<Marking> different =
        parts.of(action.packageIds()).values().stream()
            .map(part -> markings.of(part.marking()))
            .distinct()
            .toList();
    if (different.size() > 1) {
      throw Refusal.invalid(
          "packageId", "must be a package of the marking that the other parts bear");
    }
  }

  JointActionItem takeOut(
      UUID id, String authority, @Nullable String ifMatch, Officer officer, Writer writer) {
    JointAction action = ownPart(id, authority, ifMatch, officer, writer);
    parts.leave(action.takeOut(authority), writer.name(), "taken out");
    return changed(action, officer);
  }

  JointActionItem schedule(UUID id, Instant at, Officer officer, Writer writer) {
    JointAction action = coordinated(id, writer);
    action.schedule(writer.name(), at, clock.instant(), parts.of(action.packageIds()));
    return changed(action, officer);
  }

  JointActionItem release(UUID id, Officer officer, Writer writer) {
    JointAction action = coordinated(id, writer);
    parts.lock(action.packageIds());
    action.requireReady(parts.of(action.packageIds()));
    if (!publish(action)) {
      throw new Refusal(
          ProblemType.WRONG_STATE, "None of the parts can be released: " + said(leftOut(action)));
    }
    return changed(action, officer);
  }

  JointActionItem unschedule(UUID id, Officer officer, Writer writer) {
    JointAction action = coordinated(id, writer);
    action.unschedule();
    return changed(action, officer);
  }

  JointActionItem cancel(UUID id, Officer officer, Writer writer) {
    JointAction action = coordinated(id, writer);
    action.cancel();
    action.packageIds().forEach(p -> parts.leave(p, writer.name(), "cancelled"));
    return changed(action, officer);
  }

  /**
   * @param due locked by this transaction
   */
  void releaseAsScheduled(JointAction due) {
    parts.lock(due.packageIds());
    if (!publish(due)) {
      TreeMap<String, LeftOutReason> leftOut = leftOut(due);
      LOG.errorf("joint action %s was due and none of its parts can be released", due.id());
      due.failedToRelease("None of its parts could be released when it was due: " + said(leftOut));
    }
  }

  /**
   * Releases all parts that can be released, at one recorded time. Which ones they are is decided
   * before anything is written, under locks that keep it so: the packages' and the journal's,
   * without which no designation changes.
   *
   * @return false if there is none, and so nothing was changed
   */
  private boolean publish(JointAction action) {
    Instant now = journal.recordedAt();
    TreeMap<String, LeftOutReason> leftOut = leftOut(action);
    if (leftOut.size() == action.parts().size()) {
      return false;
    }
    action.release(leftOut, now);
    actions.flush();
    List<JointActionReleased.ReleasedPart> released = new ArrayList<>();
    for (JointActionPart part : action.parts()) {
      UUID itsPackage = part.packageId();
      LeftOutReason reason = leftOut.get(part.authority());
      if (itsPackage != null && reason == null) {
        Parts.Released done = parts.release(itsPackage, String.valueOf(part.readyBy()));
        released.add(
            new JointActionReleased.ReleasedPart(
                part.authority(), itsPackage, done.reference(), done.targets()));
      } else if (itsPackage != null) {
        parts.leave(itsPackage, String.valueOf(part.readyBy()), "left out, " + reason);
      }
    }
    List<UUID> itsPackages =
        released.stream().map(JointActionReleased.ReleasedPart::packageId).toList();
    Marking marking =
        markings.of(
            Objects.requireNonNull(parts.of(itsPackages).get(itsPackages.get(0))).marking());
    JointActionReleased data =
        new JointActionReleased(
            action.id(),
            action.reference(),
            action.coordinator(),
            action.title(),
            released,
            marking,
            now);
    if (marking.isPublic()) {
      journal.append(JournalKind.JOINT_ACTION_RELEASED, data);
    } else {
      journal.seal(JournalKind.JOINT_ACTION_RELEASED, data, Seal.ofAll(action.id(), itsPackages));
    }
    outbox.add(EventType.JOINT_ACTION_RELEASED, action.id().toString(), 1, data);
    return true;
  }

  /** Which parts cannot be released, under the locks that keep it so. */
  private TreeMap<String, LeftOutReason> leftOut(JointAction action) {
    TreeMap<String, LeftOutReason> leftOut = action.missing(parts.of(action.packageIds()));
    for (JointActionPart part : action.parts()) {
      if (!leftOut.containsKey(part.authority())) {
        UUID itsPackage = Objects.requireNonNull(part.packageId());
        if (!parts.mayBeReleasedBy(itsPackage, String.valueOf(part.readyBy()))) {
          leftOut.put(part.authority(), LeftOutReason.RELEASER_NOT_ALLOWED);
        } else if (!parts.isCurrent(itsPackage)) {
          leftOut.put(part.authority(), LeftOutReason.OUTDATED);
        } else if (!parts.isMarkedAsWhatItChanges(itsPackage)) {
          leftOut.put(part.authority(), LeftOutReason.OTHER_MARKING);
        } else if (!parts.hasItsBases(itsPackage)) {
          leftOut.put(part.authority(), LeftOutReason.LAPSED_BASIS);
        }
      }
    }
    return leftOut;
  }

  private static String said(TreeMap<String, LeftOutReason> leftOut) {
    return leftOut.entrySet().stream()
        .map(part -> part.getKey() + " " + part.getValue())
        .collect(Collectors.joining(", ", "", "."));
  }

  /** A joint action that the writer takes part in; others are unknown, or public and closed. */
  private JointAction known(UUID id, Writer writer) {
    Visible visible = markings.visibleTo(writer.reader());
    return actions
        .lock(id, writer.authority(), visible)
        .orElseThrow(
            () ->
                actions.isReleased(id, visible)
                    ? new Refusal(
                        CommonProblem.FORBIDDEN, "Your authority does not take part in it.")
                    : Refusal.notFound("joint action"));
  }

  private JointAction coordinated(UUID id, Writer writer) {
    JointAction action = known(id, writer);
    if (!action.coordinator().equals(writer.authority())) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "This joint action is coordinated by " + action.coordinator() + "; only it does that.");
    }
    return action;
  }

  private JointAction ownPart(
      UUID id, String authority, @Nullable String ifMatch, Officer officer, Writer writer) {
    JointAction action = known(id, writer);
    if (!authority.equals(writer.authority())) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "A part is its own authority's; you act for " + writer.authority());
    }
    EntityTag.require(ifMatch, EntityTag.of(seen(action, officer)));
    return action;
  }

  private JointActionItem changed(JointAction action, Officer officer) {
    actions.flush();
    return seen(action, officer);
  }

  private JointActionItem seen(JointAction action, Officer officer) {
    return disclosure.whole(action, officer, twoTimes.now());
  }

  private static Refusal taken(String reference) {
    return new Refusal(
        ProblemType.REFERENCE_TAKEN,
        "Your authority coordinates a joint action with the reference '"
            + reference
            + "' already.");
  }
}
