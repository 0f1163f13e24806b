package org.lockstep.designation.marking;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.http.marking.Purpose;
import org.lockstep.http.page.Cursor;

/** Who was shown records of {@code AMBER} and above, when and what for. */
@ApplicationScoped
public class MarkedReads {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final EntityManager entityManager;
  private final Markings markings;
  private final Caller caller;
  private final Clock clock;
  private final HttpServerRequest request;

  MarkedReads(
      EntityManager entityManager,
      Markings markings,
      Caller caller,
      Clock clock,
      HttpServerRequest request) {
    this.entityManager = entityManager;
    this.markings = markings;
    this.caller = caller;
    this.clock = clock;
    this.request = request;
  }

  /** A record that an answer shows. */
  public record Shown(UUID record, int marking) {}

  /**
   * One who was shown a record.
   *
   * @param reader the name that is unique in the realm
   * @param client through which; absent if the token names none
   * @param operation path of the request, {@code {id}} for the ids in it: what else an answer
   *     showed may be hidden from the officer who asks
   */
  public record Reading(
      UUID id,
      Instant at,
      String reader,
      @Nullable String client,
      @Nullable String authority,
      String clearance,
      String purpose,
      String operation) {}

  /**
   * Keeps what the answer to the request is about to show, as far as it is of {@code AMBER} and
   * above.
   *
   * @throws org.lockstep.http.problem.Refusal 428 if there is any, and the request says no purpose
   */
  @Transactional
  public void keep(Collection<Shown> shown) {
    Map<UUID, Integer> kept = new TreeMap<>();
    for (Shown one : shown) {
      if (one.marking != Markings.CLEAR && markings.isKept(one.marking)) {
        kept.put(one.record, one.marking);
      }
    }
    if (kept.isEmpty()) {
      return;
    }
    String purpose = Purpose.of(request.headers().getAll(Purpose.HEADER));
    UUID id = UUID.randomUUID();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    entityManager
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement reading =
                      connection.prepareStatement(
                          """
                          insert into marked_reading
                            (id, at, reader, client, authority, clearance, purpose, operation)
                          values (?, ?, ?, ?, ?, ?, ?, ?)""");
                  PreparedStatement records =
                      connection.prepareStatement(
                          """
                          insert into marked_record (record_id, at, reading_id, marking)
                          select record, ?, ?, marking
                          from unnest(?, ?) as shown(record, marking)""")) {
                reading.setObject(1, id);
                reading.setObject(2, now.atOffset(ZoneOffset.UTC));
                reading.setString(3, caller.officer().name());
                reading.setString(4, caller.client());
                reading.setString(5, caller.officer().authority());
                reading.setString(6, caller.reader().clearance().label());
                reading.setString(7, purpose);
                reading.setString(8, request.path());
                reading.executeUpdate();
                records.setObject(1, now.atOffset(ZoneOffset.UTC));
                records.setObject(2, id);
                records.setArray(3, connection.createArrayOf("uuid", kept.keySet().toArray()));
                records.setArray(4, connection.createArrayOf("integer", kept.values().toArray()));
                records.executeUpdate();
              }
            });
  }

  /** Who was shown a record before an instant, the earliest first. */
  @Transactional
  public List<Reading> of(UUID record, Instant before, Cursor after, int most) {
    return entityManager
        .createNativeQuery(
            """
            select r.id, r.at, r.reader, r.client, r.authority, r.clearance, r.purpose, r.operation
            from marked_record m join marked_reading r on r.id = m.reading_id
            where m.record_id = :record and m.at < :before
              and (m.at, m.reading_id) > (:instant, :id)
            order by m.at, m.reading_id limit :most""",
            Tuple.class)
        .setParameter("record", record)
        .setParameter("before", before)
        .setParameter("instant", after.instant())
        .setParameter("id", after.id())
        .setParameter("most", most)
        .getResultStream()
        .map(row -> reading((Tuple) row))
        .toList();
  }

  private static Reading reading(Tuple row) {
    return new Reading(
        row.get(0, UUID.class),
        row.get(1, Instant.class),
        row.get(2, String.class),
        row.get(3, String.class),
        row.get(4, String.class),
        row.get(5, String.class),
        row.get(6, String.class),
        ID.matcher(row.get(7, String.class)).replaceAll("{id}"));
  }
}
