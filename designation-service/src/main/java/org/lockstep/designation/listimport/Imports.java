package org.lockstep.designation.listimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.deed.Deed;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.http.page.Cursor;

/**
 * All imports. Whoever works on one has a lease; what a worker writes without one changes nothing.
 */
@ApplicationScoped
class Imports implements PanacheRepositoryBase<ListImport, UUID> {
  /** A run that dies this often does so for a reason that another run will not mend. */
  static final int MOST_RUNS = 5;

  private static final String LEASE = "clock_timestamp() + interval '30 seconds'";

  private final ObjectMapper mapper;
  private final Event<Deed> deeds;

  Imports(ObjectMapper mapper, Event<Deed> deeds) {
    this.mapper = mapper;
    this.deeds = deeds;
  }

  /** Begins an upload. */
  @Transactional(TxType.REQUIRES_NEW)
  UUID receive(
      OfficialList list, String fileName, @Nullable LocalDate editionAsked, String operator) {
    UUID id = UUID.randomUUID();
    query(
            """
            insert into list_import
              (id, source, authority, status, edition_asked, file_name, received_at, received_by,
               leased_until)
            values (:id, :source, :authority, 'RECEIVING', :edition, :fileName,
              clock_timestamp(), :operator, clock_timestamp() + interval '5 minutes')""")
        .setParameter("id", id)
        .setParameter("source", list.source())
        .setParameter("authority", list.authority())
        .setParameter("edition", editionAsked)
        .setParameter("fileName", fileName)
        .setParameter("operator", operator)
        .executeUpdate();
    deeds.fire(new Deed("upload", "import", id, operator, list.authority()));
    return id;
  }

