package org.lockstep.designation.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockstep.designation.access.Writer;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.register.Designations;
import org.lockstep.designation.release.PackageStep.Act;
import org.lockstep.designation.release.PackageStep.Kind;
import org.lockstep.http.problem.Refusal;

/**
 * Packages as parts of joint actions, within the transaction that reads or changes such an action.
 * Who may see or do what is decided there, but a package is joined and consented to only by its own
 * authority.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Parts {
  private final Packages packages;
  private final ReleaseService service;
  private final Designations designations;
  private final ReferenceData referenceData;
  private final Markings markings;

  Parts(
      Packages packages,
      ReleaseService service,
      Designations designations,
      ReferenceData referenceData,
      Markings markings) {
    this.packages = packages;
    this.service = service;
    this.designations = designations;
    this.referenceData = referenceData;
    this.markings = markings;
  }

  /**
   * A package without its content.
   *
   * @param edits how often the content was edited until it became this one
   * @param marking the number of who may see it
   */
  public record Part(
      UUID packageId,
      String reference,
      PackageStatus status,
      String contentHash,
      int edits,
      int marking) {
    private static Part of(SanctionsPackage p) {
      return new Part(p.id(), p.reference(), p.status(), p.contentHash(), p.edits(), p.marking());
    }
  }

  /**
   * @param targets how many entries it has
   */
  public record Released(String reference, int targets) {}

  /** The packages of these ids, by id. */
  public Map<UUID, Part> of(Collection<UUID> ids) {
    return packages
        .getEntityManager()
        .createQuery(
            "select new "
                + Part.class.getName()
                + "(p.id, p.reference, p.status, p.contentHash, p.edits, p.marking) from SanctionsPackage p"
                + " where p.id in :ids",
            Part.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(Part::packageId, part -> part));
  }

  /**
   * @param asOf of the day on which measures and their legal bases are looked at
   */
  public List<PackageItem.EntryItem> entries(UUID id, AsOf asOf) {
    SanctionsPackage part = packages.findById(id);
    return PackageItem.entries(part, referenceData.legalBases(), asOf.dayOf(part.authority()));
  }

  /**
   * Makes a package a part.
   *
   * @throws Refusal 400 unless it is one of the writer's authority, whether there is another or
   *     not; 409 if it is released or about to be, withdrawn, or a part already
   */
  public void join(UUID id, UUID jointAction, Writer writer) {
    if (!packages.isOf(id, writer.authority(), markings.visibleTo(writer.reader()))) {
      throw Refusal.invalid("packageId", "must be the id of a package of your own authority");
    }
    SanctionsPackage found = packages.findById(id);
    found.join(jointAction);
    service.remember(found, Act.of(Kind.JOIN, "joint action " + jointAction), writer.name());
  }

  /** Makes it free again, whatever has become of it meanwhile. */
  public void leave(UUID id, String officer, String why) {
    SanctionsPackage part = packages.findById(id);
    service.remember(
        part, Act.of(Kind.LEAVE, "joint action " + part.jointActionId() + ": " + why), officer);
    part.leave();
  }

  /**
   * Consents to its release as a part.
   *
   * @return what the consent is to
   * @throws Refusal 409 unless it is approved, 403 if the authority's rules do not let the writer
   *     release it, 400 if the legal basis of a measure has ended before it begins
   */
  public Part consent(UUID id, Writer writer) {
    SanctionsPackage part = packages.findById(id);
    part.requireReadyFor(writer.name(), referenceData.releaseRules(part.authority()));
    service.requireBases(part);
    service.remember(
        part, Act.of(Kind.READY, "joint action " + part.jointActionId()), writer.name());
    return Part.of(part);
  }

  /** Lets nobody change these packages until the transaction ends. */
  public void lock(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    packages
        .getEntityManager()
        .createNativeQuery(
            "select id from sanctions_package where id in (:ids) order by id for no key update")
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Whether the approval is of its content and the authority's rules let this officer release. */
  public boolean mayBeReleasedBy(UUID id, String officer) {
    SanctionsPackage part = packages.findById(id);
    try {
      part.requireReadyFor(officer, referenceData.releaseRules(part.authority()));
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  /** Whether the legal bases of all that begins with it are in force, by what is known now. */
  public boolean hasItsBases(UUID id) {
    return service.lapsedBases(packages.findById(id)).isEmpty();
  }

  /** Whether all designations that it changes bear its own marking. */
  public boolean isMarkedAsWhatItChanges(UUID id) {
    return service.otherwiseMarked(packages.findById(id)).isEmpty();
  }

  /**
   * Whether all its entries are based on the newest versions of their designations. Under the
   * journal's lock it stays so.
   */
  public boolean isCurrent(UUID id) {
    return packages.findById(id).entries().stream()
        .allMatch(entry -> designations.isCurrent(entry.content()));
  }

  /** Releases it at this transaction's recorded time. */
  public Released release(UUID id, String officer) {
    SanctionsPackage part = packages.findById(id);
    return new Released(part.reference(), service.releaseAsPart(part, officer));
  }
}
