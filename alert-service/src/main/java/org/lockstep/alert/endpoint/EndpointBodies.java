package org.lockstep.alert.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.endpoint.EndpointResource.EndpointChange;
import org.lockstep.alert.endpoint.EndpointResource.NewEndpoint;
import org.lockstep.alert.owner.Owner;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.BodyRules;
import org.lockstep.http.rest.ShownText;

/**
 * What is asked of endpoints beyond constraints; all that is wrong is told in one answer. Outside
 * any transaction: a slow resolver holds no connection to the database.
 */
@ApplicationScoped
class EndpointBodies implements BodyRules {
  private final TargetPolicy targets;
  private final Owner owner;
  private final Idempotency idempotency;

  EndpointBodies(TargetPolicy targets, Owner owner, Idempotency idempotency) {
    this.targets = targets;
    this.owner = owner;
    this.idempotency = idempotency;
  }

  @Override
  public List<Violation> violations(Object body) {
    if (body instanceof NewEndpoint asked) {
      return isRepeat(asked) ? List.of() : violations(asked.url(), asked.description());
    }
    if (body instanceof EndpointChange change) {
      return change.needsKey() && isRepeat(change)
          ? List.of()
          : violations(change.url(), change.description());
    }
    return List.of();
  }

  /** A name that has no address any more does not turn what was done into a refusal. */
  private boolean isRepeat(Object body) {
    return idempotency.before(owner.id(), body).isPresent();
  }

  private List<Violation> violations(@Nullable String url, @Nullable String description) {
    List<Violation> violations = new ArrayList<>();
    if (url != null && !targets.allows(url, owner.id())) {
      violations.add(new Violation("url", TargetPolicy.RULE));
    }
    if (description != null && !ShownText.is(description, true)) {
      violations.add(
          new Violation(
              "description",
              "must be text that shows something, without control characters and bidirectional"
                  + " controls"));
    }
    return violations;
  }
}
