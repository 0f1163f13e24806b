package org.lockstep.designation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/**
 * Good requests in which one value after the other is replaced by what does not belong there: each
 * is answered as the sender's mistake, or does no harm, and none is a failure of ours.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class MutatedRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 6;
  private static final String REPLACED = "\"\u0001replaced\u0001\"";

  private static final List<String> VALUES =
      List.of(
          "null",
          "[null]",
          "[[]]",
          "{}",
          "{\"\":null}",
          "{\"\\ud800\":1}",
          "true",
          "-1",
          "1e999999999",
          "99999999999999999999",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\uffff\"",
          "\"0000-01-01\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"-999999999-01-01T00:00:00Z\"");

  private static final List<String> TEXTS =
      List.of(
          "%00",
          "a%00b",
          "%ED%A0%80",
          "%FF",
          "%C3%A9",
          "null",
          "0",
          "-1",
          "99999999999999999999",
          "0000-01-01",
          "9999-12-31",
          "-999999999-01-01T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "%2B999999999-12-31T23:59:59Z",
          "00000000-0000-0000-0000-000000000000",
          "%20",
          "%27%3B--",
          "%25",
          "%5C",
          "a".repeat(600));

  private static final String RICH =
      """
      {"authorityId":"838","programmes":["KR-DPRK"],"listingDate":"2024-05-24",
       "measures":[{"kind":"TRANSACTION_PERMIT","instrument":"KR-FETA","organ":"MOEF","scope":"All",
         "startDate":"2024-05-24","endDate":"2034-05-24",
         "exemptions":[{"kind":"HUMANITARIAN","text":"Food","instrument":"KR-FETA"}]}],
       "listingRecord":{"subjectType":"PERSON","countries":["KP"],"nationalities":["KP"],"flag":"KP",
         "names":[{"name":"Rim Yong-hyok","kind":"PRIMARY","strength":"STRONG","script":"Latn",
           "language":"ko","parts":[{"label":"family","value":"Rim"}],"note":"n","publishedId":"1"}],
         "identifiers":[{"scheme":"passportNumber","value":"1","type":"t","country":"KP","issuer":"i",
           "issueDate":"2020","expiryDate":"2030-01","note":"n","asPublished":"1","publishedId":"1"}],
         "birthDates":["1970"],"positions":["Representative"],"titles":["Mr"],"gender":"MALE",
         "addresses":[{"full":"Pyongyang","country":"KP","note":"n",
           "source":{"kind":"MEDIA","title":"t","url":"https://example.org/a","date":"2024"},
           "parts":[{"label":"city","value":"Pyongyang"}],"publishedId":"1"}],
         "birthPlaces":[{"full":"Pyongyang"}],
         "dates":[{"kind":"BIRTH","precision":"EXACT","from":"1970","to":"1971","asPublished":"1970",
           "note":"n","publishedId":"1"}],
         "countryTies":[{"kind":"NATIONALITY","country":"KP","asPublished":"DPRK","note":"n"}],
         "craft":{"type":"t","model":"m","deadweightTonnage":"1","grossRegisteredTonnage":"1","length":"1"},
         "contacts":[{"kind":"EMAIL","value":"a@example.org","note":"n"}],
         "references":[{"label":"r","value":"v"}],"notices":[{"label":"r","value":"v"}],
         "extras":[{"label":"r","value":"v"}],"remarks":"r","reason":"r",
         "activities":[{"kind":"ARMS_TRADE","summary":"s","startDate":"2022","endDate":"2023-10",
           "places":["Rajin"],"counterparties":["Wagner"],"source":{"kind":"OFFICIAL","title":"t"}}],
         "relationships":[{"kind":"PRINCIPAL","name":"KOMID","former":true,"authorityId":"1",
           "identifiers":[{"scheme":"idNumber","value":"1"}],"startDate":"2022","endDate":"2023",
           "source":{"kind":"MEDIA","title":"t"},"asPublished":"a"}],
         "sources":[{"kind":"MEDIA","title":"t","url":"https://example.org/a","date":"2024-05-24"}]}}""";

  /** So many of the values for each place, and in the next place others. */
  private static final int EACH = Integer.getInteger("mutants.each", 2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final List<CompletableFuture<Boolean>> sent = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private int next;

  @Test
  void noBodyMakesTheServiceFail() throws Exception {
    Draft draft = Draft.of("KR");
    Draft listed = Draft.released("KR", RICH);
    String id = listed.designationId(0);
    Draft approved = Draft.approved("KR", RICH);
    Joint joint = Joint.of("KR", "JP");
    String admin = Tokens.of("register-admin").roles("register-reader", "register-admin").bearer();
    String drafter = Officers.drafter("KR");
    String packages = "/api/v1/packages";
    String entry = packages + "/" + draft.id + "/entries/e1";
    mutate(drafter, "PUT", entry, RICH);
    mutate(
        drafter,
        "PUT",
        entry,
        """
        {"kind":"AMENDMENT","designationId":"%s","basedOn":1,"startDate":"2024-06-01",
         "endDate":"2024-07-01","reason":"r","changes":{"listingRecord":{"remarks":"x","flag":null,
           "names":[{"name":"Rim","kind":"PRIMARY","strength":"STRONG"}]},"programmes":["KR-DPRK"]}}"""
            .formatted(id));
    mutate(
        drafter,
        "PUT",
        entry,
        """
        {"kind":"CORRECTION","designationId":"%s","basedOn":1,"corrects":1,"reason":"r",
         "changes":{"listingRecord":{"remarks":"x"}}}"""
            .formatted(id));
    mutate(
        drafter,
        "PUT",
        entry,
        "{\"kind\":\"DELISTING\",\"designationId\":\"%s\",\"startDate\":\"2024-06-01\",\"reason\":\"r\"}"
            .formatted(id));
    String head =
        """
        {"reference":"%s","title":"t","announcedOn":"2024-05-24","declaredTargets":12,"note":"n",
         "citedAsViolated":["UNSCR-1718"],"coordinatedWith":[{"authority":"JP"}],
         "sources":[{"kind":"OFFICIAL","title":"t","url":"https://example.org/a","date":"2024-05-24"}]}""";
    mutate(drafter, "POST", packages, head.formatted("KR-" + UUID.randomUUID()));
    mutate(drafter, "PUT", packages + "/" + draft.id, head.formatted(draft.reference));
    mutate(
        Officers.approver("KR"),
        "POST",
        packages + "/" + draft.id + "/return",
        "{\"reason\":\"r\"}");
    mutate(
        Officers.approver("KR"),
        "POST",
        packages + "/" + draft.id + "/approve",
        "{\"contentHash\":\"sha256:" + "0".repeat(64) + "\"}");
    mutate(
        Officers.releaser("KR"),
        "POST",
        packages + "/" + approved.id + "/release",
        "{\"at\":\"2024-05-24T00:00:00Z\"}");
    mutate(
        drafter,
        "POST",
        "/api/v1/statements",
        """
        {"reference":"%s","kind":"DENIAL","speaker":"s","speakerRole":"r","country":"KP",
         "date":"2024-05-17","text":"t","quote":"q","language":"ko","about":{"packages":["%s"],
         "designations":["%s"],"entities":["%s"]},"source":{"kind":"MEDIA","title":"t",
         "url":"https://example.org/a","date":"2024"}}"""
            .formatted(UUID.randomUUID(), listed.id, id, UUID.randomUUID()));
    mutate(
        Officers.coordinator("KR"),
        "POST",
        "/api/v1/joint-actions",
        "{\"reference\":\"%s\",\"title\":\"t\",\"note\":\"n\"}".formatted(UUID.randomUUID()));
    String action = "/api/v1/joint-actions/" + joint.id;
    mutate(Officers.coordinator("KR"), "POST", action + "/invitations", "{\"authority\":\"US\"}");
    mutate(
        Officers.releaser("KR"),
        "PUT",
        action + "/parts/KR",
        Joint.body(UUID.randomUUID().toString(), "ALL", true));
    mutate(
        Officers.coordinator("KR"),
        "POST",
        action + "/release",
        "{\"at\":\"2024-05-24T00:00:00Z\"}");
    // Of another code than the path's, so that nothing of it stays for other tests.
    mutate(
        admin,
        "PUT",
        "/api/v1/authorities/XM",
        """
        {"code":"XN","name":"n","timeZone":"UTC","organs":[{"code":"ORGAN","name":"n"}],
         "releaseRules":{"approverMayEdit":false,"releaserMayEdit":false,"releaserMayApprove":false}}""");
    mutate(
        admin,
        "PUT",
        "/api/v1/programmes/XM-P",
        "{\"code\":\"XN-P\",\"authority\":\"KR\",\"name\":\"n\",\"theme\":\"DPRK\"}");
    mutate(
        admin,
        "PUT",
        "/api/v1/instruments/XM-I",
        """
        {"code":"XN-I","authority":"KR","title":"t","kind":"LAW","inForceFrom":"2020-01-01",
         "endedOn":"2021-01-01","endReason":"r","url":"https://example.org/a"}""");

    end();
    assertThat(statuses).containsKeys(200, 400, 412);
  }

  @Test
  void noPathParameterOrHeaderMakesTheServiceFail() throws Exception {
    Draft released = Draft.released("KR", RICH);
    String all =
        Tokens.of("kr-everything")
            .authority("KR")
            .roles(
                "register-reader",
                "drafter",
                "approver",
                "releaser",
                "coordinator",
                "list-operator",
                "register-admin")
            .bearer();
    JsonNode paths = JSON.readTree(get("/q/openapi?format=json", all)).path("paths");
    paths
        .fields()
        .forEachRemaining(
            path -> {
              for (int i = 0; i < 2 * EACH; i++) {
                String text = TEXTS.get(next++ % TEXTS.size());
                if (path.getKey().contains("{")) {
                  String named = path.getKey().replaceAll("\\{[^}]*\\}", text);
                  path.getValue()
                      .fieldNames()
                      .forEachRemaining(method -> send(all, method, named, "{}", "*", text));
                }
                JsonNode read = path.getValue().path("get");
                String good = path.getKey().replaceAll("\\{[^}]*\\}", released.id);
                for (JsonNode parameter : read.path("parameters")) {
                  if (parameter.path("in").asText().equals("query")
                      && !path.getKey().endsWith("/progress")) {
                    String query = "?" + parameter.path("name").asText() + "=" + text;
                    send(all, "get", good + query, null, "*", "k");
                  }
                }
              }
            });
    for (String odd :
        List.of("", " ", "\"", "\"\"", "W/\"1\"", "*, *", ",", "\u00e9", "\u00ff", "\t")) {
      send(all, "put", "/api/v1/packages/" + released.id, Draft.head("KR-1"), odd, odd);
      send(all, "post", "/api/v1/packages", Draft.head("KR-1"), odd, odd);
      send(all, "get", "/api/v1/packages/" + released.id, null, odd, odd);
    }

    end();
    assertThat(statuses).containsKeys(200, 400, 404);
  }

  private void end() {
    sent.forEach(CompletableFuture::join);
    assertThat(failures.stream().limit(15)).as("of %s", statuses).isEmpty();
  }

  /** Sends it once for each of its values and each that does not belong there. */
  private void mutate(String bearer, String method, String path, String body) throws Exception {
    JsonNode good = JSON.readTree(body);
    List<String> mutants = new ArrayList<>();
    mutants(good, good, mutants);
    for (String mutant : mutants) {
      for (int i = 0; i < EACH; i++) {
        send(
            bearer,
            method,
            path,
            mutant.replace(REPLACED, VALUES.get(next++ % VALUES.size())),
            "*",
            UUID.randomUUID().toString());
      }
    }
    for (String value : VALUES) {
      send(bearer, method, path, value, "*", UUID.randomUUID().toString());
    }
  }

  private static void mutants(JsonNode root, JsonNode node, List<String> mutants)
      throws JsonProcessingException {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode before = object.get(name);
        object.put(name, "\u0001replaced\u0001");
        mutants.add(written(root));
        object.set(name, before);
        mutants(root, before, mutants);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode before = array.get(i);
        array.set(i, "\u0001replaced\u0001");
        mutants.add(written(root));
        array.set(i, before);
        mutants(root, before, mutants);
      }
    }
  }

  private static String written(JsonNode root) throws JsonProcessingException {
    return JSON.writeValueAsString(root).replace("\\u0001", "\u0001");
  }

  private String get(String path, String bearer) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + bearer)
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private void send(
      String bearer, String method, String path, @Nullable String body, String tag, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + bearer)
            .header("If-Match", tag)
            .header("If-None-Match", tag)
            .header("Idempotency-Key", key)
            .method(
                method.toUpperCase(java.util.Locale.ROOT),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    free.acquireUninterruptibly();
    sent.add(
        client
            .sendAsync(request.build(), BodyHandlers.ofString())
            .handle(
                (answer, failure) -> {
                  free.release();
                  note(method + " " + path + " " + tag + " " + body, answer, failure);
                  return true;
                }));
  }

  private synchronized void note(
      String asked, @Nullable HttpResponse<String> answer, @Nullable Throwable failure) {
    int status = answer == null ? 0 : answer.statusCode();
    statuses.merge(status, 1, Integer::sum);
    if (status == 0 || status >= 500) {
      String shown = asked.length() > 700 ? asked.substring(0, 700) : asked;
      failures.add(status + " " + shown + " -> " + (answer == null ? failure : answer.body()));
    }
  }
}
