package org.lockstep.entity.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.OwedEvent;
import org.lockstep.testkit.Events;

@QuarkusTest
class PublicationTest {
  private static final int VERSIONS = 15;
  private static final int MANY = 300;

  @Inject Entities entities;
  @Inject Publication publication;

  @Test
  void publishesNothingTwiceWhenNobodyInterferes() {
    String id = given(Published.vessel("KR", "NICOLA"));

    publication.publishOwed(id);
    publication.publishOwed(id);

    assertThat(Api.eventVersions(id)).containsExactly(1);
  }

  @Test
  void leavesTheNewestVersionLastHoweverManyReplicasPublishAtOnce() throws Exception {
    String id = given(Published.vessel("KR", "BBC HAWAII"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        running.add(
            threads.submit(
                () -> {
                  while (entities.findById(id).version() < VERSIONS) {
                    publication.publishOwed(id);
                  }
                }));
      }
      for (int i = 1; i < VERSIONS; i++) {
        Entity before = entities.findById(id);
        Entity after = before.list(Published.vessel("US", "V" + i).listing(), Instant.now());
        assertThat(entities.replace(before, after)).isTrue();
      }
      for (Future<?> one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    publication.publishOwed(id);

    List<Integer> versions = Api.eventVersions(id);
    assertThat(versions).contains(VERSIONS);
    assertThat(versions.get(versions.size() - 1)).isEqualTo(VERSIONS);
    assertThat(versions.stream().distinct()).as("none is left out").hasSize(VERSIONS);
    assertThat(Api.events(id).stream().map(event -> idOf(event) + event.value()).distinct())
        .as("one id, one text")
        .hasSize(VERSIONS);
  }

  @Test
  void sendsTheNewestAgainWhenAnotherReplicaOvertookItWithOlderOnes() throws Exception {
    Published designation = Published.vessel("KR", "BELUGA EVALUATION");
    String id = given(designation);
    Entity owing = entities.findById(id);
    for (int i = 0; i < MANY; i++) {
      designation = Published.vessel("KR", "BELUGA EVALUATION").after(designation);
      owing = owing.list(designation.listing(), Instant.now());
    }
    assertThat(entities.replace(entities.findById(id), owing)).isTrue();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> slow = thread.submit(() -> publication.publishOwed(id));
      Events.await(Api.TOPIC, event -> id.equals(event.key()), Api.PATIENCE);

      Entity newest =
          owing.list(Published.vessel("KR", "BELUGA").after(designation).listing(), Instant.now());
      OwedEvent last = newest.events().get(newest.events().size() - 1);
      Events.send(Api.TOPIC, id, last.type(), last.id(), last.data());
      assertThat(entities.replace(owing, published(newest, last))).isTrue();
      slow.get(60, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }

    List<Integer> versions = Api.eventVersions(id);
    assertThat(versions.get(versions.size() - 1)).isEqualTo(MANY + 2);
  }

  private static Entity published(Entity entity, OwedEvent last) {
    return new Entity(
        entity.id(),
        entity.version(),
        entity.subjectType(),
        entity.listings(),
        entity.judgements(),
        entity.absorbed(),
        entity.mergedInto(),
        List.of(last),
        false,
        entity.changedAt());
  }

  private static String idOf(ConsumerRecord<String, String> event) {
    return String.valueOf(Events.header(event, "ce_id"));
  }

  private String given(Published designation) {
    String id = Entity.idBeginningWith(designation.designationId());
    entities.persist(Entity.first(id, designation.listing(), Instant.now()));
    return id;
  }
}
