package org.lockstep.gateway.limit;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class BodyTest {
  private static final String POST = "POST /api/v1/packages HTTP/1.1\r\nHost: localhost\r\n";
  private static final String UPLOAD =
      "POST /api/v1/lists/us-sdn/imports HTTP/1.1\r\nHost: localhost\r\n";

  @Inject Bodies bodies;

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private static String authorization() {
    return "Authorization: Bearer " + Tokens.of("jp-drafter").roles("drafter").held() + "\r\n";
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  @Test
  void passesABodyOfExactlyTheLimit() {
    String body = "x".repeat((int) LimitedBody.LIMIT);

    given()
        .auth()
        .oauth2(Tokens.of("jp-drafter").held())
        .body(body)
        .post("/api/v1/packages")
        .then()
        .statusCode(200);

    assertThat(Services.arrived().get(0).body().text()).hasSize((int) LimitedBody.LIMIT);
  }

  @Test
  void refusesALongerBodyBeforeAnyOfItComes() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      answer = wire.write(POST + authorization() + "Content-Length: 1048577\r\n\r\n").readAll();
    }

    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "urn:lockstep:problem:too-large", "1048576 bytes");
    assertThat(Services.arrived()).isEmpty();
  }

  @Test
  void countsABodyOfUnknownLengthOnItsWay() throws IOException {
    // Given
    String part = chunk("x".repeat(64 * 1024));
    // When
    String answer;
    try (Wire wire = new Wire()) {
      wire.write(POST + authorization() + "Transfer-Encoding: chunked\r\n\r\n");
      wire.write(part.repeat(16)).write(chunk("y")).write("0\r\n\r\n");
      answer = wire.readAll();
    }
    // Then
    assertThat(answer).startsWith("HTTP/1.1 413").contains("urn:lockstep:problem:too-large");
    assertThat(Services.arrived())
        .noneSatisfy(arrived -> assertThat(arrived.body().isComplete()).isTrue());
  }

  @Test
  void leavesConnectionsForOthersWhileManyBodiesOfOneCallerDoNotCome() throws IOException {
    String head = POST + authorization() + "Content-Length: 9\r\n\r\n{";
    List<Wire> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 70; i++) {
        slow.add(new Wire().write(head));
      }
      String other = Tokens.of("kr-drafter").roles("drafter").bearer();
      given().auth().oauth2(other).get("/api/v1/packages").then().statusCode(200);
      given().auth().oauth2(other).body("{}").post("/api/v1/packages").then().statusCode(200);
      List<String> answers = new ArrayList<>();
      for (Wire wire : slow) {
        answers.add(wire.readAll());
      }
      assertThat(answers)
          .anySatisfy(
              answer ->
                  assertThat(answer)
                      .startsWith("HTTP/1.1 503")
                      .contains("Retry-After", "problem:unavailable", "bodies are on their way"))
          .anySatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 408"));
    } finally {
      for (Wire wire : slow) {
        wire.close();
      }
    }
    given()
        .auth()
        .oauth2(Tokens.of("jp-drafter").roles("drafter").held())
        .body("{}")
        .post("/api/v1/packages")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"a\":"})
  void keepsNoPlaceForWhoIsCutOff(String part) throws IOException {
    String head = POST + authorization() + "Content-Length: 500000\r\n\r\n";
    for (int i = 0; i < 60; i++) {
      new Wire().write(head + part).reset();
    }

    await()
        .atMost(Duration.ofSeconds(8))
        .ignoreExceptions() // Their connections may still be counted.
        .untilAsserted(
            () ->
                assertThat(
                        given()
                            .auth()
                            .oauth2(Tokens.of("jp-drafter").roles("drafter").held())
                            .body("{}")
                            .post("/api/v1/packages")
                            .statusCode())
                    .isEqualTo(200));
  }

  @Test
  void keepsNoPlaceForWhoIsCutOffAmidTheAnswer() throws Exception {
    Semaphore asked = new Semaphore(0);
    Services.read(
        request -> {
          asked.release();
          request.response().setStatusCode(403).end("{}");
        });
    for (int i = 0; i < 100; i++) {
      try (Wire wire = new Wire()) {
        wire.write(UPLOAD + authorization() + "Content-Length: 500000\r\n\r\n{\"a\":");
        // At about the moment at which the service answers without the rest.
        assertThat(asked.tryAcquire(2, SECONDS)).as("upload %d reaches the service", i).isTrue();
        wire.reset();
      }
    }

    await().atMost(Duration.ofSeconds(4)).until(() -> bodies.coming() == 0);
  }

  @Test
  void takesABodyWithoutATokenWhereNoneIsNeeded() {
    given().body("{}").get("/api/v1/keys").then().statusCode(200);
  }

  @Test
  void passesABodyOfUnknownLengthWithinTheLimit() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      wire.write(POST + authorization() + "Transfer-Encoding: chunked\r\n\r\n");
      answer = wire.write(chunk("{\"a\":")).write(chunk("1}")).write("0\r\n\r\n").readAll();
    }

    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(Services.arrived().get(0).body().text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void letsACallerAskBeforeItSendsABody() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      wire.write(
          POST
              + authorization()
              + "Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n{}");
      answer = wire.readAll();
    }

    assertThat(answer).startsWith("HTTP/1.1 100 Continue").contains("HTTP/1.1 200");
    assertThat(Services.arrived().get(0).header("Expect")).isEmpty();
  }

  @Test
  void saysThatABodyDidNotCome() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      answer = wire.write(POST + authorization() + "Content-Length: 20\r\n\r\n{").readAll();
    }

    assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:lockstep:problem:request-timeout");
    assertThat(Services.arrived())
        .noneSatisfy(arrived -> assertThat(arrived.body().isComplete()).isTrue());
  }

  @Test
  void givesTheLimitInTheProblem() {
    given()
        .auth()
        .oauth2(Tokens.of("jp-drafter").held())
        .body("x".repeat((int) LimitedBody.LIMIT + 1))
        .post("/api/v1/packages")
        .then()
        .statusCode(413)
        .body("type", equalTo("urn:lockstep:problem:too-large"))
        .body("detail", containsString("1048576"));
  }
}
