package org.lockstep.entity.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.OwedEvent;
import org.lockstep.events.EventSize;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** One rule for how large an event may be, and everybody follows it. */
@QuarkusTest
class EventSizeTest {
  @Inject Entities entities;
  @Inject Publication publication;

  @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.max.request.size")
  int producers;

  @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.max.partition.fetch.bytes")
  int consumers;

  @Test
  void topicsProducersAndConsumersFollowIt() throws Exception {
    assertThat(producers).isEqualTo(EventSize.MOST_RECORD);
    assertThat(consumers).isEqualTo(EventSize.MOST_BATCH);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Stores.kafkaBootstrap()))) {
      List<ConfigResource> topics =
          admin.listTopics().names().get(20, TimeUnit.SECONDS).stream()
              .filter(name -> name.startsWith("lockstep."))
              .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
              .toList();
      assertThat(topics).hasSizeGreaterThan(5);
      admin
          .describeConfigs(topics)
          .all()
          .get(20, TimeUnit.SECONDS)
          .forEach(
              (topic, config) ->
                  assertThat(config.get("max.message.bytes").value())
                      .as(topic.name())
                      .isEqualTo(
                          ""
                              + (topic.name().endsWith(".dead")
                                  ? EventSize.MOST_DEAD_LETTER
                                  : EventSize.MOST_BATCH)));
    }
  }

  @Test
  void tellsOfAnEntityWhoseOwedEventIsTooLargeWhatItHasRoomFor() {
    Published designation = Published.vessel("KR", "ANGARA");
    String id = Entity.idBeginningWith(designation.designationId());
    Entity first = Entity.first(id, designation.listing(), Instant.now());
    OwedEvent owed = first.events().get(0);
    OwedEvent large =
        new OwedEvent(
            owed.id(),
            owed.type(),
            owed.dataSchema(),
            owed.time(),
            owed.data().replaceFirst("\\{", "{\"x\":\"" + "y".repeat(2_000_000) + "\","),
            null);
    entities.persist(
        new Entity(
            id,
            first.version(),
            first.subjectType(),
            first.listings(),
            List.of(),
            List.of(),
            null,
            List.of(large),
            true,
            first.changedAt()));

    publication.publishOwed(id);

    assertThat(Events.await(Api.TOPIC, event -> id.equals(event.key()), Api.PATIENCE).value())
        .contains(designation.designationId());
    assertThat(entities.findById(id).owing()).isFalse();
  }

  @Test
  void takesTwoLargeRecordsOfOneShipAndTheNextOfAnother() {
    Published one = large("KR", "5000017").send();
    Published other = large("US", "5000017").send();
    Published next = Published.vessel("KR", "LADY R").imo("5000029").sendOnPartitionOf(other);

    Api.awaitListedUnder("imoNumber:5000029", next);
    Api.awaitListedUnder("imoNumber:5000017", one);
    Api.awaitListedUnder("imoNumber:5000017", other);
  }

  private static Published large(String authority, String imo) {
    Published large = Published.vessel(authority, "LARGE " + authority).imo(imo);
    for (int i = 0; i < 700; i++) {
      large.alias((authority + i).repeat(200));
    }
    return large;
  }
}
