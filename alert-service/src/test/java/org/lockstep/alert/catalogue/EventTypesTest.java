package org.lockstep.alert.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Tokens;

@QuarkusTest
@WithStores
class EventTypesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void showsWhatIsToldAboveGreenAndItsExampleMeetsItsSchema() throws IOException {
    var folder = Contracts.event("alert-service", "above-green");
    Contracts.assertMeets(Contracts.schema(folder), Contracts.example(folder));
    JsonNode thin = published().path("aboveGreen");

    assertThat(thin.path("dataschema").asText()).isEqualTo("urn:lockstep:event:above-green:v1");
    assertThat(thin.path("schema"))
        .isEqualTo(JSON.readTree(Files.readString(Contracts.schema(folder))));
    assertThat(thin.path("example")).isEqualTo(JSON.readTree(Contracts.example(folder)));
  }

  private static JsonNode published() throws IOException {
    for (JsonNode item : items()) {
      if (item.path("name").asText().equals("designation.published")) {
        return item;
      }
    }
    throw new AssertionError("not in the catalogue");
  }

  private static JsonNode items() throws IOException {
    return JSON.readTree(
            given()
                .auth()
                .oauth2(Tokens.of("kr-drafter").roles("register-reader").bearer())
                .get("/api/v1/event-types")
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .path("items");
  }

  @Test
  void showsTheProducersOwnContracts() throws IOException {
    JsonNode items = items();

    assertThat(items.findValuesAsText("name"))
        .contains(
            "package.released", "designation.published", "statement.published", "entity.merged");
    assertThat(items).hasSize(EventType.values().length + 1);
    for (JsonNode item : items) {
      String name = item.path("name").asText();
      String contract = name.replaceAll("[._]", "-");
      var folder =
          Contracts.event(
              name.startsWith("entity.")
                  ? "entity-service"
                  : name.startsWith("edition.") ? "alert-service" : "designation-service",
              contract);
      assertThat(item.path("type").asText()).isEqualTo("org.lockstep." + name + ".v1");
      assertThat(item.path("schema"))
          .isEqualTo(JSON.readTree(Files.readString(Contracts.schema(folder))));
      assertThat(item.path("example")).isEqualTo(JSON.readTree(Contracts.example(folder)));
      assertThat(item.has("groups")).isEqualTo(name.equals("edition.alerts"));
      boolean publicOnly =
          name.startsWith("entity.") || name.startsWith("alignment.") || item.has("groups");
      assertThat(item.has("aboveGreen")).isEqualTo(!publicOnly);
    }
  }
}
