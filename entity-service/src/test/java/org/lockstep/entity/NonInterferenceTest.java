package org.lockstep.entity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.testkit.Tokens;

/**
 * What a reader may not see does not change a byte of what the reader is answered, nor of what is
 * published of entities. Every read that the service offers, found in its OpenAPI document, is in
 * the series, so that a new one is held to it too.
 */
@QuarkusTest
class NonInterferenceTest {
  private static final String REQUEST = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  @Inject MarkedListings marked;

  /** When it was, and what was signed of that. */
  private static final Pattern SIGNED_NOW =
      Pattern.compile("\"(screenedAt|signature)\":\"[^\"]+\"");

  private final String ship = Published.shipNumber(730_001);
  private final String other = Published.shipNumber(730_002);
  private final String unlisted = Published.shipNumber(730_003);
  private final Published one = Published.vessel("KR", "QUIET HERON").imo(ship);
  private final Published second =
      Published.vessel("US", "QUIET STORK").imo(other).with("callSign", "QH1");
  private final List<String> ids = new ArrayList<>();
  private final List<String> designations = new ArrayList<>();

  private static final List<Tokens> READERS =
      List.of(
          token("quiet-anybody").clearance("TLP:CLEAR"),
          token("quiet-jp").authority("JP").clearance("TLP:GREEN"),
          token("quiet-au").authority("AU").clearance("TLP:AMBER"),
          // Whose authority has some of what is hidden, and may ask who reads its designations.
          Tokens.of("quiet-kr")
              .authority("KR")
              .clearance("TLP:AMBER")
              .roles("register-reader", "curator", "approver", "screener"));

  private static Tokens token(String name) {
    return Tokens.of(name).roles("register-reader", "curator", "screener");
  }

  @Test
  void whatIsHiddenChangesNoByteOfWhatReadersAreAnswered() {
    for (Published open : List.of(one.send(), second.send())) {
      String id = Entity.idBeginningWith(open.designationId());
      Api.awaitListed(id, open);
      ids.add(id);
      designations.add(open.designationId());
    }
    List<Published> hidden =
        List.of(
            // On an entity, with the number of another one, alone, and with a name of others.
            Published.vessel("KR", "HUSHED HERON").imo(ship).marked("RED", "KR"),
            Published.vessel("GB", "HUSHED PAIR").imo(ship).marked("AMBER", "GB"),
            Published.vessel("KR", "HUSHED SHIP").imo(unlisted).marked("AMBER+STRICT", "JP", "AU"),
            Published.vessel("US", "QUIET HERON").with("callSign", "QH1").marked("CLEAR", "GB"),
            Published.person("KR", "QUIET STORK").marked("RED", "KR"));
    for (Published published : hidden) {
      ids.add(Entity.idBeginningWith(published.designationId()));
      designations.add(published.designationId());
    }
    Map<String, String> without = series();
    List<String> told = events();

    hidden.forEach(Published::send);
    for (Published published : hidden) {
      await().atMost(Api.PATIENCE).until(() -> marked.findById(published.designationId()) != null);
    }
    // And a new version of one of them.
    Published next =
        Published.vessel("KR", "QUIETER HERON")
            .imo(other)
            .after(hidden.get(0))
            .marked("RED", "KR")
            .send();
    await()
        .atMost(Api.PATIENCE)
        .until(
            () ->
                marked
                    .findByIdOptional(next.designationId())
                    .filter(kept -> kept.version() == 2)
                    .isPresent());
    // They are there for who may see them, whose reads are kept.
    assertThat(
            Api.reader("KR", "TLP:RED")
                .get("/api/v1/entities?name=hushed")
                .jsonPath()
                .getList("items"))
        .isNotEmpty();
    Map<String, String> with = series();

    assertThat(without).hasSizeGreaterThan(100);
    assertThat(without.values()).noneMatch(answer -> answer.startsWith("500"));
    assertThat(with.keySet()).containsExactlyElementsOf(without.keySet());
    with.forEach((asked, answer) -> assertThat(answer).as(asked).isEqualTo(without.get(asked)));
    assertThat(events()).isEqualTo(told);
  }

  private List<String> events() {
    return ids.stream().flatMap(id -> Api.events(id).stream()).map(event -> event.value()).toList();
  }

