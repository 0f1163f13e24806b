package org.lockstep.entity.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.publication.Backlog;
import org.lockstep.entity.publication.Publication;

/** Since when events are owed, as whoever watches the service is told. */
@QuarkusTest
class SweepTest {
  private static final int MANY = 50;

  @Inject Entities entities;
  @Inject Publication publication;
  @Inject Sweep sweep;
  @Inject Backlog backlog;

  @Test
  void saysThatEventsAreOwedBeforeItPublishesThem() throws Exception {
    Instant longAgo = Instant.now().minus(Duration.ofMinutes(10));
    for (int i = 0; i < MANY; i++) {
      given(Published.vessel("KR", "OWED " + i), longAgo);
    }

    CompletableFuture<Void> sweeping = CompletableFuture.runAsync(sweep::publishOwed);

    boolean alarmed = false;
    while (!sweeping.isDone()) {
      alarmed |= backlog.call().getStatus() == Status.DOWN;
    }
    sweeping.get(1, TimeUnit.SECONDS);
    assertThat(alarmed).isTrue();
    assertThat(backlog.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void countsFromTheOldestOwedEventHoweverOftenItsEntityChangesSince() {
    Instant longAgo = Instant.parse("2024-05-24T00:00:00Z");
    Published designation = Published.vessel("KR", "ANGARA");
    Entity entity = given(designation, longAgo);
    Entity changed =
        entity.list(Published.vessel("KR", "ANGARA 2").after(designation).listing(), Instant.now());
    assertThat(entities.replace(entity, changed)).isTrue();

    assertThat(entities.oldestOwing(Instant.now().minusSeconds(5))).isEqualTo(longAgo);

    publication.publishOwed(entity.id());
  }

  private Entity given(Published designation, Instant since) {
    Entity entity =
        Entity.first(
            Entity.idBeginningWith(designation.designationId()), designation.listing(), since);
    entities.persist(entity);
    return entity;
  }
}
