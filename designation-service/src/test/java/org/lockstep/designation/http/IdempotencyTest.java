package org.lockstep.designation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** A creating request that is sent again does nothing again and is answered the same. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class IdempotencyTest {
  private final String key = UUID.randomUUID().toString();
  private final String reference = "KR-once-" + UUID.randomUUID();
  @Inject AgroalDataSource dataSource;

  @Test
  void answersARepeatWithTheSameStatusBodyLocationAndTag() {
    Response first = post(key, Draft.head(reference));
    Response second = post(key, Draft.head(reference));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.contentType()).startsWith("application/json");
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(second.contentType()).isEqualTo(first.contentType());
    assertThat(second.header("Location"))
        .isEqualTo(first.header("Location"))
        .endsWith("/api/v1/packages/" + first.path("id"));
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"0\"");
    assertThat(packages(reference)).isEqualTo(1);
  }

  @Test
  void answersARepeatTheSameEvenAfterWhatWasCreatedHasChanged() {
    Response first = post(key, Draft.head(reference));
    given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .post("/api/v1/packages/" + first.path("id") + "/withdraw")
        .then()
        .statusCode(200);

    assertThat(post(key, Draft.head(reference)).asString()).isEqualTo(first.asString());
  }

  @Test
  void takesTheKeyAsAStringOrBareAndTheBodyInAnyForm() {
    Response first = post('"' + "case \\\"24\\\"" + key + '"', Draft.head(reference));
    Response second = post("case \"24\"" + key, " " + Draft.head(reference) + "\n");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  @Test
  void refusesTheKeyOfAnotherBodyOrRoute() {
    post(key, Draft.head(reference)).then().statusCode(201);

    post(key, Draft.head(reference + "-2"))
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:idempotency-key-reused"));
    drafting("KR")
        .header("Idempotency-Key", key)
        .body(
            """
            {"reference":"%s","kind":"DENIAL","speaker":"Kim Yo-jong","date":"2024-05-17","text":"No.",
             "about":{"entities":["0190a1b2-0000-7000-8000-000000000001"]},"source":{"kind":"MEDIA","title":"Report"}}"""
                .formatted(reference))
        .post("/api/v1/statements")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:lockstep:problem:idempotency-key-reused"));

    assertThat(packages(reference + "-2")).isZero();
  }

  @Test
  void aKeyIsNotThatOfANamesakeNorOfOneWhoHasMovedToAnotherAuthority() {
    String name = "officer-" + key;
    Response first = as(Tokens.of(name).authority("KR"));
    Response moved = as(Tokens.of(name).authority("JP"));
    Response namesake = as(Tokens.of(name).authority("JP").subject(UUID.randomUUID()));

    first.then().statusCode(201).body("authority", equalTo("KR"));
    moved.then().statusCode(201).body("authority", equalTo("JP"));
    // The reference is taken by the other: it is the request that counts, not an answer of before.
    namesake.then().statusCode(409);
  }

  private Response as(Tokens officer) {
    return given()
        .auth()
        .oauth2(officer.roles("drafter", "register-reader").bearer())
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(Draft.head(reference))
        .post("/api/v1/packages");
  }

  @Test
  void refusesToCreateWithoutAKeyOrWithTwo() {
    for (RequestSpecification request :
        List.of(
            drafting("KR"),
            drafting("KR").header("Idempotency-Key", key).header("Idempotency-Key", "two"))) {
      request
          .body(Draft.head(reference))
          .post("/api/v1/packages")
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:lockstep:problem:idempotency-key-required"))
          .body("detail", containsString("1 to 255 printable ASCII"));
    }

    assertThat(packages(reference)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"open", "\"a\"b\"", "\"a\\b\"", "a\tb"})
  void refusesAMalformedKey(String malformed) {
    post(malformed, Draft.head(reference))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:idempotency-key-required"));
  }

  @Test
  void takesAKeyOfUpTo255Characters() {
    assertThat(post("k".repeat(219) + key, Draft.head(reference)).statusCode()).isEqualTo(201);
    assertThat(post("k".repeat(220) + key, Draft.head(reference)).statusCode()).isEqualTo(400);
  }

  @Test
  void keepsTheKeysOfEveryCallerApart() {
    String id = post(key, Draft.head(reference)).path("id");
    String colleague =
        Tokens.of("kr-drafter-2").authority("KR").roles("drafter", "register-reader").bearer();
    String otherClient =
        Tokens.of("kr-drafter").client("script").authority("KR").roles("drafter").bearer();

    for (String other : List.of(Officers.drafter("JP"), colleague, otherClient)) {
      Response answer =
          given()
              .auth()
              .oauth2(other)
              .contentType("application/json")
              .header("Idempotency-Key", key)
              .body(Draft.head("other-" + UUID.randomUUID()))
              .post("/api/v1/packages");
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.<String>path("id")).isNotEqualTo(id);
    }
  }

  @Test
  void remembersNothingOfWhatWasRefused() {
    post(UUID.randomUUID().toString(), Draft.head(reference)).then().statusCode(201);
    post(key, Draft.head(reference)).then().statusCode(409);

    post(key, Draft.head(reference + "-2")).then().statusCode(201);
  }

  @Test
  void createsOnceWhateverNumberAsksAtOnce() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(100);
    List<Response> answers = new ArrayList<>();
    try {
      List<Future<Response>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        calls.add(clients.submit(() -> post(key, Draft.head(reference))));
      }
      for (Future<Response> call : calls) {
        answers.add(call.get());
      }
    } finally {
      clients.shutdownNow();
    }

    // On a busy machine some wait too long for a connection, and are told to come again.
    assertThat(answers).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409, 503);
    assertThat(answers.stream().filter(a -> a.statusCode() == 201).map(Response::asString))
        .containsOnly(post(key, Draft.head(reference)).asString());
    assertThat(answers.stream().filter(a -> a.statusCode() == 409))
        .allSatisfy(
            answer -> {
              assertThat(answer.<String>path("type")).isEqualTo("urn:lockstep:problem:in-progress");
              assertThat(answer.header("Retry-After")).isEqualTo("1");
            });
    assertThat(packages(reference)).isEqualTo(1);
  }

  @Test
  void saysThatTheFirstIsStillBeingWorkedOn() throws Exception {
    ExecutorService client = Executors.newSingleThreadExecutor();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table sanctions_package in share mode");
      Future<Response> first = client.submit(() -> post(key, Draft.head(reference)));
      await()
          .until(
              () ->
                  count(
                          "select count(*) from pg_locks where not granted and relation ="
                              + " 'sanctions_package'::regclass")
                      == 1);

      post(key, Draft.head(reference))
          .then()
          .statusCode(409)
          .header("Retry-After", "1")
          .contentType("application/problem+json")
          .body("type", equalTo("urn:lockstep:problem:in-progress"));

      connection.rollback();
      assertThat(first.get().statusCode()).isEqualTo(201);
    } finally {
      client.shutdownNow();
    }
    post(key, Draft.head(reference)).then().statusCode(201);
  }

  /** So that a service that is killed at any moment has both or neither. */
  @Test
  void storesTheAnswerInTheTransactionOfTheEffect() throws Exception {
    post(key, Draft.head(reference)).then().statusCode(201);

    assertThat(
            count(
                "select count(*) from sanctions_package p join idempotent_request i"
                    + " on i.xmin = p.xmin where p.reference = ? and i.key = ?",
                reference,
                key))
        .isEqualTo(1);
  }

  @Test
  void forgetsAfter24Hours() throws Exception {
    post(key, Draft.head(reference)).then().statusCode(201);
    change("update idempotent_request set created_at = created_at - interval '23:59:00'", key);
    post(key, Draft.head(reference + "-2")).then().statusCode(422);

    change("update idempotent_request set created_at = created_at - interval '00:01:00'", key);
    post(key, Draft.head(reference + "-2")).then().statusCode(201);

    post(key, Draft.head(reference)).then().statusCode(422);
  }

  @Test
  void deletesWhatIsForgottenAFewAtATime() throws Exception {
    for (int i = 0; i < 30; i++) {
      post(key + i, Draft.head(reference + i)).then().statusCode(201);
    }
    change("update idempotent_request set created_at = created_at - interval '25:00:00'", key);

    post(UUID.randomUUID().toString(), Draft.head(reference)).then().statusCode(201);
    assertThat(remembered()).isEqualTo(10);
    post(UUID.randomUUID().toString(), Draft.head(reference + "-2")).then().statusCode(201);
    assertThat(remembered()).isZero();
  }

  private long remembered() throws SQLException {
    return count("select count(*) from idempotent_request where starts_with(key, ?)", key);
  }

  private int packages(String ofReference) {
    return given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .get("/api/v1/packages?reference=" + ofReference)
        .then()
        .statusCode(200)
        .extract()
        .path("items.size()");
  }

  private long count(String sql, String... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private void change(String update, String keys) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(update + " where starts_with(key, ?)")) {
      statement.setString(1, keys);
      assertThat(statement.executeUpdate()).isPositive();
    }
  }

  private static Response post(String idempotencyKey, String body) {
    return drafting("KR")
        .header("Idempotency-Key", idempotencyKey)
        .body(body)
        .post("/api/v1/packages");
  }

  private static RequestSpecification drafting(String authority) {
    return given().auth().oauth2(Officers.drafter(authority)).contentType("application/json");
  }
}
