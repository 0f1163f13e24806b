package org.lockstep.designation.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Purpose;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/** The markings that there are, each of one authority and under a number. */
@ApplicationScoped
public class Markings {
  /** The number of what is for everybody. */
  public static final int CLEAR = 1;

  /**
   * Nothing else writes to the table: what its caller has changed and not checked yet is not to be
   * written for a look into it.
   */
  private static final FlushModeType NO_FLUSH = FlushModeType.COMMIT;

  private static final Numbered PUBLIC = new Numbered("", Marking.CLEAR);

  private final EntityManager entityManager;
  private final Caller caller;

  /** What a number means never changes. */
  private final Map<Integer, Numbered> known = new ConcurrentHashMap<>(Map.of(CLEAR, PUBLIC));

  Markings(EntityManager entityManager, Caller caller) {
    this.entityManager = entityManager;
    this.caller = caller;
  }

  /**
   * @param authority whose it is; empty: nobody's
   */
  private record Numbered(String authority, Marking marking) {}

  /** What the caller of the request may see. */
  @Transactional
  public Visible visible() {
    return visibleTo(caller.reader());
  }

  /** What a reader may see. Who may see what is public alone needs no look-up. */
  @Transactional
  public Visible visibleTo(Reader reader) {
    if (reader.clearance() == Tlp.CLEAR) {
      return Visible.PUBLIC;
    }
    load();
    TreeSet<Integer> numbers =
        known.entrySet().stream()
            .filter(one -> reader.sees(one.getValue().marking(), one.getValue().authority()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Visible(numbers);
  }

  /** The number of an authority's marking, a new one if it has none. */
  @Transactional
  public int number(Marking marking, String authority) {
    if (marking.isPublic()) {
      return CLEAR;
    }
    String circle = String.join(",", marking.releasableTo());
    entityManager
        .createNativeQuery(
            """
            insert into marking (authority, tlp, releasable_to)
            values (:authority, :tlp, string_to_array(:circle, ','))
            on conflict do nothing""")
        .setFlushMode(NO_FLUSH)
        .setParameter("authority", authority)
        .setParameter("tlp", marking.tlp().label())
        .setParameter("circle", circle)
        .executeUpdate();
    int number =
        ((Number)
                entityManager
                    .createNativeQuery(
                        """
                        select number from marking where authority = :authority and tlp = :tlp
                        and releasable_to = string_to_array(:circle, ',')""")
                    .setFlushMode(NO_FLUSH)
                    .setParameter("authority", authority)
                    .setParameter("tlp", marking.tlp().label())
                    .setParameter("circle", circle)
                    .getSingleResult())
            .intValue();
    known.put(number, new Numbered(authority, marking));
    return number;
  }

  /** What a number means. */
  @Transactional
  public Marking of(int number) {
    if (!known.containsKey(number)) {
      load();
    }
    Numbered found = known.get(number);
    if (found == null) {
      throw new IllegalStateException("there is no marking " + number);
    }
    return found.marking();
  }

  /**
   * Another marking of a released package.
   *
   * @param version of the package, of which the first is its release
   * @param approvedBy absent where it took no other eyes
   */
  public record Change(
      UUID packageId,
      int version,
      int marking,
      int previous,
      String reason,
      String askedBy,
      @Nullable String approvedBy,
      Instant recordedAt) {}

  /** Keeps who could see what until now, and who has changed that. */
  @Transactional(TxType.MANDATORY)
  public void keep(Change change) {
    entityManager
        .createNativeQuery(
            """
            insert into package_marking
              (package_id, version, marking, previous, reason, asked_by, approved_by, recorded_at)
            values (:id, :version, :marking, :previous, :reason, :asked, :approved, :at)""")
        .setParameter("id", change.packageId)
        .setParameter("version", change.version)
        .setParameter("marking", change.marking)
        .setParameter("previous", change.previous)
        .setParameter("reason", change.reason)
        .setParameter("asked", change.askedBy)
        .setParameter("approved", change.approvedBy)
        .setParameter("at", change.recordedAt)
        .executeUpdate();
  }

  /** How often a released package was marked anew. */
  @Transactional(TxType.MANDATORY)
  public int changes(UUID packageId) {
    return ((Number)
            entityManager
                .createNativeQuery("select count(*) from package_marking where package_id = :id")
                .setParameter("id", packageId)
                .getSingleResult())
        .intValue();
  }

  /** How often any was. */
  @Transactional
  public long changes() {
    return ((Number)
            entityManager
                .createNativeQuery("select count(*) from package_marking")
                .getSingleResult())
        .longValue();
  }

  /** Which of these markings are of records whose reads are kept. */
  @Transactional
  public Set<Integer> kept(Visible visible) {
    return visible.numbers().stream().filter(this::isKept).collect(Collectors.toSet());
  }

  /** The authority whose marking it is; empty of what is for everybody. */
  @Transactional
  public String owner(int number) {
    of(number);
    return Objects.requireNonNull(known.get(number)).authority();
  }

  /** Whether it is kept who reads records of this marking, and why. */
  boolean isKept(int number) {
    return Purpose.isNeededFor(of(number).tlp());
  }

  private void load() {
    List<Tuple> rows =
        entityManager
            .createNativeQuery(
                "select number, authority, tlp, array_to_string(releasable_to, ',') from marking",
                Tuple.class)
            .setFlushMode(NO_FLUSH)
            .getResultList();
    for (Tuple row : rows) {
      String circle = row.get(3, String.class);
      known.putIfAbsent(
          row.get(0, Integer.class),
          new Numbered(
              row.get(1, String.class),
              new Marking(
                  Tlp.ofLabel(row.get(2, String.class)),
                  circle.isEmpty() ? List.of() : Arrays.asList(circle.split(",", -1)))));
    }
  }
}
