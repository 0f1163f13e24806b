package org.lockstep.designation.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Writer;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryRules;
import org.lockstep.designation.http.EntityTag;
import org.lockstep.designation.http.UniqueKeys;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.problem.Violation;
import org.lockstep.designation.register.Designation;
import org.lockstep.designation.register.Designations;

/** All changes of packages, each in one transaction. */
@ApplicationScoped
@Transactional
class ReleaseService {
  private final Packages packages;
  private final Designations designations;
  private final ReferenceData referenceData;
  private final Outbox outbox;
  private final Clock clock;

  ReleaseService(
      Packages packages,
      Designations designations,
      ReferenceData referenceData,
      Outbox outbox,
      Clock clock) {
    this.packages = packages;
    this.designations = designations;
    this.referenceData = referenceData;
    this.outbox = outbox;
    this.clock = clock;
  }

  SanctionsPackage draft(PackageHead head, Writer writer) {
    if (!referenceData.codes().authorities().contains(writer.authority())) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "The 'authority' claim of the access token names no authority of this register.");
    }
    if (packages.hasReference(writer.authority(), head.reference())) {
      throw taken(head.reference());
    }
    SanctionsPackage draft =
        SanctionsPackage.draft(head, writer.authority(), writer.name(), clock.instant());
    try {
      packages.persistAndFlush(draft);
    } catch (PersistenceException e) {
      // Somebody else may have taken it since we looked.
      throw UniqueKeys.isViolated(e) ? taken(head.reference()) : e;
    }
    return draft;
  }

  SanctionsPackage edit(UUID id, PackageHead head, @Nullable String ifMatch, Writer writer) {
    return change(id, ifMatch, writer, p -> p.edit(head, writer.name()));
  }

  SanctionsPackage put(
      UUID id, String entryId, EntryContent content, @Nullable String ifMatch, Writer writer) {
    return change(
        id,
        ifMatch,
        writer,
        p -> {
          Codes codes = referenceData.codes();
          List<Violation> violations = EntryRules.violations(content, p.authority(), codes);
          if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
          }
          p.put(entryId, content, writer.name());
        });
  }

  SanctionsPackage remove(UUID id, String entryId, @Nullable String ifMatch, Writer writer) {
    return change(id, ifMatch, writer, p -> p.remove(entryId, writer.name()));
  }

  SanctionsPackage submit(UUID id, Writer writer) {
    return act(id, writer, p -> p.submit(writer.name()));
  }

  SanctionsPackage approve(UUID id, String contentHash, Writer writer) {
    return act(id, writer, p -> p.approve(writer.name(), contentHash, clock.instant()));
  }

  SanctionsPackage returnToDraft(UUID id, String reason, Writer writer) {
    return act(id, writer, p -> p.returnToDraft(reason));
  }

  SanctionsPackage withdraw(UUID id, Writer writer) {
    return act(id, writer, SanctionsPackage::withdraw);
  }

  /** Designations, events and the package's new state become visible together or not at all. */
  SanctionsPackage release(UUID id, Writer writer) {
    return act(
        id,
        writer,
        p -> {
          Instant now = clock.instant();
          List<Designation> released = p.release(writer.name(), now);
          // The state first: who loses the race for it must not get as far as the register.
          packages.flush();
          released.forEach(designations::publish);
          outbox.add(
              EventType.PACKAGE_RELEASED,
              p.id().toString(),
              1,
              PackageReleased.from(p, released, now));
        });
  }

  private SanctionsPackage change(
      UUID id, @Nullable String ifMatch, Writer writer, Consumer<SanctionsPackage> edit) {
    return act(
        id,
        writer,
        p -> {
          EntityTag.require(ifMatch, PackageResource.tag(p, true));
          edit.accept(p);
        });
  }

  /** What belongs to others is unknown, or if it is released, theirs. */
  private SanctionsPackage act(UUID id, Writer writer, Consumer<SanctionsPackage> verb) {
    SanctionsPackage found = packages.findById(id);
    boolean own = found != null && found.authority().equals(writer.authority());
    if (found == null || (!own && found.status() != PackageStatus.RELEASED)) {
      throw ProblemException.notFound("package");
    }
    if (!own) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "This is a package of " + found.authority() + "; only its own officers act on it.");
    }
    verb.accept(found);
    packages.flush();
    return found;
  }

  private static ProblemException taken(String reference) {
    return new ProblemException(
        ProblemType.REFERENCE_TAKEN,
        "Your authority has a package with the reference '" + reference + "' already.");
  }
}
