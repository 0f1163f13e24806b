package org.lockstep.alert;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Events;

/**
 * Alerts of what an owner may not see do not change a byte of what the owner is answered. Every
 * read that the service offers, found in its OpenAPI document, is in the series, so that a new one
 * is held to it too.
 */
@QuarkusTest
@WithStores
class NonInterferenceTest {
  private static final String TOPIC = "lockstep.designations";
  private static final String REQUEST = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  private static final String CLEAR = "{\"tlp\":\"CLEAR\",\"releasableTo\":[]}";

  /** None of the owners here sees one of these. */
  private static final List<String> HIDDEN =
      List.of(
          "{\"tlp\":\"RED\",\"releasableTo\":[\"KR\"]}",
          "{\"tlp\":\"AMBER+STRICT\",\"releasableTo\":[\"JP\",\"AU\",\"US\"]}",
          "{\"tlp\":\"AMBER\",\"releasableTo\":[\"GB\"]}",
          "{\"tlp\":\"CLEAR\",\"releasableTo\":[\"GB\"]}");

  @Inject TestClock clock;

  private final Partner plain = new Partner().reads("TLP:CLEAR");
  private final List<Partner> owners =
      List.of(
          plain,
          new Partner().of("JP").reads("TLP:GREEN"),
          new Partner().of("AU").reads("TLP:AMBER"));
  private final Map<Partner, String> endpoints = new LinkedHashMap<>();
  private final Map<Partner, String> subscriptions = new LinkedHashMap<>();
  private final String unknown = UUID.randomUUID().toString();
  private Receiver receiver;

  @BeforeEach
  void begin() {
    clock.reset();
    receiver = Receiver.at(ReceiverPorts.port(0));
    for (Partner owner : owners) {
      String endpoint = owner.newEndpoint(receiver.url(), "v1a").getString("id");
      endpoints.put(owner, endpoint);
      subscriptions.put(
          owner, owner.subscribe(endpoint, Map.of("programmes", List.of(plain.programme()))));
    }
  }

  @AfterEach
  void end() {
    clock.reset();
    owners.forEach(Partner::leave);
    receiver.close();
  }

