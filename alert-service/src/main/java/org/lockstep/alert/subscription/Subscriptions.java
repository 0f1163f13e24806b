package org.lockstep.alert.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.endpoint.EndpointDeleted;
import org.lockstep.alert.endpoint.EndpointRepository;
import org.lockstep.alert.owner.Owners;
import org.lockstep.alert.owner.Ownership;
import org.lockstep.alert.problem.ProblemType;
import org.lockstep.alert.reference.References;
import org.lockstep.alert.subscription.SubscriptionResource.NewSubscription;
import org.lockstep.alert.subscription.SubscriptionResource.SubscriptionView;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.EntityTag;

/** What an owner does with subscriptions, and who subscribed to an event. */
@ApplicationScoped
public class Subscriptions {
  static final int MAX = 1000;

  private final SubscriptionRepository subscriptions;
  private final EndpointRepository endpoints;
  private final Owners owners;
  private final References references;
  private final Clock clock;

  Subscriptions(
      SubscriptionRepository subscriptions,
      EndpointRepository endpoints,
      Owners owners,
      References references,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.endpoints = endpoints;
    this.owners = owners;
    this.references = references;
    this.clock = clock;
  }

  /** An endpoint that is to be told, once however many of its subscriptions match. */
  public record Subscriber(String owner, UUID endpointId) {}

  /**
   * How an endpoint wants to be told.
   *
   * @param each one by one, also what an edition of a list brings; if any of the subscriptions that
   *     match asks for it
   */
  public record Wish(Subscriber subscriber, boolean each) {}

  /**
   * Who is to be told of an event. Takes part in the transaction of the caller; the subscriptions
   * to a type are read once, when the first event of it is asked for.
   */
  public Function<EventFacts, List<Wish>> subscribers() {
    Map<EventType, List<Subscription>> asking = new EnumMap<>(EventType.class);
    return event ->
        asking.computeIfAbsent(event.type(), subscriptions::askingFor).stream()
            .filter(subscription -> subscription.filter().matches(event))
            .collect(
                Collectors.toMap(
                    subscription -> new Subscriber(subscription.owner(), subscription.endpointId()),
                    Subscription::each,
                    Boolean::logicalOr,
                    LinkedHashMap::new))
            .entrySet()
            .stream()
            .map(wish -> new Wish(wish.getKey(), wish.getValue()))
            .toList();
  }

  /**
   * A subscription.
   *
   * @param isNew false where there was one that asks the same
   */
  record Made(Subscription subscription, boolean isNew) {}

  /** What is wrong with one that is asked for, before it is made. */
  @Transactional
  List<Violation> faults(String owner, NewSubscription asked) {
    List<Violation> faults = new ArrayList<>(PossibleFilter.faults(asked, references.codes()));
    @Nullable UUID endpoint = asked.endpointId();
    if (endpoint != null && !endpoints.isOwn(endpoint, owner)) {
      faults.add(new Violation("endpointId", NewSubscription.ENDPOINT));
    }
    return faults;
  }

  /** Who asks the same again, as after an answer that was lost, has asked once. */
  @Transactional
  Made create(Ownership ownership, NewSubscription asked) {
    owners.lock(ownership);
    String owner = ownership.id();
    UUID endpointId = asked.endpointId();
    // Locked, so that the endpoint is not deleted before its new subscription is there.
    endpoints.ownToChange(endpointId, owner);
    PossibleFilter.require(asked, references.codes());
    Filter filter = asked.filter();
    var present = like(asked).findFirst();
    if (present.isPresent()) {
      return new Made(present.get(), false);
    }
    if (subscriptions.count("owner", owner) >= MAX) {
      throw new Refusal(ProblemType.LIMIT_REACHED, "An owner may have " + MAX + " subscriptions.");
    }
    var subscription = new Subscription(owner, endpointId, filter, asked.isEach(), clock.instant());
    subscriptions.persist(subscription);
    return new Made(subscription, true);
  }

  @Transactional
  SubscriptionView change(
      Ownership ownership, UUID id, @Nullable String ifMatch, NewSubscription asked) {
    // Two at once come one after the other: neither makes a twin of what the other one makes.
    owners.lock(ownership);
    String owner = ownership.id();
    EntityTag.require(ifMatch, EntityTag.of(SubscriptionView.from(get(owner, id))));
    // Endpoints before subscriptions, as where an endpoint is deleted.
    endpoints.ownToChange(asked.endpointId(), owner);
    Subscription subscription =
        subscriptions.ownToChange(id, owner).orElseThrow(Subscriptions::missing);
    PossibleFilter.require(asked, references.codes());
    like(asked)
        .filter(other -> !other.id().equals(id))
        .findFirst()
        .ifPresent(
            other -> {
              throw new Refusal(
                  ProblemType.SUBSCRIPTION_EXISTS,
                  "Your subscription " + other.id() + " asks the same; delete one of the two.",
                  Map.of("existing", "/api/v1/subscriptions/" + other.id()));
            });
    subscription.change(asked.endpointId(), asked.filter(), asked.isEach());
    return SubscriptionView.from(subscription);
  }

  /** Those of the endpoint that ask the same. */
  private Stream<Subscription> like(NewSubscription asked) {
    UUID endpointId = asked.endpointId();
    Filter filter = asked.filter();
    return subscriptions.list("endpointId", endpointId).stream()
        .filter(other -> other.asks(endpointId, filter, asked.isEach()));
  }

  @Transactional
  List<Subscription> page(String owner, @Nullable UUID endpointId, Cursor after, int rows) {
    return subscriptions.page(owner, endpointId, after, rows);
  }

  @Transactional
  Subscription get(String owner, UUID id) {
    return subscriptions.own(id, owner).orElseThrow(Subscriptions::missing);
  }

  @Transactional
  void delete(String owner, UUID id) {
    if (subscriptions.delete("id = ?1 and owner = ?2", id, owner) == 0) {
      throw missing();
    }
  }

  private static Refusal missing() {
    return Refusal.notFound("subscription among your own");
  }

  void endWith(@Observes EndpointDeleted deleted) {
    subscriptions.delete("endpointId", deleted.endpointId());
  }
}
