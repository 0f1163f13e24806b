package org.lockstep.entity.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Listing;
import org.lockstep.testkit.Contracts;

/** The contract is a file of designation-service, read where it is. */
class DesignationContractTest {
  private static final Path PUBLISHED =
      Contracts.event("designation-service", "designation-published");

  @Test
  void readsTheExample() {
    Listing listing =
        DesignationEvent.read(Contracts.example(PUBLISHED).getBytes(StandardCharsets.UTF_8))
            .toListing();

    assertThat(listing.authority()).isEqualTo("KR");
    assertThat(listing.listingDate()).isEqualTo("2024-05-24");
    assertThat(listing.listingRecord().names().get(1).name()).isEqualTo("Neptun");
    assertThat(listing.identity().get(0).value()).isEqualTo("9358010");
    assertThat(listing.listingRecord().activities().get(0).places()).contains("Rajin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "designation-published",
        "designation-amended",
        "designation-lifted",
        "designation-marked"
      })
  void needsOnlyWhatTheContractsRequire(String contract) {
    assertThat(fields(false))
        .contains("listingRecord.names[].name")
        .isSubsetOf(
            Contracts.requiredFields(
                Contracts.schema(Contracts.event("designation-service", contract))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"designation-amended", "designation-lifted", "designation-marked"})
  void readsTheExamplesOfChanges(String contract) {
    Path event = Contracts.event("designation-service", contract);

    Listing listing =
        DesignationEvent.read(Contracts.example(event).getBytes(StandardCharsets.UTF_8))
            .toListing();

    assertThat(listing.version()).isEqualTo(2);
    assertThat(listing.status()).isIn("IN_FORCE", "DELISTED");
  }

  @Test
  void readsNothingThatTheContractDoesNotKnow() throws Exception {
    // The contract of changes has all that the one of the first version has, and the status.
    JsonNode schema =
        new ObjectMapper()
            .readTree(
                Contracts.schema(Contracts.event("designation-service", "designation-amended"))
                    .toFile());

    for (String field : fields(true)) {
      JsonNode node = schema;
      for (String step : List.of(field.split("\\.", -1))) {
        node = node.path("properties").path(step.replace("[]", ""));
        node = step.endsWith("[]") ? node.path("items") : node;
      }
      assertThat(node.isMissingNode()).as(field).isFalse();
    }
  }

  @Test
  void theDesignationsOfTheTestsMeetTheContract() {
    Contracts.assertMeets(
        Contracts.schema(PUBLISHED),
        Published.vessel("KR", "MARIA").imo("8517839").on("2024-05-24").as("2").json());
  }

  /** The paths of the fields that the intake reads; those that may be absent only if asked for. */
  private static Set<String> fields(boolean optionalToo) {
    Set<String> paths = new TreeSet<>();
    collect(DesignationEvent.class, "", optionalToo, paths);
    return paths;
  }

  private static void collect(
      Class<?> type, String prefix, boolean optionalToo, Set<String> paths) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (!optionalToo && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        continue;
      }
      String path = prefix + component.getName();
      paths.add(path);
      if (component.getGenericType() instanceof ParameterizedType list) {
        Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
        if (item.isRecord()) {
          collect(item, path + "[].", optionalToo, paths);
        }
      } else if (component.getType().isRecord()) {
        collect(component.getType(), path + ".", optionalToo, paths);
      }
    }
  }
}
