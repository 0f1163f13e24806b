package org.lockstep.gateway.route;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.lockstep.gateway.route.RoutingTest.officer;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.upstream.Conditions;
import org.lockstep.gateway.upstream.Queue;
import org.lockstep.gateway.upstream.Service;

/** Who is turned away when there is too much to do, and who still gets in. */
@QuarkusTest
class LoadTest {
  @Inject Conditions conditions;
  @Inject Vertx vertx;

  private final List<Queue> entered = new ArrayList<>();

  @BeforeEach
  void resetServices() {
    Services.reset();
    for (Service service : Service.values()) {
      conditions.of(service).breaker().answered();
      await().atMost(10, SECONDS).until(() -> conditions.of(service).queue().length() == 0);
    }
  }

  @AfterEach
  void leave() {
    entered.forEach(Queue::leave);
  }

  private void wait(Service service, int requests) {
    Queue queue = conditions.of(service).queue();
    for (int i = 0; i < requests; i++) {
      queue.enter();
      entered.add(queue);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DESIGNATION,47,/api/v1/exports/register.csv,200",
    "DESIGNATION,48,/api/v1/exports/register.csv,503",
    "DESIGNATION,127,/api/v1/packages,200",
    "DESIGNATION,128,/api/v1/packages,503",
    "DESIGNATION,1000,/api/v1/entities,200",
    "DESIGNATION,1000,/api/v1/alerts,200",
    "DESIGNATION,1000,/api/v1/me,200",
    "DESIGNATION,1000,/health,200",
    "ALERT,319,/api/v1/alerts,200",
    "ALERT,320,/api/v1/alerts,503",
  })
  void turnsAwayWhoWouldWaitTooLong(Service service, int waiting, String path, int status) {
    wait(service, waiting);

    officer()
        .get(path)
        .then()
        .statusCode(status)
        .header("Retry-After", equalTo(status == 503 ? "5" : null));

    assertThat(Services.arrived())
        .hasSize(status == 503 || !path.startsWith("/api/v1/") || path.endsWith("/me") ? 0 : 1);
  }

  @Test
  void countsNobodyWhoHasLeft() {
    Queue queue = conditions.of(Service.ENTITY).queue();
    Services.answer((request, body) -> {});
    officer().get("/api/v1/entities").then().statusCode(504);
    Services.answer((request, body) -> request.connection().close());
    officer().get("/api/v1/entities").then().statusCode(502);
    Services.unplug("entity");
    officer().get("/api/v1/entities").then().statusCode(503);

    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(queue.length()).isZero());
  }

  @Test
  void takesAlertsAloneWhileItIsBehindWithItsOwnWork() {
    List<ScheduledFuture<?>> work = new ArrayList<>();
    for (EventExecutor loop : ((VertxInternal) vertx).getEventLoopGroup()) {
      work.add(loop.scheduleWithFixedDelay(LoadTest::toil, 0, 1, MILLISECONDS));
    }
    try {
      await()
          .atMost(20, SECONDS)
          .untilAsserted(() -> officer().get("/api/v1/packages").then().statusCode(503));
      officer().get("/api/v1/alerts").then().statusCode(200);
      officer().get("/health").then().statusCode(200);
    } finally {
      work.forEach(each -> each.cancel(false));
    }

    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> officer().get("/api/v1/packages").then().statusCode(200));
  }

  private static void toil() {
    try {
      Thread.sleep(400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
