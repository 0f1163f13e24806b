package org.lockstep.alert.grouping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.alert.AlertedEvent;
import org.lockstep.alert.alert.Feed.Wanted;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.catalogue.GroupedAlerts;
import org.lockstep.alert.delivery.DueAlerts;
import org.lockstep.alert.subscription.Subscriptions.Subscriber;
import org.lockstep.events.CloudEvent;
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.TraceParent;

/** What waits to be told together, in the database alone. */
@ApplicationScoped
public class EditionGroups {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EntityManager database;
  private final DueAlerts alerts;
  private final GroupingConfig config;
  private final Clock clock;

  EditionGroups(EntityManager database, DueAlerts alerts, GroupingConfig config, Clock clock) {
    this.database = database;
    this.alerts = alerts;
    this.config = config;
    this.clock = clock;
  }

  /** An event of an edition, and whom to tell of it together with others. */
  public record Grouped(
      Edition edition, EventType type, String id, String subject, List<UUID> endpoints) {}

  private record Key(UUID endpoint, UUID packageId, String type) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::endpoint).thenComparing(Key::packageId).thenComparing(Key::type);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Row(Key key, Grouped event) {}

  /**
   * Keeps events, none of which was taken in before, until they are told; in the order in which
   * they are given. Groups are locked in one order everywhere, and before owners are.
   */
  @Transactional(TxType.MANDATORY)
  public void add(List<Grouped> events) {
    List<Row> rows = new ArrayList<>();
    SortedMap<Key, Edition> groups = new TreeMap<>();
    for (Grouped event : events) {
      for (UUID endpoint : event.endpoints()) {
        Key key = new Key(endpoint, event.edition().packageId(), event.type().label());
        rows.add(new Row(key, event));
        groups.put(key, event.edition());
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    List<Key> keys = List.copyOf(groups.keySet());
    Instant now = clock.instant();
    database
        .createNativeQuery(
            """
            insert into edition_group
              (endpoint_id, package_id, event_type, edition, waiting_since, due_at, trace)
            select cast(e as uuid), cast(p as uuid), t, edition, :now, :due, cast(:trace as text)
            from unnest(cast(:endpoints as text[]), cast(:packages as text[]),
              cast(:types as text[]), cast(:editions as text[])) with ordinality
              as g(e, p, t, edition, place)
            order by place
            on conflict (endpoint_id, package_id, event_type) do update set
              waiting_since = coalesce(edition_group.waiting_since, excluded.waiting_since),
              trace = case when edition_group.waiting_since is null then excluded.trace
                else edition_group.trace end,
              due_at = least(
                excluded.due_at,
                coalesce(edition_group.waiting_since, excluded.waiting_since)
                  + cast(:longest as double precision) * interval '1 millisecond')""")
        .setParameter("now", now)
        .setParameter("due", now.plus(config.quiet()))
        .setParameter("trace", CurrentTrace.header())
        .setParameter("longest", (double) config.longest().toMillis())
        .setParameter("endpoints", texts(keys, key -> key.endpoint().toString()))
        .setParameter("packages", texts(keys, key -> key.packageId().toString()))
        .setParameter("types", texts(keys, Key::type))
        .setParameter("editions", texts(List.copyOf(groups.values()), EditionGroups::json))
        .executeUpdate();
    database
        .createNativeQuery(
            """
            insert into grouped_event (endpoint_id, package_id, event_type, event_id, subject)
            select cast(e as uuid), cast(p as uuid), t, id, subject
            from unnest(cast(:endpoints as text[]), cast(:packages as text[]),
              cast(:types as text[]), cast(:ids as text[]), cast(:subjects as text[]))
              with ordinality as g(e, p, t, id, subject, place)
            order by place""")
        .setParameter("endpoints", texts(rows, row -> row.key.endpoint().toString()))
        .setParameter("packages", texts(rows, row -> row.key.packageId().toString()))
        .setParameter("types", texts(rows, row -> row.key.type()))
        .setParameter("ids", texts(rows, row -> row.event.id()))
        .setParameter("subjects", texts(rows, row -> row.event.subject()))
        .executeUpdate();
  }

  /** A group that is due, and locked. */
  private record Due(
      UUID endpoint,
      UUID packageId,
      String type,
      String edition,
      long alerts,
      long events,
      String owner,
      @Nullable String trace) {}

  private record Waiting(long position, String eventId, String subject) {}

  /**
   * Makes one alert of what waits longest beyond its time. What it lists waits no more, in the same
   * transaction; another process that tells at this moment passes the group over.
   *
   * @return false where nothing is due
   */
  @Transactional
  boolean tellNext() {
    List<Due> found =
        database
            .createNativeQuery(
                """
                select g.endpoint_id, g.package_id, g.event_type, g.edition, g.alerts, g.events,
                  e.owner, g.trace
                from edition_group g join endpoint e on e.id = g.endpoint_id
                where g.due_at <= :now
                order by g.due_at limit 1 for update of g skip locked""",
                Due.class)
            .setParameter("now", clock.instant())
            .getResultList();
    if (found.isEmpty()) {
      return false;
    }
    Due due = found.get(0);
    List<Waiting> waiting = waiting(due);
    boolean more = waiting.size() > config.mostEvents();
    List<Waiting> told = more ? waiting.subList(0, config.mostEvents()) : waiting;
    settle(due, told, more);
    if (!told.isEmpty()) {
      CurrentTrace.run(TraceParent.of(due.trace).orElse(null), () -> tell(due, told, more));
    }
    return true;
  }

  /** The first ones, and one more if there is one. */
  private List<Waiting> waiting(Due due) {
    return database
        .createNativeQuery(
            """
            select position, event_id, subject from grouped_event
            where endpoint_id = :endpoint and package_id = :package and event_type = :type
            order by position""",
            Waiting.class)
        .setParameter("endpoint", due.endpoint)
        .setParameter("package", due.packageId)
        .setParameter("type", due.type)
        .setMaxResults(config.mostEvents() + 1)
        .getResultList();
  }

  private void settle(Due due, List<Waiting> told, boolean more) {
    if (!told.isEmpty()) {
      database
          .createNativeQuery(
              """
              delete from grouped_event
              where endpoint_id = :endpoint and package_id = :package and event_type = :type
                and position <= :last""")
          .setParameter("endpoint", due.endpoint)
          .setParameter("package", due.packageId)
          .setParameter("type", due.type)
          .setParameter("last", told.get(told.size() - 1).position)
          .executeUpdate();
    }
    database
        .createNativeQuery(
            """
            update edition_group set alerts = alerts + :alerts, events = events + :events,
              waiting_since = case when :more then waiting_since end,
              due_at = case when :more then due_at end
            where endpoint_id = :endpoint and package_id = :package and event_type = :type""")
        .setParameter("alerts", told.isEmpty() ? 0 : 1)
        .setParameter("events", told.size())
        .setParameter("more", more)
        .setParameter("endpoint", due.endpoint)
        .setParameter("package", due.packageId)
        .setParameter("type", due.type)
        .executeUpdate();
  }

  private void tell(Due due, List<Waiting> told, boolean more) {
    Edition edition = edition(due.edition);
    EventType type = EventType.ofLabel(due.type).orElseThrow(IllegalStateException::new);
    Instant now = clock.instant();
    var event =
        new CloudEvent(
            UUID.randomUUID().toString(),
            "urn:lockstep:alert-service",
            GroupedAlerts.TYPE,
            edition.packageId().toString(),
            now.toString(),
            GroupedAlerts.SCHEMA,
            json(
                new EditionAlert(
                    edition,
                    type.label(),
                    due.alerts + 1,
                    due.events,
                    told.size(),
                    told.stream()
                        .map(one -> new EditionAlert.Event(one.eventId, one.subject))
                        .toList(),
                    more,
                    EditionAlert.read(type, edition))));
    alerts.raise(
        List.of(
            new Wanted(
                new AlertedEvent(
                    event.id(),
                    event.type(),
                    event.subject(),
                    now,
                    event.structured(),
                    Set.of(edition.packageId()),
                    false,
                    false),
                List.of(new Subscriber(due.owner, due.endpoint)))));
  }

  private static <T> String[] texts(List<T> all, Function<T, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Edition edition(String json) {
    try {
      return JSON.readValue(json, Edition.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
