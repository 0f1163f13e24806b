package org.lockstep.designation.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.register.DesignationState;
import org.lockstep.designation.register.Designations;
import org.lockstep.designation.register.Origin;
import org.lockstep.designation.release.PackageStep.Act;
import org.lockstep.designation.release.PackageStep.Kind;
import org.lockstep.http.marking.Marking;

/** Packages that are made of an edition of an official list and released at once. */
@ApplicationScoped
public class ListPackages {
  /** With this many entries, queries are slow until the planner knows of them. */
  private static final int MANY = 1000;

  private final EntityManager entityManager;
  private final Packages packages;
  private final Designations designations;
  private final Journal journal;
  private final Outbox outbox;
  private final Clock clock;

  ListPackages(
      EntityManager entityManager,
      Packages packages,
      Designations designations,
      Journal journal,
      Outbox outbox,
      Clock clock) {
    this.entityManager = entityManager;
    this.packages = packages;
    this.designations = designations;
    this.journal = journal;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * An edition of a list.
   *
   * @param list its source, such as {@code us-sdn}
   * @param reference of the package, unless there is one already
   * @param contentDigest SHA-256 of the files, hexadecimal
   * @param operator who brought it in
   * @param approval of what was doubtful about it, by another than the operator
   */
  public record Edition(
      UUID importId,
      String list,
      String authority,
      String reference,
      String title,
      LocalDate date,
      @Nullable Source source,
      String contentDigest,
      String operator,
      @Nullable Approval approval) {
    Edition under(String otherReference) {
      return new Edition(
          importId,
          list,
          authority,
          otherReference,
          title,
          date,
          source,
          contentDigest,
          operator,
          approval);
    }
  }

  /**
   * An entry of a list, once it is in the register.
   *
   * @param listed false where it is gone
   */
  public record Recorded(String key, UUID designationId, int version, boolean listed) {}

  /**
   * An entry that is not in the register yet.
   *
   * @param key in the list; an entry of the list may end one designation and begin another
   */
  public record KeyedEntry(String key, Entry entry) {
    private boolean isDelisting() {
      return entry.kind() == EntryKind.DELISTING;
    }

    private boolean isDelistingForGood() {
      return isDelisting() && !entry.isOfSomeDays();
    }

    private boolean isResumption() {
      return entry.kind() == EntryKind.RESUMPTION;
    }

    private boolean isOfSameDesignationAs(KeyedEntry other) {
      return entry.designationId() != null
          && entry.designationId().equals(other.entry.designationId());
    }

    /** Of some days there may be several. */
    private String entryId() {
      String id = isDelisting() ? "-" + key : isResumption() ? "+" + key : key;
      return entry.isOfSomeDays() ? id + " " + entry.startDate() : id;
    }
  }

  /** Takes what has been recorded, before it leaves the memory. */
  public interface Batch {
    void recorded(List<Recorded> batch);
  }

  /** A package that is being released in the surrounding transaction. */
  public final class Releasing {
    private final Edition edition;
    private final SanctionsPackage released;
    private final Origin origin;
    private final Instant now;
    private final Batch batch;
    private final Map<SubjectType, Long> counts = new EnumMap<>(SubjectType.class);
    private final ReleasedTargets targets = new ReleasedTargets();

    private Releasing(Edition edition, Instant now, Batch batch) {
      this.edition = edition;
      this.released = SanctionsPackage.ofList(edition, now);
      this.origin =
          Origin.ofList(
              edition.list(),
              edition.date(),
              released.id(),
              released.reference(),
              released.authority());
      this.now = now;
      this.batch = batch;
    }

    public UUID id() {
      return released.id();
    }

    public String reference() {
      return released.reference();
    }

    /**
     * Puts entries into the register.
     *
     * @param entries as many as may be in memory together with all versions of their designations;
     *     those of one designation in a row. The package tells of the last one that is for good
     */
    public void record(List<KeyedEntry> entries) {
      List<DesignationState> states =
          designations.record(
              origin,
              entries.stream()
                  .map(one -> new Designations.NamedEntry(one.entryId(), one.entry))
                  .toList());
      List<Recorded> recorded = new ArrayList<>();
      int from = 0;
      for (int i = 0; i < entries.size(); i++) {
        if (i + 1 == entries.size() || !entries.get(i).isOfSameDesignationAs(entries.get(i + 1))) {
          recorded.addAll(told(entries.subList(from, i + 1), states.subList(from, i + 1)));
          from = i + 1;
        }
      }
      entityManager.flush();
      entityManager.clear();
      batch.recorded(recorded);
    }

    /** Adds a designation to what the package tells, by all entries that it has. */
    private List<Recorded> told(List<KeyedEntry> entries, List<DesignationState> states) {
      int told = entries.size() - 1;
      while (told > 0 && entries.get(told).entry.isOfSomeDays()) {
        told--;
      }
      KeyedEntry one = entries.get(told);
      DesignationState state = states.get(told);
      counts.merge(state.subjectType(), 1L, Long::sum);
      EntryKind kind = one.entry.isOfSomeDays() ? EntryKind.AMENDMENT : one.entry.kind();
      targets.add(PackageReleased.Target.from(kind, state));
      List<Recorded> recorded = new ArrayList<>();
      int says = 0;
      while (says < told && entries.get(says).entry.content() == null) {
        says++;
      }
      if (!entries.get(says).isDelistingForGood()) {
        recorded.add(
            new Recorded(one.key, state.designationId(), states.get(says).version(), true));
      }
      if (one.isDelistingForGood()) {
        recorded.add(new Recorded(one.key, state.designationId(), state.version(), false));
      }
      return recorded;
    }

    /**
     * Owes the event that says all of it is released.
     *
     * @return the register state with all of it
     */
    public long close() {
      if (targets.inAll() >= MANY) {
        entityManager.createNativeQuery("select 1 from analyze_register()").getSingleResult();
      }
      released.counted(SubjectCounts.of(counts));
      packages.persist(released);
      PackageReleased data = PackageReleased.from(released, targets, Marking.CLEAR, now);
      long index = journal.append(JournalKind.PACKAGE_RELEASED, data);
      outbox.add(EventType.PACKAGE_RELEASED, released.id().toString(), 1, data);
      steps();
      return index + 1;
    }

    private void steps() {
      Approval approval = edition.approval;
      if (approval != null) {
        entityManager.persist(
            PackageStep.of(
                released,
                Act.of(Kind.APPROVE, "of an edition of a list"),
                approval.officer(),
                approval.at()));
      }
      entityManager.persist(
          PackageStep.of(
              released,
              Act.of(Kind.RELEASE, "of a list"),
              Objects.requireNonNull(released.releasedBy()),
              clock.instant()));
    }
  }

  /** Begins a package; all of it becomes visible with the surrounding transaction, or nothing. */
  @Transactional(TxType.MANDATORY)
  public Releasing release(Edition edition, Batch batch) {
    Instant now = journal.recordedAt();
    return new Releasing(free(edition), now, batch);
  }

  /** The edition under the first reference that is not taken. */
  private Edition free(Edition edition) {
    Edition free = edition;
    for (int i = 2; packages.hasReference(edition.authority(), free.reference()); i++) {
      free = edition.under(edition.reference() + "-" + i);
    }
    return free;
  }
}
