package org.lockstep.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.gateway.route.RoutingTest.officer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.upstream.Conditions;
import org.lockstep.gateway.upstream.RetryBudget;
import org.lockstep.gateway.upstream.Service;

/** What is sent once more when it did not get through, and what never is. */
@QuarkusTest
class RepetitionTest {
  @Inject Conditions conditions;

  @BeforeEach
  void resetServices() {
    Services.reset();
    conditions.of(Service.DESIGNATION).breaker().answered();
    for (int i = 0; i < 100; i++) {
      conditions.of(Service.DESIGNATION).retries().sent();
    }
  }

  /** The first request finds this; those after it get an answer. */
  private static void atFirst(Consumer<HttpServerRequest> first) {
    AtomicInteger times = new AtomicInteger();
    Services.answer(
        (request, body) -> {
          if (times.getAndIncrement() == 0) {
            first.accept(request);
          } else {
            request.response().end("{\"items\":[]}");
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"GET,/api/v1/packages", "HEAD,/api/v1/packages", "GET,/api/v1/exports/register.csv"})
  void readsAgainWhenTheServiceBreaksOff(Method method, String path) {
    atFirst(request -> request.connection().close());

    officer().request(method, path).then().statusCode(200);

    assertThat(Services.arrived()).hasSize(2);
    assertThat(Services.arrived().get(1).headers()).isEqualTo(Services.arrived().get(0).headers());
  }

  @Test
  void triesARequestOnceAgainAndNoMore() {
    Services.answer((request, body) -> request.connection().close());

    officer().get("/api/v1/packages").then().statusCode(502);

    assertThat(Services.arrived()).hasSize(2);
  }

  @Test
  void sendsNoWriteAgainThatMayHaveBeenDone() {
    atFirst(request -> request.connection().close());
    officer()
        .header("Idempotency-Key", "once")
        .body("{}")
        .post("/api/v1/packages")
        .then()
        .statusCode(502);
    assertThat(Services.arrived()).hasSize(1);

    atFirst(request -> request.connection().close());
    officer().delete("/api/v1/packages/1/entries/a").then().statusCode(502);
    assertThat(Services.arrived()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/packages,2",
    "DELETE,/api/v1/packages/1/entries/a,2",
    "POST,/api/v1/packages/1/submit,1"
  })
  void asksAgainWhenSomethingBeforeTheServiceHasNoneThatAnswers(
      Method method, String path, int arrived) {
    atFirst(request -> request.response().setStatusCode(503).end("no healthy upstream"));

    officer().request(method, path).then().statusCode(arrived == 2 ? 200 : 503);

    assertThat(Services.arrived()).hasSize(arrived);
  }

  @Test
  void asksAgainForAWriteWithoutABodyThatHasAKey() {
    atFirst(request -> request.response().setStatusCode(503).end("no healthy upstream"));

    officer()
        .header("Idempotency-Key", "once")
        .post("/api/v1/packages/1/submit")
        .then()
        .statusCode(200);

    assertThat(Services.arrived()).hasSize(2);
  }

  @Test
  void handsOnWhatAServiceItselfSaysOfBeingAway() {
    atFirst(
        request ->
            request
                .response()
                .setStatusCode(503)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", "7")
                .end("{\"type\":\"urn:lockstep:problem:unavailable\"}"));

    officer().get("/api/v1/packages").then().statusCode(503).header("Retry-After", "7");

    assertThat(Services.arrived()).hasSize(1);
  }

  @Test
  void triesAgainWithinTheBudgetOnly() {
    while (conditions.of(Service.DESIGNATION).retries().take()) {
      continue;
    }
    atFirst(request -> request.connection().close());

    officer().get("/api/v1/packages").then().statusCode(502);

    assertThat(Services.arrived()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/packages,,1",
    "PUT,/api/v1/packages/1,,1",
    "DELETE,/api/v1/packages/1/entries/a,,1",
    "POST,/api/v1/packages,once,1",
    "POST,/api/v1/packages,,0",
  })
  void seeksASecondConnectionForWhatMayBeDoneTwice(
      Method method, String path, String key, int times) {
    Services.unplug("designation");
    RetryBudget budget = conditions.of(Service.DESIGNATION).retries();
    int before = budget.left();

    RequestSpecification request =
        key == null ? officer() : officer().header("Idempotency-Key", key);
    if (method == Method.PUT || method == Method.POST) {
      request.body("{}");
    }
    request.request(method, path).then().statusCode(503).header("Retry-After", "2");

    assertThat(budget.left()).isEqualTo(before - times);
  }
}
