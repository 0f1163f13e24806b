package org.lockstep.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.lockstep.local.access.PartnerSignIn;

/** Three gateways are as good as one, and nobody notices when one of them is started anew. */
@Order(9)
class ReplicasIT {
  private static final int REPLICAS = 3;
  private static final int CALLERS = 8;
  private static final int RATE = 20;
  private static final int BURST = 40;

  /** Who has no quota of its own is bounded by nothing here. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "QUARKUS_SHUTDOWN_DELAY", "2S",
          "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
          "LOCKSTEP_GATEWAY_QUOTA_RATE", "99999",
          "LOCKSTEP_GATEWAY_QUOTA_BURST", "99999",
          "LOCKSTEP_GATEWAY_QUOTA_ADDRESS_RATE", "0");

  private static final List<SecondGateway> GATEWAYS = new ArrayList<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 1);
  private final HttpClient probes = HttpClient.newHttpClient();
  private volatile List<Integer> ready = List.of();
  private volatile boolean over;

  @BeforeAll
  static void startGateways() {
    OneMachine.ensureRunning();
    for (int i = 0; i < REPLICAS; i++) {
      GATEWAYS.add(SecondGateway.start(port(i), SETTINGS));
    }
  }

  @AfterAll
  static void endGateways() {
    GATEWAYS.forEach(SecondGateway::close);
  }

  @AfterEach
  void endCallers() {
    over = true;
    threads.shutdownNow();
  }

  private static int port(int replica) {
    return OneMachine.PORT + 21 + 2 * replica;
  }

  @Test
  void grantTogetherWhatOneWould() throws InterruptedException {
    PartnerKey key =
        PartnersIT.letIn("kr-divers", "\"register-reader\"", "{\"rate\":20,\"burst\":40}");
    Api partner = key.as("kr-divers", OneMachine.PORT);
    Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    long begun = System.nanoTime();
    for (int i = 0; i < CALLERS; i++) {
      Api replica = partner.at(port(i % REPLICAS));
      threads.execute(
          () -> {
            while (!over) {
              statuses.add(replica.get("/authorities").status());
            }
          });
    }
    OneMachine.pause(6_000);
    over = true;
    threads.shutdown();
    assertThat(threads.awaitTermination(30, SECONDS)).isTrue();

    double allowed = BURST + RATE * (System.nanoTime() - begun) / 1e9;
    assertThat(statuses).containsOnly(200, 429);
    assertThat(statuses)
        .filteredOn(status -> status == 200)
        .hasSizeBetween((int) (0.6 * allowed), (int) (1.05 * allowed));
  }

  @Test
  void writeTheirLogAsJsonWhereTheyAreToldTo() throws IOException, InterruptedException {
    String id = "json-" + UUID.randomUUID();
    probes.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port(0) + "/api/v1/me"))
            .header("X-Request-Id", id)
            .build(),
        HttpResponse.BodyHandlers.discarding());

    await().until(() -> Files.readString(SecondGateway.log(port(0))).contains(id));
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(SecondGateway.log(port(0)))) {
      assertThat(json.readTree(line).path("timestamp").asText()).as(line).isNotEmpty();
    }
  }

  @Test
  void takeNoProofThatAnotherOneTook() {
    Api partner = Api.asPartner("kr-port-control");
    Map<String, String> once =
        PartnerSignIn.of(OneMachine.DATA, OneMachine.PORT)
            .headers(
                "kr-port-control",
                "GET",
                URI.create("http://localhost:" + OneMachine.PORT + "/api/v1/authorities"));
    Api replaying = Api.with((method, address) -> once);

    assertThat(
            IntStream.range(0, REPLICAS)
                .map(replica -> replaying.at(port(replica)).get("/authorities").status()))
        .containsExactly(200, 401, 401);
    assertThat(partner.get("/authorities").status()).isEqualTo(200);
  }

  @Test
  void failNoRequestWhileEachIsStartedAnew() throws InterruptedException {
    String token = Api.tokenOf("auditor");
    threads.execute(this::balance);
    await().atMost(Duration.ofMinutes(1)).until(() -> ready.size() == REPLICAS);
    for (int i = 0; i < CALLERS; i++) {
      threads.execute(() -> call(token));
    }

    for (int i = 0; i < REPLICAS; i++) {
      int before = answered.get();
      await().atMost(Duration.ofMinutes(1)).until(() -> answered.get() > before + 50);
      Process asked = GATEWAYS.get(i).askToEnd();
      assertThat(asked.waitFor(30, SECONDS)).as("it ends by itself").isTrue();
      GATEWAYS.set(i, SecondGateway.start(port(i), SETTINGS));
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
