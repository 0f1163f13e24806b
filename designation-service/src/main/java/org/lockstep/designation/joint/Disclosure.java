package org.lockstep.designation.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.joint.JointActionItem.PartItem;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.release.PackageItem;
import org.lockstep.designation.release.PackageStatus;
import org.lockstep.designation.release.Parts;

/**
 * What a reader is shown of a joint action that is visible to the reader. How it was prepared is
 * for participants; what the register was at a time is the same for everybody.
 */
@ApplicationScoped
@Transactional
class Disclosure {
  private final Parts parts;

  Disclosure(Parts parts) {
    this.parts = parts;
  }

  /** The packages that items show something of, of those that the reader may see. */
  List<Shown> shown(Collection<JointAction> actions, Officer reader, AsOf asOf) {
    List<UUID> ids =
        actions.stream()
            .flatMap(action -> action.parts().stream().filter(part -> shows(action, part, reader)))
            .flatMap(part -> Stream.ofNullable(part.packageId()))
            .toList();
    return parts.of(ids).values().stream()
        .filter(part -> asOf.visible().allows(part.marking()))
        .map(part -> new Shown(part.packageId(), part.marking()))
        .toList();
  }

  private static boolean shows(JointAction action, JointActionPart part, Officer reader) {
    return part.outcome() == JointActionPart.Outcome.RELEASED
        || reader.belongsTo(part.authority())
        || (pending(action) && part.visibility() != Visibility.NOTHING);
  }

  /** With what the parts let the reader see of their content. */
  JointActionItem whole(JointAction action, Officer reader, AsOf asOf) {
    return item(action, reader, asOf, parts.of(action.packageIds()), true);
  }

  /** For lists: without the content of parts. */
  List<JointActionItem> heads(Collection<JointAction> actions, Officer reader, AsOf asOf) {
    Map<UUID, Parts.Part> packages =
        parts.of(actions.stream().flatMap(action -> action.packageIds().stream()).toList());
    return actions.stream().map(action -> item(action, reader, asOf, packages, false)).toList();
  }

  private JointActionItem item(
      JointAction action,
      Officer reader,
      AsOf asOf,
      Map<UUID, Parts.Part> packages,
      boolean contents) {
    boolean inside =
        JointActions.seesUnreleased(reader, asOf)
            && action.takesPart(Objects.requireNonNull(reader.authority()));
    boolean coordinates = inside && reader.belongsTo(action.coordinator());
    return new JointActionItem(
        action.id(),
        action.reference(),
        action.coordinator(),
        action.title(),
        inside ? action.note() : null,
        action.status(),
        action.releaseAt(),
        inside ? action.releaseProblem() : null,
        action.releasedAt(),
        inside ? action.createdAt() : null,
        coordinates ? action.createdBy() : null,
        coordinates ? action.scheduledBy() : null,
        action.parts().stream()
            .filter(part -> inside || part.outcome() == JointActionPart.Outcome.RELEASED)
            .filter(
                part ->
                    part.outcome() != JointActionPart.Outcome.RELEASED
                        || sees(asOf, packages.get(part.packageId())))
            .map(
                part -> {
                  Parts.Part itsPackage =
                      part.packageId() == null ? null : packages.get(part.packageId());
                  if (part.outcome() == JointActionPart.Outcome.RELEASED) {
                    return released(part, Objects.requireNonNull(itsPackage), inside);
                  }
                  return reader.belongsTo(part.authority())
                      ? own(action, part, itsPackage)
                      : other(action, part, itsPackage, coordinates, contents ? asOf : null);
                })
            .toList());
  }

  /**
   * What everybody may know. Outsiders are not shown that it is an outcome, which would tell them
   * that there are others.
   */
  private static PartItem released(JointActionPart part, Parts.Part itsPackage, boolean inside) {
    return new PartItem(
        part.authority(),
        itsPackage.packageId(),
        itsPackage.reference(),
        null,
        null,
        null,
        null,
        null,
        null,
        inside ? part.outcome() : null,
        null,
        null,
        null);
  }

  private static PartItem own(
      JointAction action, JointActionPart part, Parts.@Nullable Part itsPackage) {
    boolean pending = pending(action);
    LeftOutReason missing = pending ? part.missing(itsPackage) : null;
    return new PartItem(
        part.authority(),
        part.packageId(),
        itsPackage == null ? null : itsPackage.reference(),
        itsPackage == null || !pending ? null : itsPackage.status(),
        itsPackage == null || !pending ? null : itsPackage.contentHash(),
        itsPackage == null || !pending ? null : part.visibility(),
        pending ? missing == null : null,
        pending ? part.readyBy() : null,
        missing,
        part.outcome(),
        part.leftOutReason(),
        null,
        null);
  }

  /**
   * Whoever has set the instant of the release is told which parts it will leave out, and why;
   * after the release all participants are told.
   *
   * @param coordinates whether the reader's authority coordinates
   * @param contentsAsOf how to show content; null to show none
   */
  private PartItem other(
      JointAction action,
      JointActionPart part,
      Parts.@Nullable Part itsPackage,
      boolean coordinates,
      @Nullable AsOf contentsAsOf) {
    boolean pending = pending(action);
    LeftOutReason missing = pending ? part.missing(itsPackage) : null;
    boolean open = pending && part.visibility() != Visibility.NOTHING;
    // Its authority lets others see what it consented to, not what it has made of it since.
    boolean asConsented = missing != LeftOutReason.CHANGED_SINCE_READY;
    List<PackageItem.EntryItem> entries =
        open
                && asConsented
                && contentsAsOf != null
                && itsPackage != null
                && sees(contentsAsOf, itsPackage)
                && itsPackage.status() != PackageStatus.WITHDRAWN
            ? parts.entries(itsPackage.packageId(), contentsAsOf)
            : null;
    List<JointActionItem.Target> targets =
        entries == null ? null : entries.stream().map(JointActionItem.Target::from).toList();
    return new PartItem(
        part.authority(),
        null,
        null,
        null,
        null,
        open ? part.visibility() : null,
        pending ? missing == null : null,
        null,
        open || (coordinates && action.status() == JointActionStatus.SCHEDULED) ? missing : null,
        part.outcome(),
        part.leftOutReason(),
        part.visibility() == Visibility.TARGETS ? targets : null,
        part.visibility() == Visibility.ALL ? entries : null);
  }

  private static boolean sees(AsOf asOf, Parts.@Nullable Part part) {
    return part != null && asOf.visible().allows(part.marking());
  }

  /**
   * The consent to be seen ends with the joint action, and a part that was left out is its
   * authority's own again.
   */
  private static boolean pending(JointAction action) {
    return action.status() == JointActionStatus.OPEN
        || action.status() == JointActionStatus.SCHEDULED;
  }
}
