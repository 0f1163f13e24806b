package org.lockstep.entity.screening.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.publication.Publication;
import org.lockstep.entity.screening.engine.Query;
import org.lockstep.entity.screening.engine.Search;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** Two replicas, crashes, stores that are away. */
@QuarkusTest
class FeedTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Inject Feed running;
  @Inject Entities entities;
  @Inject Subjects subjects;
  @Inject Publication publication;
  @Inject Clock clock;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> broker;

  private Feed replica(Duration compare) {
    Feed feed = new Feed(entities, subjects, broker, compare, clock);
    feed.start(new StartupEvent(), new SimpleMeterRegistry(), feed);
    return feed;
  }

  private static boolean finds(Feed feed, String name, String entityId) {
    return feed.view()
        .map(view -> view.index().search(Query.of(name, null), Search.USUAL))
        .filter(
            result -> result.hits().stream().anyMatch(hit -> hit.subject().id().equals(entityId)))
        .isPresent();
  }

  @Test
  void aSecondReplicaScreensAgainstTheSameWithinASecond() {
    Published before = Published.vessel("KR", "TWIN GULL ONE").send();
    Api.awaitListed(Entity.idBeginningWith(before.designationId()), before);
    Feed other = replica(Duration.ofHours(1));
    try {
      await().atMost(Api.PATIENCE).until(() -> other.view().isPresent());
      assertThat(finds(other, "TWIN GULL ONE", Entity.idBeginningWith(before.designationId())))
          .isTrue();
      Published after = Published.vessel("KR", "TWIN GULL TWO").send();
      String id = Entity.idBeginningWith(after.designationId());

      Api.awaitListed(id, after);

      await().atMost(SECOND).until(() -> finds(other, "TWIN GULL TWO", id));
      await().atMost(SECOND).until(() -> finds(running, "TWIN GULL TWO", id));
      await()
          .atMost(SECOND)
          .until(
              () ->
                  other.view().orElseThrow().state().equals(running.view().orElseThrow().state()));
    } finally {
      other.stop(new ShutdownEvent());
    }
  }

  @Test
  void aReplicaThatStartsDuringAnImportMissesNothing() {
    IntStream.range(0, 300).forEach(i -> Published.vessel("KR", "SWARM " + i + " TERN").send());
    Feed other = replica(Duration.ofHours(1));
    try {
      Published last = Published.vessel("KR", "LAST OF THE TERNS").send();
      Api.awaitListed(Entity.idBeginningWith(last.designationId()), last);

      await()
          .atMost(Api.PATIENCE)
          .untilAsserted(
              () -> {
                ScreenedState state = other.view().orElseThrow().state();
                assertThat(state).isEqualTo(running.view().orElseThrow().state());
                assertThat(state.entities()).isEqualTo(entities.openVersions().size());
              });
    } finally {
      other.stop(new ShutdownEvent());
    }
  }

  @Test
  void findsWhatWasWrittenByAReplicaThatCrashedBeforeItToldOfIt() {
    Feed other = replica(Duration.ofMillis(300));
    Published crashed = Published.vessel("KR", "SUNKEN PETREL");
    try {
      await().atMost(Api.PATIENCE).until(() -> other.view().isPresent());
      String id = Entity.idBeginningWith(crashed.designationId());
      Entity written = Entity.first(id, crashed.listing(), Instant.now());

      entities.persist(written);

      await().atMost(Api.PATIENCE).until(() -> finds(other, "SUNKEN PETREL", id));
    } finally {
      publication.publishOwed(Entity.idBeginningWith(crashed.designationId()));
      other.stop(new ShutdownEvent());
    }
  }

  @Test
  void oneThatCannotBeReadKeepsNoOtherFromBeingRead() {
    MongoCollection<Document> documents =
        entities.mongoCollection().withDocumentClass(Document.class);
    Document broken = new Document("_id", "unreadable").append("version", "not a number");
    documents.insertOne(broken);
    try {
      Events.send(Api.TOPIC, "unreadable", "org.lockstep.entity.changed.v1", "{}");

      Published designation = Published.vessel("KR", "UNIMPEDED GANNET").send();
      String id = Entity.idBeginningWith(designation.designationId());
      await().atMost(Api.PATIENCE).until(() -> finds(running, "UNIMPEDED GANNET", id));
      Events.send(Api.TOPIC, "unreadable", "org.lockstep.entity.changed.v1", "{}");
      Published next = Published.vessel("KR", "UNIMPEDED BOOBY").send();
      await()
          .atMost(Api.PATIENCE)
          .until(
              () ->
                  finds(running, "UNIMPEDED BOOBY", Entity.idBeginningWith(next.designationId())));
    } finally {
      documents.deleteOne(broken);
    }
  }

  @Test
  void takesInWhatItCouldNotReadWhileTheStoreWasAway() {
    Published designation = Published.vessel("KR", "PATIENT FULMAR").send();
    String id = Entity.idBeginningWith(designation.designationId());
    Stores.line().cut();
    Stores.line().mend();

    Api.awaitListed(id, designation);

    await().atMost(Api.PATIENCE).until(() -> finds(running, "PATIENT FULMAR", id));
  }
}
