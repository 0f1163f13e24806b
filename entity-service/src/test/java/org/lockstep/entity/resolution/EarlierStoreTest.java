package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.Api.awaitListed;

import com.mongodb.client.model.Updates;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Cause;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Judgement;
import org.lockstep.entity.profile.Judgement.Decision;

/** A store that has entities from before their listing records were kept beside them. */
@QuarkusTest
class EarlierStoreTest {
  private final Instant then = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Inject Entities entities;
  @Inject EarlierAssignments assignments;
  @Inject JudgementCases cases;
  @Inject KnownRecords records;
  @Inject Meetings meetings;
  @Inject Judging judging;
  @Inject Resolving resolving;

  @BeforeEach
  void isNotResolvedYet() {
    meetings.deleteById("what was held before records were kept");
  }

  @Test
  void whatItHoldsIsFoundByWhatComesNew() {
    String number = Published.shipNumber(917_711);
    Published held = Published.vessel("KR", "EARLIER STAR").imo(number);
    String entity = held(held);

    started().enter();
    Published comes = Published.vessel("US", "EARLIER STAR").imo(number).send();

    awaitListed(entity, comes);
  }

  @Test
  void whatWasJoinedByANumberAloneIsParted() {
    String number = Published.taxpayerNumber(710_311);
    Published company = Published.organization("US", "Nordwind Timber").with("innCode", number);
    Published wrong = Published.organization("GB", "Azov Grain Holdings").with("innCode", number);
    String entity = held(company, wrong);

    started().resolve();

    assertThat(entities.living(entity).orElseThrow().listings())
        .extracting("designationId")
        .containsExactly(company.designationId());
    assertThat(entities.living(own(wrong)).orElseThrow().listings())
        .extracting("designationId")
        .containsExactly(wrong.designationId());
  }

  @Test
  void whatACuratorHeldApartStaysApart() {
    String number = Published.shipNumber(917_712);
    Published one = Published.vessel("KR", "EARLIER MOON").imo(number);
    Published other = Published.vessel("US", "EARLIER MOON").imo(number);
    held(one);
    held(other);
    judged(Decision.DIFFERENT, one, other);

    started().resolve();

    assertThat(entities.living(own(one)).orElseThrow().listings()).hasSize(1);
    assertThat(entities.living(own(other)).orElseThrow().listings()).hasSize(1);
  }

  @Test
  void whatACuratorMadeOneStaysOne() {
    Published one = Published.person("KR", "Earlier Person");
    Published other = Published.person("US", "Quite Another Name");
    String entity = held(one, other);
    Entity ended = Entity.first(own(other), other.listing(), then);
    judged(Decision.SAME, one, other);
    entities.persist(ended.endIn(entities.findById(entity), cause(one, other), then));

    started().resolve();

    assertThat(entities.living(own(other)).orElseThrow().id()).isEqualTo(entity);
    assertThat(entities.living(entity).orElseThrow().listings()).hasSize(2);
  }

  @Test
  void isResolvedOnce() {
    EarlierStore store = started();
    store.resolve();
    Published held = Published.vessel("KR", "LATER STAR");
    held(held);

    started().resolve();

    assertThat(records.findById(held.designationId())).isNull();
  }

  /** As a service that starts has it. */
  private EarlierStore started() {
    return new EarlierStore(entities, meetings, judging, resolving);
  }

  /** Stores an entity as it was stored then; answers its id. */
  private String held(Published first, Published... others) {
    Entity entity = Entity.first(own(first), first.listing(), then);
    assignments.persist(new EarlierAssignment(first.designationId(), entity.id()));
    for (Published other : others) {
      entity = entity.list(other.listing(), then);
      assignments.persist(new EarlierAssignment(other.designationId(), entity.id()));
    }
    entities.persist(entity);
    return entity.id();
  }

  private void judged(Decision decision, Published one, Published other) {
    Judgement judgement = judgement(decision, one, other);
    cases.persist(
        new JudgementCase(
            judgement.id(),
            judgement,
            decision == Decision.SAME ? own(one) : null,
            JudgementCase.State.DONE,
            List.of(),
            List.of(),
            List.of(),
            null,
            null));
    cases
        .mongoCollection()
        .updateOne(
            eq("_id", judgement.id()),
            Updates.combine(
                Updates.unset("some"), Updates.unset("others"), Updates.unset("authorities")));
  }

  private Judgement judgement(Decision decision, Published one, Published other) {
    Pair pair = Pair.of(own(one), own(other));
    return new Judgement(
        pair.id(), decision, pair.ids(), "As the owners say", "jp-curator", then, "JP");
  }

  private Cause cause(Published one, Published other) {
    return Cause.of(judgement(Decision.SAME, one, other));
  }

  private static String own(Published published) {
    return Entity.idBeginningWith(published.designationId());
  }
}
