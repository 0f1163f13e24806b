package org.lockstep.alert.owner;

import io.smallrye.health.api.Wellness;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down when Keycloak has said nothing of an owner for a while: somebody who was disabled may still
 * receive. Neither liveness nor readiness, because alerts go out meanwhile: it is for whoever
 * watches {@code /q/health}.
 */
@Wellness
class OwnerHealth implements HealthCheck {
  private final OwnerWatch watch;
  private final OwnerConfig config;
  private final Clock clock;

  OwnerHealth(OwnerWatch watch, OwnerConfig config, Clock clock) {
    this.watch = watch;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, Instant> unanswered = watch.unanswered();
    var response = HealthCheckResponse.named("owners");
    if (unanswered.isEmpty()) {
      return response.up().build();
    }
    Instant since = Collections.min(unanswered.values());
    return response
        .status(clock.instant().isBefore(since.plus(config.patience())))
        .withData("keycloak-silent-since", since.toString())
        .withData("about", unanswered.size())
        .build();
  }
}
