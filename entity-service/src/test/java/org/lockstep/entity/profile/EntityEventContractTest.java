package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.testkit.Contracts;

class EntityEventContractTest {
  private static final Path CHANGED = Contracts.event("entity-service", "entity-changed");
  private static final Path MERGED = Contracts.event("entity-service", "entity-merged");
  private static final Path SPLIT = Contracts.event("entity-service", "entity-split");
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:01.234Z");
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final Entity survivor =
      entity(Published.vessel("KR", "MAIA-1").imo("9358010").on("2024-05-24"))
          .list(Published.vessel("US", "MAIA-1").imo("9358010").as("37098").listing(), NOW);
  private final Entity ending = entity(Published.vessel("EU", "МАЯ").alias("Neptun"));
  private final Judgement judgement =
      new Judgement(
          "7d0d3f2c-50f6-4b40-8b23-8a2b6f1a9e77",
          Judgement.Decision.SAME,
          List.of(survivor.id(), ending.id()),
          "Same ship",
          "jp-curator",
          NOW,
          "JP");

  @Test
  void whatAnEntityOwesAfterAListingMeetsTheContract() {
    Contracts.assertMeets(Contracts.schema(CHANGED), last(survivor));
    Contracts.assertMeets(Contracts.schema(CHANGED), last(ending));
  }

  @Test
  void whatAnEntityOwesAfterAMergeMeetsTheContract() {
    Contracts.assertMeets(Contracts.schema(CHANGED), last(survivor.absorb(ending, NOW)));
    Contracts.assertMeets(
        Contracts.schema(MERGED), last(ending.endIn(survivor, Cause.of(judgement), NOW)));
  }

  @Test
  void whatAnEntityOwesAfterASplitMeetsTheContracts() {
    Entity merged = survivor.absorb(ending, NOW);
    String left = ending.listings().get(0).designationId();

    Entity parted =
        merged.release(Set.of(left), ending.id(), Set.of(ending.id()), Cause.of(judgement), NOW);

    OwedEvent split = parted.events().get(parted.events().size() - 2);
    assertThat(split.type()).isEqualTo("org.lockstep.entity.split.v1");
    Contracts.assertMeets(Contracts.schema(SPLIT), split.data());
    Contracts.assertMeets(Contracts.schema(CHANGED), last(parted));
    assertThat(parted.events()).extracting(OwedEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void serialisingTheExamplesGivesTheExamples() throws Exception {
    String changed = Contracts.example(CHANGED);
    String merged = Contracts.example(MERGED);
    String split = Contracts.example(SPLIT);

    String changedAgain = OwedEvent.of(JSON.readValue(changed, EntityChanged.class)).data();
    String mergedAgain = OwedEvent.of(JSON.readValue(merged, EntityMerged.class)).data();
    String splitAgain = OwedEvent.of(JSON.readValue(split, EntitySplit.class)).data();

    assertThat(JSON.readTree(changedAgain)).isEqualTo(JSON.readTree(changed));
    assertThat(JSON.readTree(mergedAgain)).isEqualTo(JSON.readTree(merged));
    assertThat(JSON.readTree(splitAgain)).isEqualTo(JSON.readTree(split));
  }

  private static Entity entity(Published designation) {
    return Entity.first(
        Entity.idBeginningWith(designation.designationId()), designation.listing(), NOW);
  }

  private static String last(Entity entity) {
    return entity.events().get(entity.events().size() - 1).data();
  }
}
