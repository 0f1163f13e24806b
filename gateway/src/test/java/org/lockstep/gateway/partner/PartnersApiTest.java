package org.lockstep.gateway.partner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.gateway.Services;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class PartnersApiTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PARTNERS = "/api/v1/partners";
  private static final String CHANGES = "/api/v1/partner-changes/";

  private PlayedRealm realm;
  private String id;

  @BeforeEach
  void startsWithAnEmptyRealm() {
    Services.reset();
    realm = new PlayedRealm();
    id = "kr-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private static String admin(String name) {
    return Tokens.of(name).roles("partner-admin").bearer();
  }

  private static final String ONE = "one-admin";
  private static final String OTHER = "other-admin";

  private JsonObject partner() {
    return new JsonObject()
        .put("id", id)
        .put("name", "Port control")
        .put("contact", "duty@ports.example")
        .put("authority", "KR")
        .put("roles", new JsonArray().add("register-reader").add("screener"))
        .put("keys", new JsonArray().add(key("first")))
        .put("quota", new JsonObject().put("rate", 20).put("burst", 40));
  }

  private static JsonObject key(String kid) {
    try {
      PublicKey key = PublicKeyTest.ec("secp256r1", "P-256", 32);
      return new JsonObject()
          .put("kty", "EC")
          .put("crv", "P-256")
          .put("x", key.x())
          .put("y", key.y())
          .put("kid", kid);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Response post(String as, String path, String key, Object body) {
    return given()
        .auth()
        .oauth2(admin(as))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body.toString())
        .post(path);
  }

  private static Response post(String as, String path, Object body) {
    return post(as, path, UUID.randomUUID().toString(), body);
  }

  private static Response get(String path) {
    return given().auth().oauth2(admin(ONE)).get(path);
  }

  private static String change(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return answer.path("id");
  }

  private static Response accept(String change) {
    Response answer = post(OTHER, CHANGES + change + "/accept", "{}");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer;
  }

  /** How it ends; a gateway that looks for what was left may be the one that does it. */
  private static String accepted(String change) {
    accept(change);
    await()
        .atMost(SOON)
        .until(() -> List.of("APPLIED", "FAILED").contains(get(CHANGES + change).path("state")));
    return get(CHANGES + change).path("state");
  }

  private static void awaitApplied(String change) {
    await().atMost(SOON).until(() -> get(CHANGES + change).path("state").equals("APPLIED"));
  }

  private void letIn() {
    assertThat(accepted(change(post(ONE, PARTNERS, partner())))).isEqualTo("APPLIED");
  }

  private Response patch(JsonObject edit) {
    String tag = get(PARTNERS + "/" + id).header("ETag");
    return given()
        .auth()
        .oauth2(admin(ONE))
        .header("If-Match", tag)
        .contentType("application/json")
        .body(edit.encode())
        .patch(PARTNERS + "/" + id);
  }

  @Test
  void letsAPartnerInWhenAnotherAdministratorHasAcceptedIt() {
    Response asked = post(ONE, PARTNERS, partner().put("reason", "treaty of May"));
    String change = change(asked);

    assertThat(asked.header("Location")).isEqualTo(CHANGES + change);
    assertThat(asked.<String>path("state")).isEqualTo("WAITING");
    assertThat(realm.has(id)).isFalse();
    post(ONE, CHANGES + change + "/accept", "{}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:asked-by-yourself"));
    assertThat(realm.has(id)).isFalse();
    assertThat(accepted(change)).isEqualTo("APPLIED");

    JsonObject client = realm.client(id);
    assertThat(client.getBoolean("enabled")).isTrue();
    assertThat(client.getString("clientAuthenticatorType")).isEqualTo("client-jwt");
    assertThat(client.getBoolean("fullScopeAllowed")).isFalse();
    assertThat(client.getJsonObject("attributes").getString("dpop.bound.access.tokens"))
        .isEqualTo("true");
    assertThat(realm.groups(id)).containsExactly("KR");
    assertThat(realm.quota(id)).isEqualTo("20/40");
    get(PARTNERS + "/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("Port control"))
        .body("contact", equalTo("duty@ports.example"))
        .body("suspended", equalTo(false))
        .body("authority", equalTo("KR"))
        .body("clearance", equalTo("TLP:GREEN"))
        .body("roles", contains("register-reader", "screener"))
        .body("keys.kid", contains("first"))
        .body("keys.alg", contains("ES256"))
        .body("quota.rate", equalTo(20));
    get(PARTNERS).then().statusCode(200).body("items.id", hasItem(id));
    get(CHANGES + change)
        .then()
        .body("steps.state", contains("WAITING", "ACCEPTED", "APPLIED"))
        .body("steps.by", contains(ONE, OTHER, null))
        .body("steps[0].note", equalTo("treaty of May"));
  }

  @Test
  void makesNothingTwice() {
    String key = UUID.randomUUID().toString();
    JsonObject partner = partner();
    String change = change(post(ONE, PARTNERS, key, partner));

    assertThat(change(post(ONE, PARTNERS, key, partner))).isEqualTo(change);
    assertThat(change(post(OTHER, PARTNERS, partner))).isEqualTo(change);
    post(ONE, PARTNERS, partner.copy().put("name", "Another"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:partner-exists"));
    post(ONE, PARTNERS, key, partner.copy().put("name", "Another")).then().statusCode(422);
    assertThat(accepted(change)).isEqualTo("APPLIED");
    assertThat(accepted(change)).isEqualTo("APPLIED");
    assertThat(change(post(ONE, PARTNERS, partner))).isEqualTo(change);
    assertThat(realm.done()).filteredOn("POST /clients"::equals).hasSize(1);
  }

  @Test
  void doesNotTouchAClientThatIsNoPartner() {
    realm.addService("lockstep-api");

    get(PARTNERS + "/lockstep-api").then().statusCode(404);
    get(PARTNERS).then().body("items.id", not(hasItem("lockstep-api")));
    post(ONE, PARTNERS + "/lockstep-api/suspend", "{\"reason\":\"x\"}").then().statusCode(404);
    id = "lockstep-api";
    post(ONE, PARTNERS, partner()).then().statusCode(409);
    assertThat(realm.done()).isEmpty();
  }

  @Test
  void doesNotTakeOverAClientThatTheConsoleMadeMeanwhile() {
    String change = change(post(ONE, PARTNERS, partner()));
    realm.addService(id);

    assertThat(accepted(change)).isEqualTo("FAILED");

    get(CHANGES + change).then().body("steps[2].note", containsString("another client"));
    assertThat(realm.client(id).getJsonObject("attributes")).isNull();
  }

  @Test
  void takesAwayAtOnceAndWaitsWithWhatGivesMore() {
    letIn();

    Response answer =
        patch(
            new JsonObject()
                .put("roles", new JsonArray().add("register-reader").add("drafter"))
                .put("quota", new JsonObject().put("rate", 10).put("burst", 40))
                .put("contact", "night@ports.example"));

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    assertThat(answer.<List<String>>path("items.state")).containsExactly("ACCEPTED", "WAITING");
    awaitApplied(answer.path("items[0].id"));
    assertThat(realm.roles(id)).containsExactly("register-reader");
    assertThat(realm.quota(id)).isEqualTo("10/40");
    assertThat(realm.client(id).getString("description")).isEqualTo("night@ports.example");
    assertThat(accepted(answer.path("items[1].id"))).isEqualTo("APPLIED");
    assertThat(realm.roles(id)).containsExactlyInAnyOrder("register-reader", "drafter");
    assertThat(patch(new JsonObject().put("name", "Port control")).<List<?>>path("items"))
        .isEmpty();
  }

  @Test
  void lowersAClearanceAtOnceAndRaisesItByFourEyes() {
    letIn();

    awaitApplied(patch(new JsonObject().put("clearance", "TLP:CLEAR")).path("items[0].id"));
    assertThat(realm.groups(id)).containsExactly("KR-clear");
    get(PARTNERS + "/" + id).then().body("authority", equalTo("KR"));
    String up = patch(new JsonObject().put("clearance", "TLP:GREEN")).path("items[0].id");
    assertThat(realm.groups(id)).containsExactly("KR-clear");
    assertThat(accepted(up)).isEqualTo("APPLIED");
    assertThat(realm.groups(id)).containsExactly("KR");
    patch(new JsonObject().put("clearance", "TLP:RED"))
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString("TLP:GREEN, TLP:CLEAR"));
    String move = patch(new JsonObject().put("authority", "JP")).path("items[0].id");
    assertThat(realm.groups(id)).containsExactly("KR");
    assertThat(accepted(move)).isEqualTo("APPLIED");
    assertThat(realm.groups(id)).containsExactly("JP");
  }

  @Test
  void editsOnlyTheStateThatTheEditorHasSeen() {
    letIn();
    String tag = get(PARTNERS + "/" + id).header("ETag");
    realm.change(id, new JsonObject().put("name", "Renamed in the console"));

    given()
        .auth()
        .oauth2(admin(ONE))
        .contentType("application/json")
        .body("{\"name\":\"Mine\"}")
        .patch(PARTNERS + "/" + id)
        .then()
        .statusCode(428);
    given()
        .auth()
        .oauth2(admin(ONE))
        .header("If-Match", tag)
        .contentType("application/json")
        .body("{\"name\":\"Mine\"}")
        .patch(PARTNERS + "/" + id)
        .then()
        .statusCode(412);
    get(PARTNERS + "/" + id).then().body("name", equalTo("Renamed in the console"));
  }

  @Test
  void rotatesKeysWithAnOverlap() {
    letIn();
    String keys = PARTNERS + "/" + id + "/keys";
    JsonObject second = new JsonObject().put("key", key("second"));

    given()
        .auth()
        .oauth2(admin(ONE))
        .delete(keys + "/first")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:number-of-keys"));
    assertThat(accepted(change(post(ONE, keys, second)))).isEqualTo("APPLIED");
    get(PARTNERS + "/" + id).then().body("keys.kid", contains("first", "second"));
    post(ONE, keys, new JsonObject().put("key", key("second"))).then().statusCode(400);
    given().auth().oauth2(admin(ONE)).delete(keys + "/first").then().statusCode(202);
    await().atMost(SOON).until(() -> get(PARTNERS + "/" + id).path("keys.size()").equals(1));
    get(PARTNERS + "/" + id).then().body("keys.kid", contains("second"));
    assertThat(realm.client(id).getLong("notBefore")).isPositive();
    given().auth().oauth2(admin(ONE)).delete(keys + "/first").then().statusCode(404);
  }

  @Test
  void suspendsAtOnceAndLetsInAgainByFourEyes() {
    letIn();

    awaitApplied(change(post(ONE, PARTNERS + "/" + id + "/suspend", "{\"reason\":\"key lost\"}")));
    assertThat(realm.client(id).getBoolean("enabled")).isFalse();
    get(PARTNERS + "/" + id).then().body("suspended", equalTo(true));
    String resume = change(post(ONE, PARTNERS + "/" + id + "/resume", "{\"reason\":\"found\"}"));
    assertThat(realm.client(id).getBoolean("enabled")).isFalse();
    assertThat(accepted(resume)).isEqualTo("APPLIED");
    assertThat(realm.client(id).getBoolean("enabled")).isTrue();
  }

  @Test
  void staysSuspendedWhateverWasAskedForBefore() {
    letIn();
    String resume = change(post(ONE, PARTNERS + "/" + id + "/resume", "{\"reason\":\"early\"}"));

    awaitApplied(change(post(ONE, PARTNERS + "/" + id + "/suspend", "{\"reason\":\"late\"}")));

    assertThat(accepted(resume)).isEqualTo("FAILED");
    assertThat(get(CHANGES + resume).asString()).contains("suspended once more");
    assertThat(realm.client(id).getBoolean("enabled")).isFalse();
  }

  static IntStream changesBeforeTheEnd() {
    return IntStream.rangeClosed(0, 6);
  }

  @ParameterizedTest
  @MethodSource("changesBeforeTheEnd")
  void takesUpWhatWasLeftHalfDone(int done) {
    String change = change(post(ONE, PARTNERS, partner()));
    realm.failAfter(done);

    assertThat(accept(change).<String>path("state")).isEqualTo("ACCEPTED");
    if (realm.has(id)) {
      assertThat(realm.client(id).getBoolean("enabled")).as("half done").isFalse();
    }

    realm.failAfter(Integer.MAX_VALUE);
    awaitApplied(change);
    assertThat(realm.client(id).getBoolean("enabled")).isTrue();
    assertThat(realm.roles(id)).containsExactlyInAnyOrder("register-reader", "screener");
    assertThat(realm.groups(id)).containsExactly("KR");
    assertThat(realm.quota(id)).isEqualTo("20/40");
    assertThat(realm.done()).filteredOn("POST /clients"::equals).hasSize(1);
  }

  @Test
  void suspendsAlsoWhileAnotherChangeWaitsForItsTurn() {
    letIn();
    String added =
        change(
            post(ONE, PARTNERS + "/" + id + "/keys", new JsonObject().put("key", key("second"))));
    realm.failAfter(0);
    assertThat(accept(added).<String>path("state")).isEqualTo("ACCEPTED");
    realm.failAfter(2);

    post(ONE, PARTNERS + "/" + id + "/suspend", "{\"reason\":\"now\"}").then().statusCode(202);

    await().atMost(SOON).until(() -> !realm.client(id).getBoolean("enabled"));
    realm.failAfter(Integer.MAX_VALUE);
    awaitApplied(added);
    assertThat(realm.client(id).getBoolean("enabled")).isFalse();
  }

  @Test
  void saysThatKeycloakIsAwayAndKeepsWhatWasAccepted() {
    letIn();
    String resume = change(post(ONE, PARTNERS + "/" + id + "/resume", "{\"reason\":\"x\"}"));
    realm.silence(true);

    get(PARTNERS).then().statusCode(503).body("detail", containsString("Keycloak"));
    assertThat(accept(resume).<String>path("state")).isEqualTo("ACCEPTED");
    realm.silence(false);
    awaitApplied(resume);
  }

  @Test
  void rejectsForGood() {
    String change = change(post(ONE, PARTNERS, partner()));

    post(ONE, CHANGES + change + "/reject", "{\"note\":\"wrong key\"}")
        .then()
        .statusCode(200)
        .body("state", equalTo("REJECTED"));
    post(OTHER, CHANGES + change + "/accept", "{}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:already-decided"));
    post(OTHER, CHANGES + change + "/reject", "{}").then().statusCode(200);
    assertThat(realm.done()).isEmpty();
    assertThat(accepted(change(post(ONE, PARTNERS, partner())))).isEqualTo("APPLIED");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    JsonObject bad =
        partner()
            .put("id", "-Bad")
            .put("name", "\u202ename")
            .put("authority", "Korea")
            .put("roles", new JsonArray().add("releaser"))
            .put("keys", new JsonArray().add(key("a").put("d", "secret")))
            .put("quota", new JsonObject().put("rate", 0).put("burst", 1));

    Response answer = post(ONE, PARTNERS, bad);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<List<String>>path("violations.field"))
        .containsExactlyInAnyOrder("id", "name", "authority", "roles", "keys[0]", "quota.rate");
    assertThat(answer.asString()).doesNotContain("secret");
    post(ONE, PARTNERS, partner().put("authority", "ZZ"))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("authority"));
  }

  @Test
  void listsWhatWaits() {
    String change = change(post(ONE, PARTNERS, partner()));

    JsonPath waiting =
        get("/api/v1/partner-changes?state=WAITING&partner=" + id).then().extract().jsonPath();

    assertThat(waiting.getList("items.id")).containsExactly(change);
    assertThat(
            get("/api/v1/partner-changes?state=APPLIED&partner=" + id)
                .then()
                .extract()
                .jsonPath()
                .getList("items"))
        .isEmpty();
    get("/api/v1/partner-changes?state=NONE").then().statusCode(400);
  }
}
