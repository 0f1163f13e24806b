package org.lockstep.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Three gateways are started anew, one after the other, and nobody who calls them notices. */
@Order(9)
class RollingRestartIT {
  private static final int REPLICAS = 3;
  private static final int CALLERS = 8;
  private static final Map<String, String> DRAINS = Map.of("QUARKUS_SHUTDOWN_DELAY", "2S");

  private final List<SecondGateway> gateways = new ArrayList<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 1);
  private final HttpClient probes = HttpClient.newHttpClient();
  private volatile List<Integer> ready = List.of();
  private volatile boolean over;

  @BeforeEach
  void startGateways() {
    OneMachine.ensureRunning();
    for (int i = 0; i < REPLICAS; i++) {
      gateways.add(SecondGateway.start(port(i), DRAINS));
    }
  }

  @AfterEach
  void endGateways() {
    over = true;
    threads.shutdownNow();
    gateways.forEach(SecondGateway::close);
  }

  private static int port(int replica) {
    return OneMachine.PORT + 21 + 2 * replica;
  }

  @Test
  void failsNoRequest() throws InterruptedException {
    String token = Api.tokenOf("auditor");
    threads.execute(this::balance);
    await().atMost(Duration.ofMinutes(1)).until(() -> ready.size() == REPLICAS);
    for (int i = 0; i < CALLERS; i++) {
      threads.execute(() -> call(token));
    }

    for (int i = 0; i < REPLICAS; i++) {
      int before = answered.get();
      await().atMost(Duration.ofMinutes(1)).until(() -> answered.get() > before + 50);
      Process asked = gateways.get(i).askToEnd();
      assertThat(asked.waitFor(30, SECONDS)).as("it ends by itself").isTrue();
      gateways.set(i, SecondGateway.start(port(i), DRAINS));
      await().atMost(Duration.ofMinutes(1)).until(() -> ready.size() == REPLICAS);
    }
    over = true;
    threads.shutdown();

    assertThat(threads.awaitTermination(30, SECONDS)).isTrue();
    assertThat(failures).as("of %d", answered.get()).isEmpty();
  }

  /** What stands before replicas: it asks each now and then whether it may be sent requests. */
  private void balance() {
    while (!over) {
      List<Integer> now = new ArrayList<>();
      for (int i = 0; i < REPLICAS; i++) {
        if (isReady(port(i))) {
          now.add(port(i));
        }
      }
      ready = List.copyOf(now);
      OneMachine.pause(200);
    }
  }

  private boolean isReady(int port) {
    try {
      return probes
              .send(
                  get(port + 1, "/q/health/ready").build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One who keeps connections open between requests, and reads and is refused a write in turn. */
  private void call(String token) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int i = 0; !over; i++) {
      List<Integer> now = ready;
      int port = now.get(turn.getAndIncrement() % now.size());
      HttpRequest.Builder request =
          get(port, i % 3 == 0 ? "/api/v1/keys" : "/api/v1/packages?limit=1");
      if (i % 3 == 1) {
        request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
      }
      int expected = List.of(200, 403, 200).get(i % 3);
      try {
        int status =
            client
                .send(
                    request.header("Authorization", "Bearer " + token).build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != expected) {
          failures.add(port + ": " + status);
        }
        answered.incrementAndGet();
      } catch (IOException e) {
        failures.add(port + ": " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static HttpRequest.Builder get(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }
}
