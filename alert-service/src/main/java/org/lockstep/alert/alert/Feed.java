package org.lockstep.alert.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.lockstep.alert.owner.OwnerFeedNumbers;
import org.lockstep.alert.subscription.Subscriptions.Subscriber;
import org.lockstep.http.marking.Reader;

/** The alerts of each owner, in the order of their numbers. */
@ApplicationScoped
public class Feed {
  private final AlertRepository alerts;
  private final OwnerFeedNumbers numbers;
  private final Clock clock;

  Feed(AlertRepository alerts, OwnerFeedNumbers numbers, Clock clock) {
    this.alerts = alerts;
    this.numbers = numbers;
    this.clock = clock;
  }

  /** Whom to tell of an event. */
  public record Wanted(AlertedEvent event, List<Subscriber> subscribers) {}

  /**
   * An alert that is new.
   *
   * @param bulk whether it is sent after all others that are due
   */
  public record Appended(Alert alert, boolean bulk) {}

  private record Told(AlertedEvent event, Subscriber subscriber) {}

  /**
   * One alert for each subscriber, in the order of the events and in the transaction of the caller.
   * Once a transaction: it holds the locks of the owners.
   */
  public List<Appended> append(List<Wanted> wanted) {
    var now = clock.instant();
    // Owners in one order everywhere: two transactions at once cannot wait for each other.
    Map<String, List<Told>> byOwner = new TreeMap<>();
    for (Wanted one : wanted) {
      for (Subscriber subscriber : one.subscribers()) {
        byOwner
            .computeIfAbsent(subscriber.owner(), owner -> new ArrayList<>())
            .add(new Told(one.event(), subscriber));
      }
    }
    List<Appended> appended = new ArrayList<>();
    byOwner.forEach(
        (owner, told) -> {
          long number = numbers.reserve(owner, told.size()) - told.size();
          for (Told one : told) {
            var alert = new Alert(one.subscriber(), ++number, one.event(), now);
            appended.add(new Appended(alert, one.event().bulk()));
          }
        });
    alerts.persist(appended.stream().map(Appended::alert));
    return appended;
  }

  /** What this reader may be told now, oldest first. */
  @Transactional
  List<Alert> page(String owner, Reader reader, long after, int rows) {
    return alerts.feed(owner, reader, after, rows);
  }

  /** How many of one type there were for an endpoint since then. */
  public long count(UUID endpoint, String type, Instant since) {
    return alerts.countOf(endpoint, type, since);
  }
}
