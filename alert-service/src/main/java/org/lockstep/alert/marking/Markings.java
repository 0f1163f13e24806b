package org.lockstep.alert.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Tlp;

/** The markings of now, in the transaction of the caller. */
@ApplicationScoped
public class Markings {
  private final EntityManager database;

  Markings(EntityManager database) {
    this.database = database;
  }

  /**
   * Keeps what events say, where nothing later is known; in one order everywhere, so that two
   * processes do not wait for each other.
   */
  public void learn(Collection<MarkedRecord> said) {
    if (said.isEmpty()) {
      return;
    }
    List<MarkedRecord> latest =
        List.copyOf(
            said.stream()
                .collect(
                    Collectors.toMap(
                        MarkedRecord::id,
                        Function.identity(),
                        BinaryOperator.maxBy(
                            (one, other) -> Long.compare(one.version(), other.version())),
                        TreeMap::new))
                .values());
    database
        .createNativeQuery(
            """
            insert into record_marking (id, authority, tlp, releasable_to, version)
            select cast(i as uuid), a, cast(t as integer),
              case when r = '' then '{}' else string_to_array(r, ',') end, cast(v as bigint)
            from unnest(cast(:ids as text[]), cast(:authorities as text[]), cast(:labels as text[]),
              cast(:releasable as text[]), cast(:versions as text[])) as said(i, a, t, r, v)
            order by i
            on conflict (id) do update set authority = excluded.authority, tlp = excluded.tlp,
              releasable_to = excluded.releasable_to, version = excluded.version
            where record_marking.version < excluded.version""")
        .setParameter("ids", texts(latest, record -> record.id().toString()))
        .setParameter("authorities", texts(latest, MarkedRecord::authority))
        .setParameter(
            "labels", texts(latest, record -> String.valueOf(record.marking().tlp().ordinal())))
        .setParameter(
            "releasable",
            texts(latest, record -> String.join(",", record.marking().releasableTo())))
        .setParameter("versions", texts(latest, record -> String.valueOf(record.version())))
        .executeUpdate();
  }

  /** Those of these records that are not for everybody. */
  public Map<UUID, MarkedRecord> hidden(Set<UUID> records) {
    if (records.isEmpty()) {
      return Map.of();
    }
    List<?> rows =
        database
            .createNativeQuery(
                """
                select id, authority, tlp, array_to_string(releasable_to, ','), version
                from record_marking
                where id = any (cast(cast(:ids as text[]) as uuid[]))
                  and (tlp > 0 or releasable_to <> '{}')""",
                Object[].class)
            .setParameter("ids", records.stream().map(UUID::toString).toArray(String[]::new))
            .getResultList();
    return rows.stream()
        .map(row -> record((Object[]) row))
        .collect(Collectors.toMap(MarkedRecord::id, Function.identity()));
  }

  private static MarkedRecord record(Object[] row) {
    String releasableTo = (String) row[3];
    return new MarkedRecord(
        (UUID) row[0],
        (String) row[1],
        new Marking(
            Tlp.values()[(Integer) row[2]],
            releasableTo.isEmpty() ? List.of() : Arrays.asList(releasableTo.split(",", -1))),
        (Long) row[4]);
  }

  private static String[] texts(List<MarkedRecord> records, Function<MarkedRecord, String> text) {
    return records.stream().map(text).toArray(String[]::new);
  }
}
