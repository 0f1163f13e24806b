package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.events.EventSize;
import org.lockstep.testkit.Contracts;

/** However much authorities say of one subject, no listing is lost. */
class LargeEntityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:01Z");
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private final List<String> designations = new ArrayList<>();

  @Test
  void anEventHasAllListingsOfLargeRecordsAndLeavesTheirDetailsOut() throws IOException {
    Entity entity = Entity.first("6f0e4c1e-9a53-4f7f-8d6c-1a015b0d8a52", record(700, 900), NOW);
    assertThat(told(entity).path("leftOut").isMissingNode()).isTrue();

    for (int i = 0; i < 3; i++) {
      entity = entity.list(record(700, 900), NOW);
    }

    JsonNode told = told(entity);
    assertThat(told.path("leftOut").toString())
        .isEqualTo("[\"names\",\"identifiers\",\"countries\"]");
    assertThat(told.path("caption").asText()).contains("AAA");
    assertThat(told.path("listings").findValuesAsText("designationId"))
        .containsExactlyInAnyOrderElementsOf(designations);
    assertThat(told.path("listings").get(0).path("measures")).hasSize(1);
  }

  @Test
  void anEventHasAllOfThousandsOfListings() throws IOException {
    Entity entity = Entity.first("6f0e4c1e-9a53-4f7f-8d6c-1a015b0d8a52", record(1, 5), NOW);
    List<Listing> many = new ArrayList<>(entity.listings());
    for (int i = 0; i < 7_500; i++) {
      many.add(record(1, 5));
    }

    Entity full = with(entity, many).list(record(1, 5), NOW);

    JsonNode told = told(full);
    assertThat(told.path("leftOut").toString()).contains("listings.measures");
    assertThat(told.path("listings").findValuesAsText("designationId"))
        .containsExactlyInAnyOrderElementsOf(designations);
  }

  @Test
  void aDocumentKeepsWhoItIsOfManyLargeRecords() throws IOException {
    Entity entity = Entity.first("6f0e4c1e-9a53-4f7f-8d6c-1a015b0d8a52", record(900, 900), NOW);

    for (int i = 0; i < 20; i++) {
      entity = entity.list(record(900, 900), NOW);
    }

    assertThat(JSON.writeValueAsBytes(entity.listings())).hasSizeLessThan(6_000_000);
    assertThat(entity.listings())
        .extracting(Listing::designationId)
        .containsExactlyInAnyOrderElementsOf(designations);
    assertThat(entity.listings())
        .allSatisfy(listing -> assertThat(listing.listingRecord().names()).isNotEmpty());
  }

  @Test
  void whoItIsAndWhatIsForbiddenStaysOfAbridgedRecordsAndTheEventSaysThatMoreIsLeftOut()
      throws IOException {
    Published wordy = Published.vessel("JP", "マイア").remarks("x".repeat(900_000));
    for (int i = 0; i < 30; i++) {
      wordy.alias("ALIAS " + i).with("mmsi", "27310000" + i).measure("MEASURE_" + i);
    }
    wordy.primary("MAIA ONE").imo("9358010");
    Entity entity = Entity.first("6f0e4c1e-9a53-4f7f-8d6c-1a015b0d8a52", wordy.listing(), NOW);

    for (int i = 0; i < 6; i++) {
      entity =
          entity.list(Published.vessel("KR", "MAIA-1").remarks("x".repeat(900_000)).listing(), NOW);
    }

    JsonNode told = told(entity);
    assertThat(told.path("names").findValuesAsText("name"))
        .contains("ALIAS 0")
        .doesNotContain("ALIAS 29");
    assertThat(told.path("caption").asText()).isEqualTo("MAIA ONE");
    assertThat(told.path("identifiers").findValuesAsText("value")).contains("9358010");
    assertThat(told.path("listings").get(0).path("measures")).hasSize(31);
    assertThat(told.path("leftOut").toString())
        .isEqualTo("[\"names\",\"identifiers\",\"countries\"]");
  }

  @Test
  void aDocumentOwesAtMostThreeMegabytesInWhateverScript() {
    Published version = Published.vessel("KR", "가".repeat(220_000));
    Entity entity = Entity.first("6f0e4c1e-9a53-4f7f-8d6c-1a015b0d8a52", version.listing(), NOW);

    for (int i = 0; i < 12; i++) {
      version = Published.vessel("KR", "가".repeat(220_000)).after(version);
      entity = entity.list(version.listing(), NOW);
      assertThat(entity.events().stream().mapToInt(event -> event.bytes().length).sum())
          .isLessThanOrEqualTo(2_000_000 + EventSize.MOST_DATA);
    }
  }

  private static JsonNode told(Entity entity) throws IOException {
    OwedEvent last = entity.events().get(entity.events().size() - 1);
    assertThat(last.bytes()).hasSizeLessThanOrEqualTo(EventSize.MOST_DATA);
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("entity-service", "entity-changed")), last.data());
    return JSON.readTree(last.data());
  }

  private Listing record(int names, int length) {
    String own = designations.size() + "-";
    Published one = Published.vessel("KR", own + "A".repeat(length));
    for (int i = 1; i < names; i++) {
      one.alias(own + "A".repeat(length) + i);
    }
    designations.add(one.designationId());
    return one.listing();
  }

  private static Entity with(Entity entity, List<Listing> listings) {
    return new Entity(
        entity.id(),
        entity.version(),
        entity.subjectType(),
        listings,
        List.of(),
        List.of(),
        null,
        entity.events(),
        false,
        NOW);
  }
}