  private Map<String, String> series() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    Map<String, String> answers = new LinkedHashMap<>();
    for (Tokens reader : READERS) {
      screenings().forEach(body -> screen(answers, reader, body));
      paths.forEach(
          (path, methods) -> {
            Map<String, Object> read = methods.get("get");
            if (read == null) {
              return;
            }
            for (String id : path.contains("{") ? ids : List.of("")) {
              String named = path.replaceAll("\\{[^}]*\\}", id);
              ask(answers, reader, named);
              ask(answers, reader, named + "?knownAt=2026-11-23T10:00:00Z");
              ask(answers, reader, named + "?validAt=2024-05-24");
              if (!path.contains("{")) {
                parameters(read)
                    .forEach(
                        name ->
                            values()
                                .forEach(
                                    v -> follow(answers, reader, named + "?" + name + "=" + v)));
              }
            }
          });
    }
    return answers;
  }

  /** Of every name and number there is, on two days, and against some lists alone. */
  private List<String> screenings() {
    String queries =
        """
        "queries":[
          {"id":"1","names":["QUIET HERON"]}, {"id":"2","names":["HUSHED HERON"]},
          {"id":"3","names":["HUSHED PAIR"]}, {"id":"4","names":["HUSHED SHIP","QUIET STORK"]},
          {"id":"5","names":["QUIETER HERON"],"countries":["RU"]},
          {"id":"6","identifiers":[{"scheme":"imoNumber","value":"%s"}]},
          {"id":"7","identifiers":[{"scheme":"imoNumber","value":"%s"}]},
          {"id":"8","identifiers":[{"scheme":"imoNumber","value":"%s"}]},
          {"id":"9","names":["QUIET HERON"],"identifiers":[{"scheme":"callSign","value":"QH1"}]}]"""
            .formatted(ship, other, unlisted);
    List<String> bodies = new ArrayList<>();
    for (String how :
        List.of(
            "",
            "\"threshold\":0.5,",
            "\"validAt\":\"2024-05-24\",",
            "\"datasets\":{\"authorities\":[\"KR\"]},",
            "\"datasets\":{\"authorities\":[\"AU\"],\"programmes\":[\"GB-DPRK\"]},")) {
      bodies.add("{" + how + queries + "}");
    }
    return bodies;
  }

  private static void screen(Map<String, String> answers, Tokens reader, String body) {
    Response answer =
        given()
            .auth()
            .oauth2(reader.held())
            .header("X-Request-Id", REQUEST)
            .contentType("application/json")
            .body(body)
            .post("/api/v1/screenings");
    answers.put(
        READERS.indexOf(reader) + " screening " + body,
        answer.statusCode() + "\n" + SIGNED_NOW.matcher(answer.asString()).replaceAll("now"));
  }

  private List<String> values() {
    List<String> values = new ArrayList<>(designations);
    values.addAll(
        List.of(
            "1",
            "QUIET",
            "hush",
            "QUIET%20HERON",
            "imoNumber:" + ship,
            "imoNumber:" + other,
            "imoNumber:" + unlisted,
            "callSign:QH1"));
    return values;
  }

  private static void follow(Map<String, String> answers, Tokens reader, String path) {
    String next = path + (path.contains("limit=") ? "" : "&limit=1");
    ask(answers, reader, path);
    for (int i = 0; i < 10 && next != null; i++) {
      Response answer = ask(answers, reader, next);
      String after =
          answer.statusCode() == 200 && answer.asString().contains("\"next\"")
              ? answer.path("next")
              : null;
      next = after == null ? null : path + "&limit=1&after=" + after;
    }
  }

  private static Response ask(Map<String, String> answers, Tokens reader, String path) {
    Response answer =
        given()
            .auth()
            .oauth2(reader.held())
            .urlEncodingEnabled(false)
            .redirects()
            .follow(false)
            .header("X-Request-Id", REQUEST)
            .get(path);
    String told =
        answer.statusCode()
            + "\n"
            + answer.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("Date"))
                .map(Header::toString)
                .collect(Collectors.joining("\n"))
            + "\n\n"
            + answer.asString();
    answers.put(READERS.indexOf(reader) + " " + path, told);
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
}