  /** Ends an upload. */
  @Transactional(TxType.REQUIRES_NEW)
  void received(UUID id) {
    query("update list_import set status = 'WAITING' where id = :id and status = 'RECEIVING'")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Gives an upload up. */
  @Transactional(TxType.REQUIRES_NEW)
  void brokenOff(UUID id) {
    query("delete from list_import_piece where import_id = :id")
        .setParameter("id", id)
        .executeUpdate();
    query(
            """
            update list_import set status = 'FAILED', finished_at = clock_timestamp()
            where id = :id and status = 'RECEIVING'""")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Uploads whose sender has stopped sending. */
  @Transactional
  List<UUID> abandoned() {
    return getEntityManager()
        .createNativeQuery(
            """
            select id from list_import
            where status = 'RECEIVING' and leased_until < clock_timestamp() limit 10""",
            Tuple.class)
        .getResultStream()
        .map(row -> ((Tuple) row).get(0, UUID.class))
        .toList();
  }

  /** Takes the next import whose turn it is for this worker. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<UUID> claim(UUID worker) {
    query(
            """
            update list_import
            set status = 'FAILED', finished_at = clock_timestamp()
            where status in ('READING', 'PUBLISHING') and leased_until < clock_timestamp()
              and runs >= :most""")
        .setParameter("most", MOST_RUNS)
        .executeUpdate();
    return getEntityManager()
        .createNativeQuery(
            """
            update list_import set status = 'READING', worker = :worker, runs = runs + 1,
              leased_until = %s
            where id = (
              select i.id from list_import i
              where (i.status = 'WAITING' or (i.status in ('READING', 'PUBLISHING')
                  and i.leased_until < clock_timestamp()))
                and not exists (
                  select 1 from list_import other
                  where other.source = i.source and other.id <> i.id
                    and other.status in ('READING', 'PUBLISHING'))
              order by i.received_at, i.id limit 1 for update skip locked)
            returning id"""
                .formatted(LEASE),
            Tuple.class)
        .setParameter("worker", worker)
        .getResultStream()
        .map(row -> ((Tuple) row).get(0, UUID.class))
        .findFirst();
  }

  /**
   * Goes on working.
   *
   * @return whether it is still this worker's
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean renew(UUID id, UUID worker, ImportItem.Progress progress) {
    return query(
                """
                update list_import set leased_until = %s, entries_read = :read,
                  entries_compared = :compared, entries_changed = :changed
                where id = :id and worker = :worker and status in ('READING', 'PUBLISHING')"""
                    .formatted(LEASE))
            .setParameter("read", progress.entriesRead())
            .setParameter("compared", progress.entriesCompared())
            .setParameter("changed", progress.entriesChanged())
            .setParameter("id", id)
            .setParameter("worker", worker)
            .executeUpdate()
        == 1;
  }

  /** Ends the lease: the run came to nothing, and whoever is next begins anew. */
  @Transactional(TxType.REQUIRES_NEW)
  void letGo(UUID id, UUID worker) {
    query(
            """
            update list_import set leased_until = clock_timestamp()
            where id = :id and worker = :worker and status in ('READING', 'PUBLISHING')""")
        .setParameter("id", id)
        .setParameter("worker", worker)
        .executeUpdate();
  }

  @Transactional(TxType.REQUIRES_NEW)
  void unpacked(UUID id, UUID worker, List<ImportItem.File> files, String contentDigest) {
    query(
            """
            update list_import set files = cast(:files as jsonb), content_digest = :digest
            where id = :id and worker = :worker""")
        .setParameter("files", json(files))
        .setParameter("digest", contentDigest)
        .setParameter("id", id)
        .setParameter("worker", worker)
        .executeUpdate();
  }

  /** The outcome of a run. */
  record Outcome(
      ImportStatus status,
      @Nullable LocalDate edition,
      ImportItem.Changes changes,
      List<Finding> findings,
      int warnings,
      @Nullable EditionFigures figures,
      byte[] report) {}

  /**
   * Records the outcome of a run, in the surrounding transaction.
   *
   * @throws IllegalStateException if it is not this worker's any more
   */
  @Transactional(TxType.REQUIRED)
  void say(UUID id, UUID worker, Outcome outcome) {
    int updated =
        query(
                """
                update list_import set status = :status, edition = :edition,
                  designations = :designations, amendments = :amendments,
                  delistings = :delistings, unchanged = :unchanged,
                  entries_changed = :changed,
                  findings = cast(:findings as jsonb), warnings = :warnings,
                  figures = cast(:figures as jsonb), report = :report,
                  finished_at = case when :finished then clock_timestamp() end
                where id = :id and worker = :worker and status in ('READING', 'PUBLISHING')""")
            .setParameter("status", outcome.status.name())
            .setParameter("edition", outcome.edition)
            .setParameter("designations", outcome.changes.designations())
            .setParameter("amendments", outcome.changes.amendments())
            .setParameter("delistings", outcome.changes.delistings())
            .setParameter("unchanged", outcome.changes.unchanged())
            .setParameter("changed", outcome.changes.inAll())
            .setParameter("findings", json(outcome.findings))
            .setParameter("warnings", outcome.warnings)
            .setParameter("figures", outcome.figures == null ? null : json(outcome.figures))
            .setParameter("report", outcome.report)
            .setParameter(
                "finished",
                outcome.status.rests() && outcome.status != ImportStatus.AWAITING_APPROVAL)
            .setParameter("id", id)
            .setParameter("worker", worker)
            .executeUpdate();
    if (updated != 1) {
      throw new IllegalStateException("import " + id + " is another worker's");
    }
  }

  /** Names the package that it made, in the transaction that makes it. */
  @Transactional(TxType.MANDATORY)
  void published(UUID id, UUID packageId, String reference, long registerState) {
    query(
            """
            update list_import set package_id = :package, package_reference = :reference,
              register_state = :state
            where id = :id""")
        .setParameter("package", packageId)
        .setParameter("reference", reference)
        .setParameter("state", registerState)
        .setParameter("id", id)
        .executeUpdate();
  }

  /**
   * Records that an operator lets pass what was found, and nothing that is found later.
   *
   * @param seen the import with what was found
   * @param sameSubjects keys that name another subject than before and, as the operator says, name
   *     the same one
   * @return whether it was waiting for that, with these findings
   */
  @Transactional
  boolean approve(ImportItem seen, List<String> sameSubjects, String operator) {
    return told(
        "approve",
        seen,
        operator,
        query(
                """
                update list_import i set status = 'WAITING', decided_by = :operator,
                  decided_at = clock_timestamp(), runs = 0, same_subjects = cast(:same as jsonb),
                  approved_findings = array(
                    select f ->> 'message' from jsonb_array_elements(i.findings) as f)
                where id = :id and status = 'AWAITING_APPROVAL'
                  and findings = cast(:findings as jsonb)""")
            .setParameter("operator", operator)
            .setParameter("same", json(sameSubjects))
            .setParameter("findings", json(seen.findings()))
            .setParameter("id", seen.id()));
  }

  /**
   * Records that an operator gives an import up.
   *
   * @return whether it was waiting for a decision
   */
  @Transactional
  boolean reject(ImportItem seen, String operator) {
    return told(
        "reject",
        seen,
        operator,
        query(
                """
                update list_import set status = 'REJECTED', decided_by = :operator,
                  decided_at = clock_timestamp(), finished_at = clock_timestamp()
                where id = :id and status = 'AWAITING_APPROVAL'""")
            .setParameter("operator", operator)
            .setParameter("id", seen.id()));
  }

  private boolean told(String deed, ImportItem of, String operator, Query decision) {
    boolean decided = decision.executeUpdate() == 1;
    if (decided) {
      deeds.fire(new Deed(deed, "import", of.id(), operator, null));
    }
    return decided;
  }

  /**
   * The newest day of which the register has had an edition. An older one that came in after it
   * does not make what follows newer.
   */
  @Transactional
  Optional<LocalDate> newestEdition(String source) {
    return getEntityManager()
        .createQuery(
            """
            select max(edition) from ListImport
            where source = :source and status in ('PUBLISHED', 'UNCHANGED')""",
            LocalDate.class)
        .setParameter("source", source)
        .getResultStream()
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * The edition that the register has: the one that came in last, even if it is older than another
   * before it.
   */
  @Transactional
  Optional<ListImport> lastEdition(String source) {
    return find(
            """
            source = ?1 and status in ('PUBLISHED', 'UNCHANGED') order by finishedAt desc""",
            source)
        .range(0, 0)
        .stream()
        .findFirst();
  }

  /** When an edition of the list came in last, changed or not. */
  @Transactional
  Optional<Instant> lastCameIn(String source) {
    return lastEdition(source).map(ListImport::finishedAt);
  }

  /** How many an operator has to decide on. */
  @Transactional
  long waiting() {
    return count("status = 'AWAITING_APPROVAL'");
  }

  /**
   * How many times each kind of warnings came with the last edition in a format; empty where that
   * is not known.
   */
  @Transactional
  Optional<Map<String, Integer>> warningTimes(String source, String format) {
    Optional<UUID> last =
        getEntityManager()
            .createNativeQuery(
                """
                select id from list_import
                where source = :source and status in ('PUBLISHED', 'UNCHANGED')
                  and figures ->> 'format' = :format
                order by finished_at desc limit 1""",
                Tuple.class)
            .setParameter("source", source)
            .setParameter("format", format)
            .getResultStream()
            .map(row -> ((Tuple) row).get(0, UUID.class))
            .findFirst();
    return last.map(this::findById).map(ListImport::figures).map(EditionFigures::warningTimes);
  }

  /**
   * Whether the last edition of the list was made of these very files, and they say its day
   * themselves.
   */
  @Transactional
  boolean isLastAndDated(String source, String contentDigest) {
    return getEntityManager()
        .createQuery(
            """
            select case when editionAsked is null then contentDigest else '' end from ListImport
            where source = :source and status in ('PUBLISHED', 'UNCHANGED')
            order by finishedAt desc""",
            String.class)
        .setParameter("source", source)
        .setMaxResults(1)
        .getResultStream()
        .anyMatch(contentDigest::equals);
  }

  /** How many entries of the list are in force by what it said last. */
  @Transactional
  int listed(String source) {
    return ((Number)
            query("select count(*) from list_entry where source = :source and listed")
                .setParameter("source", source)
                .getSingleResult())
        .intValue();
  }

  @Transactional
  Optional<byte[]> report(UUID id) {
    return getEntityManager()
        .createNativeQuery(
            "select report from list_import where id = :id and report is not null", Tuple.class)
        .setParameter("id", id)
        .getResultStream()
        .map(row -> ((Tuple) row).get(0, byte[].class))
        .findFirst();
  }

  List<ListImport> page(
      @Nullable String source, @Nullable ImportStatus status, Cursor after, int rows) {
    List<String> conditions = new ArrayList<>(List.of("(receivedAt, id) > (:instant, :id)"));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("instant", after.instant());
    values.put("id", after.id());
    if (source != null) {
      conditions.add("source = :source");
      values.put("source", source);
    }
    if (status != null) {
      conditions.add("status = :status");
      values.put("status", status);
    }
    return find(String.join(" and ", conditions) + " order by receivedAt, id", values)
        .range(0, rows - 1)
        .list();
  }

  private Query query(String sql) {
    return getEntityManager().createNativeQuery(sql);
  }

  private String json(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
