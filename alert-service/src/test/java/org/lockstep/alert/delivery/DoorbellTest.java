package org.lockstep.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Events;

@QuarkusTest
@WithStores
class DoorbellTest {
  private static final String DESIGNATIONS = "lockstep.designations";
  private static final String DEAD = "lockstep.designations.alert-service.dead";
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Dispatcher dispatcher;
  @Inject Doorbell doorbell;

  private final Partner subscribed = new Partner();
  private final Partner unsubscribed = new Partner();

  @BeforeEach
  void begin() {
    // Nobody else hears it ring.
    dispatcher.stop();
  }

  @AfterEach
  void end() {
    subscribed.leave();
    doorbell.ring();
    dispatcher.start();
  }

  @Test
  void eventsWithoutSubscribersDoNotRing() throws Exception {
    subscribed.subscribedEndpoint("http://127.0.0.1:" + ReceiverPorts.port(0) + "/webhooks", "v1a");
    CompletableFuture<Void> ring = nextRing();
    while (rings(ring)) {
      ring = nextRing();
    }
    String key = UUID.randomUUID().toString();

    unsubscribed.packageReleased(key);
    // Of the same key, so what is before it is done when it is dead.
    String poison = Events.send(DESIGNATIONS, key, Partner.PACKAGE_RELEASED, "{");
    Events.await(DEAD, record -> poison.equals(Events.header(record, "ce_id")), SOON);
    assertThat(ring).isNotDone();

    subscribed.packageReleased(key);
    assertThat(ring).succeedsWithin(SOON);
  }

  private CompletableFuture<Void> nextRing() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            doorbell.await(Duration.ofDays(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static boolean rings(CompletableFuture<Void> ring) throws Exception {
    try {
      ring.get(500, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
