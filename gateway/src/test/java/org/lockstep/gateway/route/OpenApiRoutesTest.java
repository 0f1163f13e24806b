package org.lockstep.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.access.LockstepRoles;
import org.lockstep.gateway.document.ApiFile;

/** What the gateway lets through is what the API's document says, no less and no more. */
class OpenApiRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private interface Check {
    void of(String path, HttpMethod method, JsonNode operation);
  }

  private static void eachOperation(JsonNode document, Check check) {
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            check.of(
                                path.getKey(),
                                HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                                operation.getValue())));
  }

  private static JsonNode document() throws IOException {
    return JSON.readTree(ApiFile.JSON.text());
  }

  private static Optional<ApiRoute> route(String path) {
    return RouteTable.find(path.replaceAll("\\{[^}]*\\}", "some"));
  }

  @Test
  void everyOperationOfTheDocumentHasItsRoute() throws IOException {
    Set<String> wrong = new TreeSet<>();
    eachOperation(
        document(),
        (path, method, operation) -> {
          Optional<ApiRoute> route = route(path).filter(found -> found.template().equals(path));
          if (route.isEmpty() || !route.get().methods().contains(method)) {
            wrong.add(method + " " + path + " has no route");
          } else if (route.get().open() != operation.path("security").isEmpty()) {
            wrong.add(method + " " + path + " needs a token in one and not in the other");
          }
        });

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRouteIsInTheDocumentOrAPage() throws IOException {
    List<String> operations = new ArrayList<>();
    eachOperation(document(), (path, method, operation) -> operations.add(method + " " + path));

    assertThat(
            RouteTable.ROUTES.stream()
                .filter(route -> !route.template().startsWith("/docs"))
                .flatMap(
                    route ->
                        route.methods().stream().map(method -> method + " " + route.template())))
        .containsExactlyInAnyOrderElementsOf(operations);
  }

  @Test
  void everyOperationThatAServicePromisesIsReached() throws IOException {
    for (Map.Entry<String, String> service :
        Map.of(
                "DESIGNATION", "designation-service",
                "ENTITY", "entity-service",
                "ALERT", "alert-service")
            .entrySet()) {
      JsonNode promised =
          JSON.readTree(
              Path.of("..", service.getValue(), "src/main/contracts/openapi/v1.json").toFile());
      eachOperation(
          promised,
          (path, method, operation) -> {
            ApiRoute route = route(path).orElseThrow();
            assertThat(route.service().orElseThrow().name()).as(path).isEqualTo(service.getKey());
            assertThat(route.allows(method)).as(method + " " + path).isTrue();
            assertThat(route.open()).as(path).isEqualTo(operation.path("security").isEmpty());
            assertThat(route.traffic() == Traffic.UPLOAD)
                .as(path + " takes a file")
                .isEqualTo(operation.at("/requestBody/content").has("application/octet-stream"));
            assertThat(route.traffic() == Traffic.EVENTS)
                .as(path + " answers with events")
                .isEqualTo(operation.at("/responses/200/content").has("text/event-stream"));
          });
    }
  }

  @Test
  void everyOperationThatTheGatewayPromisesIsAnsweredByItsResource() throws IOException {
    JsonNode promised = JSON.readTree(Path.of("src/main/contracts/openapi/v1.json").toFile());
    eachOperation(
        promised,
        (path, method, operation) -> {
          ApiRoute route = route(path).orElseThrow();
          assertThat(route.service()).as(path).isEmpty();
          assertThat(route.resource()).as(path).isTrue();
          assertThat(route.allows(method)).as(method + " " + path).isTrue();
          assertThat(route.open()).as(path).isFalse();
        });
  }

  @Test
  void rolesAreThoseThatAPartnerCanHave() throws IOException {
    eachOperation(
        document(),
        (path, method, operation) ->
            operation
                .path("security")
                .forEach(
                    way ->
                        way.path("accessToken")
                            .forEach(
                                role ->
                                    assertThat(LockstepRoles.ALL)
                                        .as(method + " " + path)
                                        .contains(role.textValue()))));
  }

  @Test
  void noTwoRoutesAreOfOnePath() {
    assertThat(RouteTable.ROUTES)
        .extracting(route -> route.template().replaceAll("\\{[^}]*\\}", "{}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatCouldTellOfOthersDraftsIsNeverCompressed() {
    assertThat(RouteTable.ROUTES)
        .filteredOn(route -> route.service().isPresent() && !route.coded())
        .extracting(ApiRoute::template)
        .containsExactlyInAnyOrder(
            "/api/v1/packages", "/api/v1/joint-actions", "/api/v1/joint-actions/{id}");
  }
}
