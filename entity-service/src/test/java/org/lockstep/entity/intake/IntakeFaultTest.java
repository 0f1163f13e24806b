package org.lockstep.entity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.entity.Api.awaitListed;
import static org.lockstep.entity.Api.awaitListedUnder;
import static org.lockstep.entity.Api.eventVersions;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.resolution.Resolving;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** Crashes between any two steps, replicas that race, stores that fail for a while. */
@QuarkusTest
class IntakeFaultTest {
  private static final String DEAD = "lockstep.designations.entity-service.dead";

  /** Two tries: each looks for the store for five seconds, and then whether it is there at all. */
  private static final Duration AWAY = Duration.ofSeconds(22);

  @Inject Intake intake;
  @Inject Resolving resolving;
  @Inject Entities entities;
  @Inject MongoClient mongo;

  @Inject
  @ConfigProperty(name = "quarkus.mongodb.database")
  String database;

  @Test
  void healsACrashAfterARecordWasEnteredAlsoWhenAnotherListingComesFirst() {
    Published crashed = Published.vessel("KR", "BELLA").imo("1000021");
    resolving.enter(List.of(crashed.listing()));
    Published other = Published.vessel("US", "BELLA").imo("1000021").send();
    awaitListedUnder("imoNumber:1000021", other);

    crashed.send();

    assertThat(awaitListedUnder("imoNumber:1000021", crashed).getList("listings.authority"))
        .containsExactlyInAnyOrder("KR", "US");
  }

  @Test
  void publishesWhatACrashLeftOwedWithoutAnotherVersion() {
    Published designation = Published.vessel("KR", "PATRIOT").imo("1000033");
    String home = Entity.idBeginningWith(designation.designationId());
    Entity written = Entity.first(home, designation.listing(), Instant.now());
    entities.persist(written);
    assertThat(Api.events(home)).isEmpty();

    designation.send();

    var event = Events.await(Api.TOPIC, e -> home.equals(e.key()), Api.PATIENCE);
    assertThat(Events.header(event, "ce_id")).isEqualTo(written.events().get(0).id());
    assertThat(entities.findById(home).version()).isEqualTo(1);
  }

  @Test
  void waitsForAStoreThatFailsForAWhile() throws Exception {
    MongoCollection<Document> meetings = mongo.getDatabase(database).getCollection("meetings");
    meetings.insertOne(new Document("_id", "VESSEL|fls vhl").append("designationIds", "broken"));
    Published designation = Published.vessel("KR", "Fails for a while").send();
    TimeUnit.MILLISECONDS.sleep(700);

    meetings.deleteOne(new Document("_id", "VESSEL|fls vhl"));

    awaitListed(Entity.idBeginningWith(designation.designationId()), designation);
  }

  @Test
  void givesUpOnARecordThatFailsForTooLongAndMovesOn() {
    MongoCollection<Document> meetings = mongo.getDatabase(database).getCollection("meetings");
    meetings.insertOne(new Document("_id", "VESSEL|avr fls").append("designationIds", "broken"));
    Published failing = Published.vessel("KR", "Fails for ever").send();
    Published next = Published.vessel("KR", "NEXT").imo("1000045").sendOnPartitionOf(failing);

    awaitListedUnder("imoNumber:1000045", next);

    Events.await(DEAD, event -> failing.designationId().equals(event.key()), Api.PATIENCE);
  }

  @Test
  void putsNothingAsideWhileTheStoreIsAwayForLongerThanAnEventMayFail() {
    Published designation = Published.vessel("KR", "LADY R").imo("1000057");
    Stores.line().cut();
    try {
      designation.send();
      await()
          .during(AWAY)
          .atMost(AWAY.plus(Api.PATIENCE))
          .until(
              () -> {
                assertThat(
                        Events.all(DEAD, event -> designation.designationId().equals(event.key())))
                    .isEmpty();
                return true;
              });
    } finally {
      Stores.line().mend();
    }

    awaitListedUnder("imoNumber:1000057", designation);
    assertThat(Events.all(DEAD, event -> designation.designationId().equals(event.key())))
        .isEmpty();
  }

  @Test
  void convergesWhenReplicasListTheSameShipAtTheSameMoment() throws Exception {
    for (int round = 0; round < 10; round++) {
      String imo = Published.shipNumber(920000 + round);
      List<Published> designations =
          List.of(
              Published.vessel("KR", "RACER " + round).imo(imo),
              Published.vessel("US", "RACER " + round).imo(imo),
              Published.vessel("JP", "RACER " + round).imo(imo));
      // Each twice, as when a replica that lost its partition does not know it yet.
      List<Published> twice = new ArrayList<>(designations);
      twice.addAll(designations);

      atOnce(
          twice.stream()
              .<Runnable>map(
                  published ->
                      () ->
                          intake.take(
                              List.of(
                                  DesignationEvent.read(
                                      published
                                          .json()
                                          .getBytes(java.nio.charset.StandardCharsets.UTF_8)))))
              .toList());

      Entity entity = resolving.holderOf(designations.get(0).designationId()).orElseThrow();
      assertThat(entity.listings())
          .extracting("designationId")
          .containsExactlyInAnyOrderElementsOf(
              designations.stream().map(Published::designationId).toList());
      assertThat(entity.owing()).isFalse();
      List<Integer> versions = eventVersions(entity.id());
      assertThat(versions.get(versions.size() - 1))
          .as("what compaction keeps")
          .isEqualTo((int) entity.version());
    }
  }

  private static void atOnce(List<Runnable> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable task : tasks) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  task.run();
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
