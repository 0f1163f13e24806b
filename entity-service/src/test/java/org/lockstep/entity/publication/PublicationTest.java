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
import org.lockstep.testkit.Events;

@QuarkusTest
class PublicationTest {
  private static final int VERSIONS = 15;

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

  private static String idOf(ConsumerRecord<String, String> event) {
    return String.valueOf(Events.header(event, "ce_id"));
  }

  private String given(Published designation) {
    String id = Entity.idBeginningWith(designation.designationId());
    entities.insert(Entity.first(id, designation.listing(), Instant.now()));
    return id;
  }
}
