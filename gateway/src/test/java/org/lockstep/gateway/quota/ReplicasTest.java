package org.lockstep.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several gateways over one store. */
@QuarkusTest
class ReplicasTest {
  private static final Duration FLOOD = Duration.ofSeconds(4);
  private static final int AT_ONCE = 8;

  /** On a machine that also builds, the store may be slow without being away. */
  private static final QuotaConfig PATIENT = new AddressesTest.Config(Duration.ofSeconds(20));

  @Inject AgroalDataSource database;
  @Inject Vertx vertx;

  private Limits replica() {
    return new Limits(new SharedBuckets(database, PATIENT), PATIENT, vertx);
  }

  /** HT-6: no more than 105 % of the quota, however many replicas a flood goes to. */
  @Test
  void threeReplicasGrantTogetherWhatOneWould() throws InterruptedException {
    Quota quota = new Quota(100, 50);
    String caller = "flood-" + UUID.randomUUID();
    AtomicLong granted = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    CountDownLatch ended = new CountDownLatch(3 * AT_ONCE);
    long begun = System.nanoTime();
    IntStream.range(0, 3)
        .mapToObj(number -> replica())
        .forEach(
            replica ->
                IntStream.range(0, AT_ONCE)
                    .forEach(
                        number -> ask(replica, caller, quota, begun, granted, refused, ended)));

    ended.await();
    double seconds = (System.nanoTime() - begun) / 1e9;

    double most = quota.burst() + quota.rate() * seconds;
    assertThat((double) granted.get()).isLessThanOrEqualTo(most * 1.05);
    assertThat((double) granted.get()).as("and not much less").isGreaterThan(most * 0.4);
    assertThat(refused.get()).isPositive();
  }

  private void ask(
      Limits replica,
      String caller,
      Quota quota,
      long begun,
      AtomicLong granted,
      AtomicLong refused,
      CountDownLatch ended) {
    if (System.nanoTime() - begun > FLOOD.toNanos()) {
      ended.countDown();
      return;
    }
    replica.check(
        caller,
        quota,
        may -> {
          (may ? granted : refused).incrementAndGet();
          vertx.setTimer(2, next -> ask(replica, caller, quota, begun, granted, refused, ended));
        });
  }

  @Test
  void grantsInItsTurnWhatSeveralAskForAtOnce() throws InterruptedException {
    Quota quota = new Quota(10, 40);
    String caller = "burst-" + UUID.randomUUID();
    Limits replica = replica();
    AtomicLong granted = new AtomicLong();
    CountDownLatch told = new CountDownLatch(30);

    for (int i = 0; i < 30; i++) {
      replica.check(
          caller,
          quota,
          may -> {
            granted.addAndGet(may ? 1 : 0);
            told.countDown();
          });
    }

    told.await();
    assertThat(granted.get()).isEqualTo(30);
  }
}
