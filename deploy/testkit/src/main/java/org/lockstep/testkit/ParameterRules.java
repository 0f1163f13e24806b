package org.lockstep.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every operation that a service describes, reads and writes, understands its query in full or
 * refuses it, and says at once all that is wrong with it.
 */
public abstract class ParameterRules {
  private static final String UNKNOWN = "nobodyKnowsThis";

  /** Nothing that a parameter with a form of its own can take. */
  private static final String NONSENSE = "!";

  /** Of somebody who may call all of them. */
  protected abstract String token();

  @Test
  void everyOperationRefusesAParameterThatItDoesNotKnow() {
    for (Operation operation : operations()) {
      assertThat(refused(operation, UNKNOWN + "=1")).as(operation.name()).contains(UNKNOWN);
    }
  }

  @Test
  void everyOperationRefusesAParameterThatIsGivenTwice() {
    for (Operation operation : operations()) {
      assertThat(refused(operation, UNKNOWN + "=1&" + UNKNOWN + "=2"))
          .as(operation.name())
          .contains(UNKNOWN);
      for (String parameter : operation.parameters()) {
        assertThat(refused(operation, parameter + "=1&" + parameter + "=1"))
            .as(operation.name())
            .contains(parameter);
      }
    }
  }

  @Test
  void everyOperationTellsAllThatIsWrongWithItsQueryAtOnce() {
    int most = 0;
    for (Operation operation : operations()) {
      List<String> wrong = new ArrayList<>(List.of(UNKNOWN));
      StringBuilder query = new StringBuilder(UNKNOWN + "=1");
      for (String parameter : operation.parameters()) {
        query.append('&').append(parameter).append('=').append(NONSENSE);
        Response alone = call(operation, parameter + "=" + NONSENSE);
        if (alone.statusCode() == 400 && fields(alone).contains(parameter)) {
          wrong.add(parameter);
        }
      }
      assertThat(refused(operation, query.toString()))
          .as(operation.name())
          .containsAll(wrong)
          .doesNotHaveDuplicates();
      most = Math.max(most, wrong.size());
    }
    assertThat(most).as("faults of one query").isGreaterThanOrEqualTo(3);
  }

  private record Operation(String method, String path, List<String> parameters) {
    String name() {
      return method + " " + path;
    }
  }

  private List<String> refused(Operation operation, String query) {
    Response answer = call(operation, query);
    assertThat(answer.statusCode())
        .as(operation.name() + "?" + query + " " + answer.asString())
        .isEqualTo(400);
    return fields(answer);
  }

  private static List<String> fields(Response answer) {
    return Json.of(answer).path("violations").findValuesAsText("field");
  }

  private Response call(Operation operation, String query) {
    var request =
        given()
            .auth()
            .oauth2(token())
            .urlEncodingEnabled(false)
            .header("Idempotency-Key", UUID.randomUUID().toString());
    if (!operation.method().equals("GET")) {
      request.contentType("application/json").body("{}");
    }
    return request.request(
        operation.method(),
        operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString()) + "?" + query);
  }

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    JsonNode paths;
    try {
      paths = new ObjectMapper().readTree(Described.document()).path("paths");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        List<String> parameters = new ArrayList<>();
        operation
            .getValue()
            .path("parameters")
            .forEach(
                parameter -> {
                  if (parameter.path("in").asText().equals("query")) {
                    parameters.add(parameter.path("name").asText());
                  }
                });
        operations.add(
            new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), parameters));
      }
    }
    assertThat(operations).isNotEmpty();
    return operations;
  }
}
