package org.lockstep.entity.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Cause;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Judgement;
import org.lockstep.entity.profile.Judgement.Decision;
import org.lockstep.entity.publication.Publication;

/** The states that a crash leaves between any two steps of a judgement; the sweep finishes each. */
@QuarkusTest
class JudgementCrashTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Inject Entities entities;
  @Inject JudgementCases cases;
  @Inject Publication publication;
  @Inject Sweep sweep;

  private final Published first = Published.vessel("KR", "OCEAN RISING");
  private final String imo = Published.shipNumber(914_000 + COUNT.incrementAndGet());
  private final Published second = Published.vessel("US", "Ocean Rising").imo(imo);

  @Test
  void finishesAJudgementThatWasOnlyWritten() {
    JudgementCase pending = given(Decision.SAME);

    cases.open(pending);

    assertFinished(pending);
  }

  @Test
  void finishesAMergeThatStoppedAfterTheTakeOver() {
    JudgementCase pending = given(Decision.SAME);
    takeOver(pending);

    cases.open(pending);

    assertFinished(pending);
  }

  @Test
  void finishesAMergeThatWasWrittenButNotPublished() {
    JudgementCase pending = given(Decision.SAME);
    takeOver(pending);
    end(pending);

    cases.open(pending);

    assertFinished(pending);
  }

  @Test
  void finishesAMergeWhoseLastStepWasLost() {
    JudgementCase pending = given(Decision.SAME);
    takeOver(pending);
    end(pending);
    pending.judgement().entityIds().forEach(publication::publishOwed);
    long version = entities.findById(survivor(pending)).version();

    cases.open(pending);

    assertFinished(pending);
    assertThat(entities.findById(survivor(pending)).version()).isEqualTo(version);
  }

  @Test
  void keepsAListingThatCameBetweenTheTakeOverAndTheEnd() {
    JudgementCase pending = given(Decision.SAME);
    takeOver(pending);
    Entity ending = entities.findById(ending(pending));
    Published late = Published.vessel("EU", "Ocean Rising").imo(imo);
    assertThat(entities.replace(ending, ending.list(late.listing(), now))).isTrue();

    cases.open(pending);

    assertFinished(pending);
    assertThat(entities.findById(survivor(pending)).listings())
        .extracting("designationId")
        .contains(late.designationId());
  }

  @Test
  void finishesADifferenceThatOnlyOneOfTheTwoRemembers() {
    JudgementCase pending = given(Decision.DIFFERENT);
    Entity one = entities.findById(pending.judgement().entityIds().get(0));
    entities.replace(one, one.remember(pending.judgement(), now));

    cases.open(pending);

    await().atMost(Api.PATIENCE).until(() -> isDone(pending));
    for (String id : pending.judgement().entityIds()) {
      assertThat(entities.findById(id).judgements()).containsExactly(pending.judgement());
      assertThat(entities.findById(id).owing()).isFalse();
    }
  }

  @Test
  void publishesWhatAnEntityStillOwes() {
    Entity entity =
        Entity.first(
            Entity.idBeginningWith(first.designationId()),
            first.listing(),
            now.minus(Duration.ofMinutes(1)));
    entities.persist(entity);

    sweep.publishOwed();

    assertThat(Api.eventVersions(entity.id())).containsExactly(1);
    assertThat(entities.findById(entity.id()).owing()).isFalse();
  }

  private JudgementCase given(Decision decision) {
    Entity one = Entity.first(Entity.idBeginningWith(first.designationId()), first.listing(), now);
    Entity other =
        Entity.first(Entity.idBeginningWith(second.designationId()), second.listing(), now);
    entities.persist(one);
    entities.persist(other);
    Pair pair = Pair.of(one.id(), other.id());
    return new JudgementCase(
        pair.id(),
        new Judgement(pair.id(), decision, pair.ids(), "Same ship", "jp-curator", now, "JP"),
        decision == Decision.SAME ? pair.first() : null,
        JudgementCase.State.PENDING,
        List.of(pair.first().equals(one.id()) ? first.designationId() : second.designationId()),
        List.of(pair.first().equals(one.id()) ? second.designationId() : first.designationId()),
        List.of("KR", "US"),
        null,
        null);
  }

  private void takeOver(JudgementCase pending) {
    Entity survivor = entities.findById(survivor(pending));
    Entity ending = entities.findById(ending(pending));
    assertThat(
            entities.replace(
                survivor, survivor.absorb(ending, now).remember(pending.judgement(), now)))
        .isTrue();
  }

  private void end(JudgementCase pending) {
    Entity survivor = entities.findById(survivor(pending));
    Entity ending = entities.findById(ending(pending));
    assertThat(entities.replace(ending, ending.endIn(survivor, Cause.of(pending.judgement()), now)))
        .isTrue();
  }

  private void assertFinished(JudgementCase pending) {
    await().atMost(Api.PATIENCE).until(() -> isDone(pending));
    Entity survivor = entities.findById(survivor(pending));
    Entity ended = entities.findById(ending(pending));
    assertThat(survivor.listings())
        .extracting("designationId")
        .contains(first.designationId(), second.designationId());
    assertThat(survivor.judgements()).containsExactly(pending.judgement());
    assertThat(ended.mergedInto()).isEqualTo(survivor.id());
    assertThat(ended.listings()).isEmpty();
    assertThat(List.of(survivor.owing(), ended.owing())).containsOnly(false);
    assertThat(Api.eventTypes(ended.id()))
        .filteredOn("org.lockstep.entity.merged.v1"::equals)
        .hasSize(1);
    List<Integer> versions = Api.eventVersions(survivor.id());
    assertThat(versions).isSorted();
    assertThat(versions.get(versions.size() - 1)).isEqualTo((int) survivor.version());
  }

  private boolean isDone(JudgementCase pending) {
    return cases.findById(pending.id()).state() == JudgementCase.State.DONE;
  }

  private static String survivor(JudgementCase pending) {
    return pending.judgement().entityIds().get(0);
  }

  private static String ending(JudgementCase pending) {
    return pending.judgement().entityIds().get(1);
  }
}
