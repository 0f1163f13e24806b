package org.lockstep.entity.screening.feed;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.lockstep.entity.Api;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.entity.profile.VisibleEntities;

/** A replica that has read the register once and hears of nothing that comes after. */
@ApplicationScoped
public class StaleReplica {
  private final Entities entities;
  private final Subjects subjects;
  private final MarkedListings marked;
  private final VisibleEntities visible;
  private final Map<String, Object> broker;
  private final Clock clock;

  StaleReplica(
      Entities entities,
      Subjects subjects,
      MarkedListings marked,
      VisibleEntities visible,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      Clock clock) {
    this.entities = entities;
    this.subjects = subjects;
    this.marked = marked;
    this.visible = visible;
    this.broker = broker;
    this.clock = clock;
  }

  /** What it screens against from now on. */
  public Views views() {
    Feed feed = new Feed(entities, subjects, broker, Duration.ofHours(1), clock);
    feed.start(new StartupEvent(), new SimpleMeterRegistry(), feed);
    await().atMost(Api.PATIENCE).until(() -> feed.view().isPresent());
    feed.stop(new ShutdownEvent());
    return new Views(feed, subjects, marked, visible, clock);
  }

  /** What one screens against that has not read it yet. */
  public Views unready() {
    return new Views(
        new Feed(entities, subjects, broker, Duration.ofHours(1), clock),
        subjects,
        marked,
        visible,
        clock);
  }
}
