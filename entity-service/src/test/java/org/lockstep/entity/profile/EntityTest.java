package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Judgement.Decision;

class EntityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:01Z");

  private final Published korea = Published.vessel("KR", "MAIA-1").imo("9358010").on("2024-05-24");
  private final Published america = Published.vessel("US", "MAIA-1").imo("9358010").alias("NEPTUN");

  @Test
  void mergesTheNamesAndSaysWhoUsesEach() {
    Entity entity = entity(america, korea);

    assertThat(entity.names())
        .extracting(UsedName::name, UsedName::kind, UsedName::script, UsedName::authorities)
        .containsExactly(
            tuple("MAIA-1", ListingRecord.Name.Kind.PRIMARY, "Latn", List.of("KR", "US")),
            tuple("NEPTUN", ListingRecord.Name.Kind.ALIAS, "Latn", List.of("US")));
    assertThat(entity.identifiers())
        .containsExactly(new StatedIdentifier("imoNumber", "9358010", List.of("KR", "US"), null));
  }

  @Test
  void looksTheSameWhateverTheOrderOfArrival() {
    Entity one = entity(america, korea);
    Entity other = entity(korea, america);

    assertThat(one.listings()).isEqualTo(other.listings());
    assertThat(one.listings().get(0).authority()).as("unknown dates last").isEqualTo("KR");
  }

  @Test
  void showsTheLatinNameOfAKoreanPersonListedInHangul() {
    Entity entity =
        entity(
            Published.person("KR", "림영혁").on("2024-05-24"),
            Published.person("US", "RIM Yong Hyok"));

    assertThat(entity.caption()).isEqualTo("RIM Yong Hyok");
    assertThat(entity.names()).extracting(UsedName::script).containsExactly("Hang", "Latn");
  }

  @Test
  void doesNotChangeWhenTheSameListingComesAgain() {
    Entity entity = entity(korea);

    assertThat(entity.list(korea.listing(), NOW)).isSameAs(entity);
  }

  @Test
  void replacesAListingByItsNewerVersionAndIgnoresAnOlderOne() {
    Published newer = Published.vessel("KR", "MAIA 1").imo("9358010").after(korea);
    Entity entity = entity(korea).list(newer.listing(), NOW);

    assertThat(entity.version()).isEqualTo(2);
    assertThat(entity.caption()).isEqualTo("MAIA 1");
    assertThat(entity.list(korea.listing(), NOW)).isSameAs(entity);
  }

  @Test
  void owesOneEventForEachVersionWithAnIdThatNeverChanges() {
    Entity entity = entity(korea, america);

    assertThat(entity.events()).extracting(OwedEvent::id).doesNotHaveDuplicates().hasSize(2);
    assertThat(entity(korea, america).events()).isEqualTo(entity.events());
  }

  @Test
  void forgetsPublishedEventsWithTheNextChange() {
    Entity published = settled(entity(korea));

    Entity next = published.list(america.listing(), NOW);

    assertThat(next.events()).hasSize(1);
    assertThat(next.events().get(0).data()).contains("\"version\":2");
  }

  @Test
  void assignsEachListingOnceMoreWhenItIsTakenOver() {
    Entity survivor = entity(korea);
    Entity ending = entity(america);

    Entity merged = survivor.absorb(ending, NOW);

    assertThat(merged.listings())
        .extracting(Listing::authority, Listing::assignment)
        .containsExactly(tuple("KR", 1), tuple("US", 2));
    assertThat(merged.cluster()).containsExactlyInAnyOrder(survivor.id(), ending.id());
  }

  @Test
  void doesNotAssignAgainWhenTheTakeOverIsRepeated() {
    Entity survivor = entity(korea);
    Entity ending = entity(america);

    Entity once = survivor.absorb(ending, NOW);
    Entity twice = once.absorb(ending, NOW);

    assertThat(twice.listings()).isEqualTo(once.listings());
    assertThat(twice.judgements()).isEqualTo(once.judgements());
    assertThat(twice.version()).as("rises, against merges in a circle").isEqualTo(3);
  }

  @Test
  void takesOverTheNewerVersionThatCameBetweenTwoTries() {
    Entity survivor = entity(korea);
    Entity ending = entity(america);
    Entity once = survivor.absorb(ending, NOW);
    Entity changed =
        ending.list(
            Published.vessel("US", "MAIA ONE").imo("9358010").after(america).listing(), NOW);

    Entity twice = once.absorb(changed, NOW);

    assertThat(twice.listings().get(1).version()).isEqualTo(2);
    assertThat(twice.listings().get(1).assignment()).isEqualTo(2);
  }

  @Test
  void endsWithoutListingsAndTellsWhere() {
    Entity survivor = entity(korea);
    Entity ending = settled(entity(america));

    Entity ended = ending.endIn(survivor, Cause.of(judgement(survivor, ending)), NOW);

    assertThat(ended.listings()).isEmpty();
    assertThat(ended.mergedInto()).isEqualTo(survivor.id());
    assertThat(ended.events())
        .extracting(OwedEvent::type)
        .containsExactly("org.lockstep.entity.merged.v1");
    assertThat(ended.events().get(0).data())
        .contains("\"caption\":\"MAIA-1\"", korea.designationId(), america.designationId());
  }

  private static Entity entity(Published first, Published... others) {
    Entity entity =
        Entity.first(Entity.idBeginningWith(first.designationId()), first.listing(), NOW);
    for (Published other : others) {
      entity = entity.list(other.listing(), NOW);
    }
    return entity;
  }

  private static Entity settled(Entity entity) {
    return new Entity(
        entity.id(),
        entity.version(),
        entity.subjectType(),
        entity.listings(),
        entity.judgements(),
        entity.absorbed(),
        entity.mergedInto(),
        entity.events(),
        false,
        entity.changedAt());
  }

  private static Judgement judgement(Entity one, Entity other) {
    return new Judgement(
        "7d0d3f2c-50f6-4b40-8b23-8a2b6f1a9e77",
        Decision.SAME,
        List.of(one.id(), other.id()),
        "Same IMO number",
        "jp-curator",
        NOW,
        "JP");
  }
}
