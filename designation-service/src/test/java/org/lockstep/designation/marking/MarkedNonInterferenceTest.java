package org.lockstep.designation.marking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Marked;
import org.lockstep.testkit.Json;
import org.lockstep.testkit.Stores;

/**
 * What is released, and marked so that a reader may not see it, does not change a byte of what that
 * reader is answered: bodies, headers, counts, cursors, tags, files. Every read that the service
 * offers, found in its OpenAPI document, is in the series. How many entries the journal has is
 * public, and so are the state of the register and what is signed over it; all else is compared as
 * it stands.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class MarkedNonInterferenceTest {
  private static final String REQUEST = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  private static final String TO_BRITAIN = "{\"tlp\":\"RED\",\"releasableTo\":[\"GB\"]}";
  private static final int MOST_PAGES = 40;

  /** A sealed cursor is bound to what was asked, and so to the ids in it. */
  private static final Pattern CURSOR = Pattern.compile("(\"next\":\"|after=)([A-Za-z0-9_-]{40,})");

  /** What tells how many entries the journal has, or is signed over that. */
  private static final Pattern OF_THE_JOURNAL =
      Pattern.compile(
          "/journal/(checkpoint|entries|proofs/.*)|/exports/(journal\\.jsonl|.*\\.jws)(\\?.*)?");

  /** The JSON file tells of its state, so that its digest does, too. */
  private static final Pattern DIGEST =
      Pattern.compile("(ETag=\"|\"sha256\":\"|\"bytes\":)([0-9a-f]+)");

  /** What a request names: hidden records, or others in their place. */
  private record Names(List<String> ids, List<String> references) {
    static Names unknown(int ids, int references) {
      return new Names(random("", ids), random("KR-MARKED-", references));
    }

    private static List<String> random(String prefix, int count) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        names.add(prefix + UUID.randomUUID());
      }
      return names;
    }

    /** A text as it would be had the request named the others. */
    String in(String text, Names others) {
      String same = text;
      for (int i = 0; i < ids.size(); i++) {
        same = same.replace(ids.get(i), others.ids.get(i));
      }
      for (int i = 0; i < references.size(); i++) {
        same = same.replace(references.get(i), others.references.get(i));
      }
      return same;
    }
  }

  private static final Pattern STATE = Pattern.compile("\"registerState\":\\{[^}]*}");

  /** How many entries the journal has, which is public. */
  private static String size() {
    return given()
        .auth()
        .oauth2(Marked.reader("KR", "TLP:CLEAR"))
        .get("/api/v1/journal/checkpoint")
        .asString()
        .split("\n", -1)[1];
  }

  private static String withoutState(String told, String size) {
    return STATE
        .matcher(told)
        .replaceAll("<state>")
        .replace("Lockstep-Register-State=" + size, "Lockstep-Register-State=<size>")
        .replace("knownAt=" + size, "knownAt=<size>")
        .replace("latest is " + size, "latest is <size>")
        .replace("which is " + size, "which is <size>")
        .replace("register-0-" + size, "register-0-<size>");
  }

  private static final class Series {
    private final String bearer;
    private final Names names;
    private final String size = size();
    private final Map<String, String> answers = new LinkedHashMap<>();

    Series(String bearer, Names names) {
      this.bearer = bearer;
      this.names = names;
    }

    Response ask(String path, String... headers) {
      RequestSpecification request =
          given()
              .auth()
              .oauth2(bearer)
              .urlEncodingEnabled(false)
              .header("X-Request-Id", REQUEST)
              .header("X-Purpose", "A check of cargo");
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      Response answer = request.get(path);
      String told =
          answer.statusCode()
              + "\n"
              + answer.headers().asList().stream()
                  .filter(header -> !header.getName().equalsIgnoreCase("Date"))
                  .map(header -> header.getName() + "=" + header.getValue())
                  .collect(Collectors.joining("\n"))
              + "\n\n"
              + answer.asString();
      String said = withoutState(told, size);
      if (said.contains("<size>")) {
        // That number may have one digit more than before.
        said = said.replaceFirst("content-length=.*", "content-length=<length>");
      }
      if (path.contains("register.json")) {
        said = DIGEST.matcher(said).replaceAll("$1<digest>").replaceAll("Content-Length=.*", "");
      }
      answers.put(path + " " + List.of(headers) + " #" + answers.size(), said);
      return answer;
    }

    void follow(String path) {
      String next = path;
      for (int i = 0; i < MOST_PAGES && next != null; i++) {
        String after = ask(next).path("next");
        next = after == null ? null : path + "&after=" + after;
      }
    }

    Map<String, String> all() {
      everyRead();
      String path = "/api/v1/";
      for (String list :
          List.of(
              "packages?limit=20",
              "designations?limit=20",
              "statements?limit=20",
              "joint-actions?limit=20",
              "timeline?limit=50",
              "alignment?programme=KR-DPRK&limit=20")) {
        follow(path + list);
      }
      for (String file : List.of("register.json", "register.csv", "register.ftm.jsonl")) {
        ask(path + "exports/" + file);
        if (!file.equals("register.json")) {
          ask(path + "exports/" + file, "Range", "bytes=0-99");
        }
        ask(path + "exports/" + file + ".manifest.json");
        ask(path + "exports/" + file + ".manifest.json?validAt=2024-05-24");
      }
      ask(path + "exports/deltas?from=0");
      ask(path + "exports/deltas?from=0&format=json");
      ask(path + "alignment.csv?programme=KR-DPRK");
      for (String id : names.ids) {
        for (String about : List.of("package", "designation", "entity")) {
          ask(path + "statements?" + about + "=" + id);
        }
        ask(path + "designations?package=" + id + "&validAt=2024-05-24");
        ask(path + "timeline?package=" + id);
        ask(path + "alignment?package=" + id);
        ask(path + "packages/" + id + "?knownAt=0");
      }
      ask(path + "designations?authorityId=KR-HIDDEN-1");
      ask(path + "designations?counterparty=Wagner");
      return answers;
    }

    /** With the names wherever something can be named. */
    private void everyRead() {
      Map<String, Map<String, Map<String, Object>>> paths =
          given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
      List<String> values = List.of("KR", names.ids.get(0), names.references.get(0));
      paths.forEach(
          (path, methods) -> {
            Map<String, Object> read = methods.get("get");
            if (read == null || OF_THE_JOURNAL.matcher(path).find()) {
              return;
            }
            for (String id : path.contains("{") ? names.ids : names.ids.subList(0, 1)) {
              String named = path.replaceAll("\\{[^}]*\\}", id);
              ask(named);
              ask(named, "If-None-Match", "*");
            }
            String named = path.replaceAll("\\{[^}]*\\}", names.ids.get(0));
            parameters(read)
                .forEach(name -> values.forEach(value -> ask(named + "?" + name + "=" + value)));
          });
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

  @Test
  void whatAReaderMayNotSeeChangesNoByteOfWhatItIsAnswered() {
    Draft.released("KR", Entries.KR_MAIA_1);
    Draft.released("JP", Entries.JP_M_LEASING);
    Marked.released("US", Marked.GREEN, Entries.US_M_LEASING);
    List<String> outsiders =
        List.of(
            Marked.reader("KR", "TLP:CLEAR"),
            Marked.officer("US", "officer"),
            Marked.reader("JP", "TLP:AMBER+STRICT"));
    Names unknown = Names.unknown(6, 2);
    List<Map<String, String>> without = series(outsiders, unknown);

    Names hidden = hide();

    List<Map<String, String>> with = series(outsiders, unknown);
    List<Map<String, String>> named = series(outsiders, hidden);
    for (int i = 0; i < outsiders.size(); i++) {
      assertThat(without.get(i)).hasSizeGreaterThan(300);
      assertThat(without.get(i).values()).noneMatch(told -> told.startsWith("500"));
      same(with.get(i), without.get(i));
      same(asOfOthers(named.get(i), hidden, unknown), withoutCursors(with.get(i)));
    }
    // It is there, for who may see it.
    assertThat(new Series(Marked.reader("GB", "TLP:RED"), hidden).all().values())
        .anyMatch(told -> told.contains(hidden.references().get(0)));
  }

  private static List<Map<String, String>> series(List<String> bearers, Names names) {
    return bearers.stream().map(bearer -> new Series(bearer, names).all()).toList();
  }

  private static void same(Map<String, String> actual, Map<String, String> expected) {
    assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
    actual.forEach((asked, told) -> assertThat(told).as(asked).isEqualTo(expected.get(asked)));
  }

  private static Map<String, String> asOfOthers(
      Map<String, String> answers, Names named, Names others) {
    Map<String, String> same = new LinkedHashMap<>();
    answers.forEach((asked, told) -> same.put(named.in(asked, others), named.in(told, others)));
    return withoutCursors(same);
  }

  private static Map<String, String> withoutCursors(Map<String, String> answers) {
    Map<String, String> same = new LinkedHashMap<>();
    answers.forEach(
        (asked, told) ->
            same.put(
                CURSOR.matcher(asked).replaceAll("$1<cursor>"),
                CURSOR.matcher(told).replaceAll("$1<cursor>")));
    return same;
  }

  /** Records of all kinds, released for British eyes and those of their authority. */
  private static Names hide() {
    String subject =
        Entries.KR_MAIA_1
            .replace("MAIA-1", "Kalchanov")
            .replace("9358010", "9198783")
            .replace("{\"programmes\"", "{\"authorityId\":\"KR-HIDDEN-1\",\"programmes\"");
    Marked first = Marked.released("KR", TO_BRITAIN, subject);
    Marked second = Marked.released("KR", TO_BRITAIN, Entries.KR_RIM);
    String statement =
        Json.of(
                Marked.asking(Marked.officer("KR", "drafter"))
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body(
                        """
                        {"reference":"%s","kind":"CONDEMNATION","speaker":"Ministry","country":"KR",
                         "date":"2024-05-24","text":"Condemns.","marking":%s,
                         "about":{"packages":["%s"],"designations":["%s"]},
                         "source":{"kind":"OFFICIAL","title":"Note","date":"2024-05"}}"""
                            .formatted(
                                UUID.randomUUID(), TO_BRITAIN, first.id, second.designationId))
                    .post("/api/v1/statements"))
            .path("id")
            .asText();
    return new Names(
        List.of(
            first.id,
            first.designationId,
            second.id,
            second.designationId,
            statement,
            jointAction()),
        List.of(first.reference, second.reference));
  }

  private static String jointAction() {
    Joint joint = Joint.of("KR", "GB");
    for (String authority : List.of("KR", "GB")) {
      String entry = authority.equals("KR") ? Entries.KR_RIM : Entries.GB_M_LEASING;
      Response draft =
          Marked.draft(
              Marked.officer(authority, "drafter"),
              authority + "-" + UUID.randomUUID(),
              TO_BRITAIN,
              entry);
      String id = Json.of(draft).path("id").asText();
      Marked.asking(Marked.officer(authority, "approver"))
          .body("{\"contentHash\":\"%s\"}".formatted(Json.of(draft).path("contentHash").asText()))
          .post("/api/v1/packages/" + id + "/approve")
          .then()
          .statusCode(200);
      String releaser = Marked.officer(authority, "releaser");
      joint
          .put(
              releaser,
              authority,
              Marked.asking(releaser).get("/api/v1/joint-actions/" + joint.id).header("ETag"),
              Joint.body(id, "ALL", true))
          .statusCode(200);
    }
    joint.post(Marked.officer("KR", "coordinator"), "release", "").statusCode(200);
    return joint.id;
  }
}