  @Test
  void whatIsHiddenChangesNoByteOfWhatOwnersAreAnswered() {
    String shared = UUID.randomUUID().toString();
    awaitSeen(released(shared, CLEAR));
    awaitSeen(released(UUID.randomUUID().toString(), CLEAR));
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2 * owners.size()));
    // Delivered, so that nothing of what is shown moves any more.
    await().untilAsserted(() -> assertThat(states("DELIVERED")).hasSize(2 * owners.size()));
    Map<String, String> without = series();

    List<String> hidden = hide();
    Map<String, String> with = series();

    assertThat(without).hasSizeGreaterThan(150);
    assertThat(without.values()).noneMatch(told -> told.startsWith("500"));
    assertThat(with.keySet()).containsExactlyElementsOf(without.keySet());
    with.forEach((asked, told) -> assertThat(told).as(asked).isEqualTo(without.get(asked)));
    for (String id : hidden) {
      assertThat(with.values()).noneMatch(told -> told.contains(id));
    }
    // What was told and then hidden is there, and withheld.
    assertThat(states("WITHHELD")).hasSize(owners.size());
    assertThat(receiver.hits()).hasSize(2 * owners.size());
  }

  /** Hidden from the beginning, of all kinds; and one that was told while it was for everybody. */
  private List<String> hide() {
    List<String> hidden = new ArrayList<>();
    String last = "";
    for (String marking : HIDDEN) {
      String id = UUID.randomUUID().toString();
      hidden.add(id);
      released(id, marking);
      last =
          Events.send(
              TOPIC,
              id,
              "org.lockstep.designation.published.v1",
              """
              {"designationId":"%s","version":1,"authority":"KR","programmes":["%s"],
               "measures":[{"kind":"PORT_ENTRY_BAN"}],"marking":%s,
               "listingRecord":{"subjectType":"VESSEL","countries":["RU"],"nationalities":[]}}"""
                  .formatted(UUID.randomUUID(), plain.programme(), marking));
    }
    awaitSeen(last);
    String narrowed = UUID.randomUUID().toString();
    hidden.add(narrowed);
    endpoints
        .values()
        .forEach(id -> Sql.run("update endpoint set stopped_at = now() where id = '" + id + "'"));
    awaitSeen(released(narrowed, CLEAR));
    awaitSeen(
        Events.send(
            TOPIC,
            narrowed,
            "org.lockstep.package.marked.v1",
            "{\"packageId\":\"%s\",\"authority\":\"KR\",\"marking\":%s,\"previousMarking\":%s,\"markedAt\":\"%s\"}"
                .formatted(
                    narrowed, HIDDEN.get(0), CLEAR, clock.instant().plus(Duration.ofDays(1)))));
    endpoints
        .values()
        .forEach(id -> Sql.run("update endpoint set stopped_at = null where id = '" + id + "'"));
    await().untilAsserted(() -> assertThat(states("WITHHELD")).hasSize(owners.size()));
    return hidden;
  }

  private Map<String, String> series() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    Map<String, String> answers = new LinkedHashMap<>();
    for (Partner owner : owners) {
      paths.forEach(
          (path, methods) -> {
            Map<String, Object> read = methods.get("get");
            if (read == null) {
              return;
            }
            for (String id : path.contains("{") ? ids(owner, path) : List.of("")) {
              String named = path.replaceAll("\\{[^}]*\\}", id);
              follow(answers, owner, named + "?limit=1");
              ask(answers, owner, named);
              parameters(read)
                  .forEach(
                      name ->
                          values(owner)
                              .forEach(v -> ask(answers, owner, named + "?" + name + "=" + v)));
            }
          });
    }
    return answers;
  }

  /** Of what such a path leads to, and of nothing. */
  private List<String> ids(Partner owner, String path) {
    String endpoint = requireNonNull(endpoints.get(owner));
    List<String> ids = new ArrayList<>(List.of(unknown));
    if (path.contains("/deliveries/{")) {
      owner.deliveries(endpoint).forEach(row -> ids.add(String.valueOf(row.get("id"))));
    } else {
      ids.add(
          path.contains("/subscriptions/") ? requireNonNull(subscriptions.get(owner)) : endpoint);
    }
    return ids;
  }

  private List<String> values(Partner owner) {
    return List.of(
        "1", "PENDING", "DELIVERED", "WITHHELD", "package.released", endpoints.get(owner), "bm8");
  }

  private static void follow(Map<String, String> answers, Partner owner, String path) {
    String next = path;
    for (int i = 0; i < 10 && next != null; i++) {
      Response answer = ask(answers, owner, next);
      String after =
          answer.statusCode() == 200 && answer.asString().contains("\"next\"")
              ? answer.path("next")
              : null;
      next = after == null ? null : path + "&after=" + after;
    }
  }

  private static Response ask(Map<String, String> answers, Partner owner, String path) {
    Response answer =
        owner.token().asking().urlEncodingEnabled(false).header("X-Request-Id", REQUEST).get(path);
    String told =
        answer.statusCode()
            + "\n"
            + answer.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("Date"))
                .map(Header::toString)
                .collect(Collectors.joining("\n"))
            + "\n\n"
            + answer.asString();
    answers.put(owner.client() + " " + path, told);
    return answer;
  }

  @SuppressWarnings("unchecked")
  private static List<String> parameters(Map<String, Object> operation) {
    Object parameters = operation.get("parameters");
    return parameters == null
        ? List.of()
        : ((List<Map<String, Object>>) parameters)
            .stream()
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> (String) parameter.get("name"))
                .toList();
  }

  private String released(String packageId, String marking) {
    return Events.send(
        TOPIC, packageId, Partner.PACKAGE_RELEASED, plain.packageJson(packageId, marking));
  }

  private static void awaitSeen(String event) {
    await()
        .untilAsserted(
            () ->
                assertThat(Sql.list("select 1 from seen_event where event_id = '" + event + "'"))
                    .hasSize(1));
  }

  private List<String> states(String state) {
    return Sql.list(
        "select d.id from delivery d where d.state = '%s' and d.endpoint_id in ('%s')"
            .formatted(state, String.join("','", endpoints.values())));
  }
}
