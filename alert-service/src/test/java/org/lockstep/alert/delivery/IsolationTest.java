package org.lockstep.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.TestNames;
import org.lockstep.alert.WithStores;

/** What the endpoints of one owner can do to those of another: nothing. */
@QuarkusTest
@WithStores
class IsolationTest {
  private static final int HANGING = 48;
  private static final int SHARE = 8;

  @Inject TestClock clock;

  private final Partner slow = new Partner();
  private final Partner healthy = new Partner();
  private final CountDownLatch never = new CountDownLatch(1);
  private Receiver hanging;
  private Receiver answering;

  @BeforeEach
  void begin() {
    clock.reset();
    answering = Receiver.at(ReceiverPorts.port(0));
    hanging = Receiver.at(ReceiverPorts.port(1)).answering(exchange -> hold());
  }

  @AfterEach
  void end() {
    never.countDown();
    slow.leave();
    healthy.leave();
    hanging.close();
    answering.close();
  }

  @Test
  void anOwnerWhoseEndpointsAllHangKeepsNobodyElseWaiting() {
    // Given an owner with many endpoints that never answer, and alerts waiting for each
    IntStream.range(0, HANGING)
        .forEach(n -> slow.subscribedEndpoint(hanging.url() + "?" + n, "v1a"));
    IntStream.range(0, 3).forEach(n -> slow.packageReleased());
    await().untilAsserted(() -> assertThat(hanging.hits()).hasSizeGreaterThanOrEqualTo(8));
    String other = healthy.subscribedEndpoint(answering.url(), "v1a");
    // When another owner is to be told something
    healthy.packageReleased();
    // Then it is, though all of those go on hanging
    assertFirstAttemptDelivers(healthy, other);
    // And they never had more than a share of what is sent at a time.
    assertThat(underWay()).isLessThanOrEqualTo(SHARE);
  }

  @Test
  void namesThatNeverResolveKeepNobodyElseWaiting() {
    // Given an owner with many endpoints whose names nobody answers for
    IntStream.range(0, 20)
        .forEach(
            n -> {
              String endpoint = slow.subscribedEndpoint(answering.url(), "v1a");
              Sql.run(
                  "update endpoint set url = 'https://n%d.customs.example/' where id = '%s'"
                      .formatted(n, endpoint));
              TestNames.hang("n" + n + ".customs.example", never);
            });
    String own = slow.subscribedEndpoint(answering.url(), "v1a");
    String other = healthy.subscribedEndpoint(answering.url(), "v1a");
    slow.packageReleased();
    await().untilAsserted(() -> assertThat(underWay()).isGreaterThanOrEqualTo(SHARE));
    // When another owner is to be told something
    healthy.packageReleased();
    // Then it is at the first attempt, and so is the one endpoint of the first that has a name
    assertFirstAttemptDelivers(healthy, other);
    assertFirstAttemptDelivers(slow, own);
  }

  private static void assertFirstAttemptDelivers(Partner partner, String endpoint) {
    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .singleElement()
                    .satisfies(
                        d ->
                            assertThat(d)
                                .containsEntry("state", "DELIVERED")
                                .containsEntry("attempts", 1)));
  }

  private int underWay() {
    return Integer.parseInt(
        Sql.list(
                "select count(*) from delivery d join endpoint e on e.id = d.endpoint_id"
                    + " where d.lease_owner is not null and e.owner = '"
                    + slow.owner()
                    + "'")
            .get(0));
  }

  private void hold() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
