package org.lockstep.alert.subscription;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.lockstep.alert.owner.Owner;
import org.lockstep.alert.subscription.SubscriptionResource.NewSubscription;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.BodyRules;

/** What is asked of subscriptions beyond constraints; all that is wrong is told in one answer. */
@ApplicationScoped
class SubscriptionBodies implements BodyRules {
  private final Subscriptions subscriptions;
  private final Owner owner;
  private final Idempotency idempotency;
  private final HttpServerRequest request;

  SubscriptionBodies(
      Subscriptions subscriptions,
      Owner owner,
      Idempotency idempotency,
      HttpServerRequest request) {
    this.subscriptions = subscriptions;
    this.owner = owner;
    this.idempotency = idempotency;
    this.request = request;
  }

  @Override
  public List<Violation> violations(Object body) {
    return body instanceof NewSubscription asked && !isRepeat(asked)
        ? subscriptions.faults(owner.id(), asked)
        : List.of();
  }

  /** What was made is answered again, also where its endpoint is gone. */
  private boolean isRepeat(NewSubscription asked) {
    return request.method().equals(HttpMethod.POST)
        && idempotency.before(owner.id(), asked).isPresent();
  }
}
