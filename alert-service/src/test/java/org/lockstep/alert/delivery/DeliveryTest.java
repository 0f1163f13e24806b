package org.lockstep.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.Receiver.Hit;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.TestNames;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Contracts;

/** From the event on the topic to the receiver's hands, over real HTTP. */
@QuarkusTest
@WithStores
class DeliveryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] FILL = new byte[8192];

  @Inject TestClock clock;
  @Inject Dispatcher dispatcher;

  private final Partner partner = new Partner();
  private Receiver receiver;

  @BeforeEach
  void begin() {
    clock.reset();
    receiver = Receiver.at(ReceiverPorts.port(0));
  }

  @AfterEach
  void end() {
    partner.leave();
    receiver.close();
  }

  @Test
  void deliversAnAlertOnceAndShowsItsJourney() throws Exception {
    // Given a subscribed endpoint
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    // When Korea releases a package
    String eventId = partner.packageReleased("0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10");
    // Then one webhook arrives
    Hit hit = onlyHit();
    assertThat(hit.contentType()).isEqualTo("application/cloudevents+json");
    assertThat(hit.id()).matches("msg_[0-9a-f]{32}");
    JsonNode event = JSON.readTree(hit.body());
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo(eventId);
    assertThat(event.path("type").asText()).isEqualTo(Partner.PACKAGE_RELEASED);
    assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("designation-service", "package-released")),
        event.path("data").toString());
    // And the owner sees the journey
    var delivery = awaitState(endpoint, "DELIVERED");
    assertThat(delivery)
        .containsEntry("webhookId", hit.id())
        .containsEntry("eventType", "package.released")
        .containsEntry("type", event.path("type").asText())
        .containsEntry("subject", "0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10")
        .containsEntry("attempts", 1)
        .containsKey("deliveredAt")
        .doesNotContainKey("nextAttemptAt");
    assertThat(partner.attempts(delivery.get("id")))
        .singleElement()
        .satisfies(
            attempt ->
                assertThat(attempt)
                    .containsEntry("number", 1)
                    .containsEntry("trigger", "AUTOMATIC")
                    .containsEntry("status", 204)
                    .containsEntry("outcome", "OK"));
  }

  @Test
  void signsWithThePublishedKeyAndTheSecretOfTheEndpoint() throws Exception {
    var made = partner.newEndpoint(receiver.url(), "v1", "v1a");
    partner.subscribe(made.getString("id"), Map.of("programmes", List.of(partner.programme())));

    partner.packageReleased();

    Hit hit = onlyHit();
    assertThat(hit.signature()).matches("v1a,\\S+ v1,\\S+");
    assertThat(verifiesV1a(hit)).isTrue();
    verifyV1(hit, made.getString("secret"));
  }

  @Test
  void signsWithBothSecretsForADayAfterARotation() throws Exception {
    var made = partner.newEndpoint(receiver.url(), "v1");
    String endpoint = made.getString("id");
    partner.subscribe(endpoint, Map.of("programmes", List.of(partner.programme())));
    String older = made.getString("secret");
    String newer =
        partner
            .asking()
            .post("/api/v1/endpoints/" + endpoint + "/secrets/rotate")
            .then()
            .statusCode(200)
            .extract()
            .path("secret");
    assertThat(newer).startsWith("whsec_").isNotEqualTo(older);

    partner.packageReleased();
    Hit during = onlyHit();
    clock.advance(Duration.ofHours(24));
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2));
    Hit after = receiver.hits().get(1);

    assertThat(during.signature()).matches("v1,\\S+ v1,\\S+");
    verifyV1(during, older);
    verifyV1(during, newer);
    assertThat(during.signature()).startsWith(hmac(newer, during));
    assertThat(after.signature()).isEqualTo(hmac(newer, after));
  }

  @Test
  void sendsTheSameAgainAfterAFailure() throws Exception {
    var answers = new AtomicInteger();
    receiver.answering(
        exchange -> exchange.sendResponseHeaders(answers.getAndIncrement() == 0 ? 500 : 200, -1));
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");

    partner.packageReleased();
    await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("attempts", 1));
    assertThat(receiver.hits()).hasSize(1);
    clock.advance(Duration.ofSeconds(7));

    var delivery = awaitState(endpoint, "DELIVERED");
    assertThat(receiver.hits()).hasSize(2);
    Hit first = receiver.hits().get(0);
    Hit second = receiver.hits().get(1);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(Long.parseLong(second.timestamp())).isGreaterThan(Long.parseLong(first.timestamp()));
    assertThat(verifiesV1a(second)).isTrue();
    assertThat(partner.attempts(delivery.get("id")))
        .extracting(attempt -> attempt.get("status"), attempt -> attempt.get("outcome"))
        .containsExactly(tuple(500, "HTTP_ERROR"), tuple(200, "OK"));
  }

  @Test
  void tellsTheReceiverInEachAttemptOfWhichTraceTheAlertIs() {
    var trace = "0af7651916cd43dd8448eb211c80319c";
    var answers = new AtomicInteger();
    receiver.answering(
        exchange -> exchange.sendResponseHeaders(answers.getAndIncrement() == 0 ? 500 : 200, -1));
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");

    partner.packageReleasedOf("00-" + trace + "-b7ad6b7169203331-00");
    await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("attempts", 1));
    clock.advance(Duration.ofSeconds(7));
    awaitState(endpoint, "DELIVERED");

    assertThat(receiver.hits())
        .extracting(Hit::trace)
        .hasSize(2)
        .as("each attempt is a step of its own")
        .doesNotHaveDuplicates()
        .allMatch(header -> header.matches("00-" + trace + "-[0-9a-f]{16}-00"))
        .noneMatch(header -> header.contains("b7ad6b7169203331"));
  }

  @Test
  void deliversAllThatWaitsAsSoonAsTheReceiverIsBack() {
    // Given alerts whose next attempts are minutes away
    var isDown = new AtomicBoolean(true);
    receiver.answering(exchange -> exchange.sendResponseHeaders(isDown.get() ? 500 : 200, -1));
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    IntStream.range(0, 3).forEach(n -> partner.packageReleased());
    await().untilAsserted(() -> assertAttempts(endpoint, 3, 1));
    clock.advance(Duration.ofSeconds(7));
    await().untilAsserted(() -> assertAttempts(endpoint, 3, 2));
    clock.advance(Duration.ofMinutes(2));
    // When it takes one more
    isDown.set(false);
    partner.packageReleased();
    // Then
    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .hasSize(4)
                    .allSatisfy(d -> assertThat(d).containsEntry("state", "DELIVERED")));
  }

  @Test
  void leavesWhatTheReceiverAskedToWaitWithUntilThatIsOverAlthoughItIsBack() {
    // Given one alert that the receiver wants in an hour, and one that it did not take
    var answer = new AtomicInteger(503);
    receiver.answering(
        exchange -> {
          if (answer.get() == 503) {
            exchange.getResponseHeaders().add("retry-after", "3600");
          }
          exchange.sendResponseHeaders(answer.get(), -1);
        });
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.packageReleased();
    await().untilAsserted(() -> assertAttempts(endpoint, 1, 1));
    Object patient = requireNonNull(only(endpoint).get("id"));
    Object due = only(endpoint).get("nextAttemptAt");
    answer.set(500);
    partner.packageReleased();
    await().untilAsserted(() -> assertAttempts(endpoint, 2, 1));
    clock.advance(Duration.ofMinutes(2));
    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .anySatisfy(d -> assertThat(d).containsEntry("attempts", 2)));
    // When it is back
    answer.set(200);
    partner.packageReleased();
    // Then it gets all but the one
    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .filteredOn(d -> "DELIVERED".equals(d.get("state")))
                    .hasSize(2));
    assertThat(partner.deliveries(endpoint))
        .filteredOn(d -> patient.equals(d.get("id")))
        .singleElement()
        .satisfies(
            d ->
                assertThat(d)
                    .containsEntry("state", "PENDING")
                    .containsEntry("attempts", 1)
                    .containsEntry("nextAttemptAt", due));
    // And that one when the hour is over
    clock.advance(Duration.ofHours(1));
    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .allSatisfy(d -> assertThat(d).containsEntry("state", "DELIVERED")));
    assertThat(receiver.hits()).hasSize(6);
  }

  private void assertAttempts(String endpoint, int deliveries, int attempts) {
    assertThat(partner.deliveries(endpoint))
        .hasSize(deliveries)
        .allSatisfy(d -> assertThat(d).containsEntry("attempts", attempts));
  }

  @Test
  void deliversEachAlertOnceToAReceiverThatWasDown() {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    receiver.close();
    IntStream.range(0, 5).forEach(n -> partner.packageReleased());
    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .hasSize(5)
                    .allSatisfy(d -> assertThat(d.get("attempts")).isNotEqualTo(0)));

    receiver = Receiver.at(ReceiverPorts.port(0));
    clock.advance(Duration.ofHours(1));

    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .allSatisfy(d -> assertThat(d).containsEntry("state", "DELIVERED")));
    assertThat(receiver.hits()).hasSize(5);
    assertThat(receiver.hits().stream().map(Hit::id).collect(Collectors.toSet())).hasSize(5);
    var delivery = partner.deliveries(endpoint).get(0);
    assertThat(partner.attempts(delivery.get("id")).get(0))
        .containsEntry("outcome", "UNREACHABLE")
        .doesNotContainKey("status");
    assertThat(reasons(delivery)).containsOnly("CONNECT", "OK");
  }

  @Test
  void asksThePolicyAgainBeforeItSends() {
    String endpoint = partner.subscribedEndpoint(url(1), "v1a");
    // What was allowed when the endpoint was made no longer is, though somebody listens there.
    Sql.run(
        "update endpoint set url = '%s' where id = '%s'"
            .formatted(receiver.url().replace("127.0.0.1", "localhost"), endpoint));

    partner.packageReleased();

    await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("attempts", 1));
    assertThat(partner.attempts(only(endpoint).get("id")).get(0))
        .containsEntry("outcome", "UNREACHABLE")
        .containsEntry("durationMillis", 500)
        .doesNotContainKey("status")
        .doesNotContainKey("response");
    assertThat(reasons(only(endpoint))).containsExactly("BLOCKED");
    assertThat(receiver.hits()).isEmpty();
  }

  @Test
  void showsOneThingOfAllThatCannotBeReachedAndTheReasonToTheOperatorOnly() throws Exception {
    // Given targets that nobody listens at, that are blocked, that have no address, that are not
    // whom they say they are, and that never end their handshake
    var file = Files.createTempDirectory("tls").resolve("self-signed.p12");
    receiver.close();
    try (var https = SelfSigned.at(ReceiverPorts.port(0), file);
        var silent =
            new ServerSocket(ReceiverPorts.port(2), 10, InetAddress.getLoopbackAddress())) {
      Map<String, String> reasons =
          Map.of(
              url(1),
              "CONNECT",
              "https://metadata.internal/",
              "BLOCKED",
              "https://nobody.customs.example/",
              "UNRESOLVED",
              https.url(),
              "TLS",
              "https://127.0.0.1:" + silent.getLocalPort() + "/",
              "CONNECT");
      TestNames.leadTo("metadata.internal", "169.254.169.254");
      TestNames.leadTo("nobody.customs.example");
      Map<String, String> endpoints = new HashMap<>();
      for (String url : reasons.keySet()) {
        String endpoint = partner.subscribedEndpoint(url(1) + "?" + endpoints.size(), "v1a");
        Sql.run("update endpoint set url = '%s' where id = '%s'".formatted(url, endpoint));
        endpoints.put(url, endpoint);
      }
      // When all are to be told
      partner.packageReleased();
      // Then their owner sees the same of each
      endpoints.forEach(
          (url, endpoint) -> {
            await()
                .untilAsserted(
                    () -> assertThat(partner.attempts(only(endpoint).get("id"))).isNotEmpty());
            var attempt = partner.attempts(only(endpoint).get("id")).get(0);
            assertThat(attempt.get("outcome")).as(url).isEqualTo("UNREACHABLE");
            assertThat(millis(attempt) % 500).as(url).isZero();
            assertThat(attempt)
                .containsOnlyKeys("number", "trigger", "startedAt", "durationMillis", "outcome");
            assertThat(reasons(only(endpoint))).as(url).containsOnly(reasons.get(url));
          });
    }
    receiver = Receiver.at(ReceiverPorts.port(0));
  }

  @Test
  void doesNotFollowARedirect() {
    try (var elsewhere = Receiver.at(ReceiverPorts.port(1))) {
      receiver.answering(
          exchange -> {
            exchange.getResponseHeaders().add("location", elsewhere.url());
            exchange.sendResponseHeaders(307, -1);
          });
      assertFirstAttempt("HTTP_ERROR", 307);
      assertThat(elsewhere.hits()).isEmpty();
    }
  }

  @Test
  void givesUpOnAnAnswerThatDrips() {
    var dropped = new CountDownLatch(1);
    receiver.answering(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          drip(exchange.getResponseBody(), dropped);
        });
    assertFirstAttempt("TIMEOUT", null);
    await().untilAsserted(() -> assertThat(dropped.getCount()).isZero());
  }

  @Test
  void givesUpOnAReceiverThatDoesNotAnswer() {
    var never = new CountDownLatch(1);
    receiver.answering(exchange -> hold(never));
    assertFirstAttempt("TIMEOUT", null);
  }

  @Test
  void readsLittleOfAnAnswerWithoutEnd() {
    var dropped = new CountDownLatch(1);
    receiver.answering(
        exchange -> {
          exchange.sendResponseHeaders(500, 0);
          flood(exchange.getResponseBody(), dropped);
        });
    var attempt = assertFirstAttempt("HTTP_ERROR", 500);
    assertThat(String.valueOf(attempt.get("response")).getBytes(UTF_8))
        .hasSizeLessThanOrEqualTo(WebhookClient.MOST_KEPT);
    await().untilAsserted(() -> assertThat(dropped.getCount()).isZero());
  }

  @Test
  void givesUpOnHeadersWithoutEnd() throws IOException {
    receiver.close();
    try (var server =
        new ServerSocket(ReceiverPorts.port(0), 10, InetAddress.getLoopbackAddress())) {
      var thread = new Thread(() -> endlessHeaders(server));
      thread.start();
      String endpoint = partner.subscribedEndpoint(url(0), "v1a");
      partner.packageReleased();
      await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("attempts", 1));
      assertThat(partner.attempts(only(endpoint).get("id")).get(0))
          .containsEntry("outcome", "BROKEN");
    }
    receiver = Receiver.at(ReceiverPorts.port(0));
  }

  @Test
  void keepsTheBeginOfAnAnswerWithoutControlCharacters() {
    receiver.answering(
        exchange -> {
          byte[] body = "no\u001b[2J\u0000such\r\ntenant\u202e 없음".getBytes(UTF_8);
          exchange.sendResponseHeaders(422, body.length);
          exchange.getResponseBody().write(body);
        });
    var attempt = assertFirstAttempt("HTTP_ERROR", 422);
    assertThat(attempt).containsEntry("response", "no�[2J�such��tenant� 없음");
  }

  @Test
  void doesNotTrustACertificateThatNobodySigned() throws Exception {
    receiver.close();
    var file = Files.createTempDirectory("tls").resolve("self-signed.p12");
    try (var https = SelfSigned.at(ReceiverPorts.port(0), file)) {
      String endpoint = partner.subscribedEndpoint(https.url(), "v1a");
      partner.packageReleased();
      await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("attempts", 1));
      assertThat(partner.attempts(only(endpoint).get("id")).get(0))
          .containsEntry("outcome", "UNREACHABLE");
      assertThat(reasons(only(endpoint))).containsExactly("TLS");
      assertThat(https.hits()).isZero();
    }
    receiver = Receiver.at(ReceiverPorts.port(0));
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    receiver.answering(
        exchange -> {
          exchange.getResponseHeaders().add("retry-after", "7200");
          exchange.sendResponseHeaders(503, -1);
        });
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    Instant before = Instant.now();

    partner.packageReleased();
    await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("attempts", 1));

    assertThat(Instant.parse((String) only(endpoint).get("nextAttemptAt")))
        .isAfterOrEqualTo(before.plusSeconds(7200));
  }

  @Test
  void keepsAlertsWhileTheReceiverWantsNoneAndSendsThemOnceItIsEnabledAgain() {
    receiver.answering(410);
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.packageReleased();
    await()
        .untilAsserted(
            () ->
                assertThat(
                        partner
                            .asking()
                            .get("/api/v1/endpoints/" + endpoint)
                            .jsonPath()
                            .getBoolean("enabled"))
                    .isFalse());
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(partner.deliveries(endpoint)).hasSize(2));
    clock.advance(Duration.ofDays(1));
    assertThat(receiver.hits()).hasSize(1);

    receiver.answering(204);
    partner.enable(endpoint, true);

    await()
        .untilAsserted(
            () ->
                assertThat(partner.deliveries(endpoint))
                    .allSatisfy(d -> assertThat(d).containsEntry("state", "DELIVERED")));
    assertThat(receiver.hits()).hasSize(3);
  }

  @Test
  void endsAfterTheLastAttemptAndBeginsAnewWhenReplayed() {
    receiver.answering(500);
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.packageReleased();
    for (int attempt = 1; attempt <= 10; attempt++) {
      int expected = attempt;
      await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("attempts", expected));
      clock.advance(Duration.ofHours(30));
    }
    var exhausted = awaitState(endpoint, "EXHAUSTED");
    assertThat(receiver.hits()).hasSize(10);

    receiver.answering(200);
    partner
        .asking()
        .post("/api/v1/deliveries/" + exhausted.get("id") + "/replay")
        .then()
        .statusCode(202);

    awaitState(endpoint, "DELIVERED");
    assertThat(receiver.hits().stream().map(Hit::id).distinct()).hasSize(1);
    assertThat(partner.attempts(exhausted.get("id")))
        .hasSize(11)
        .last()
        .satisfies(
            last ->
                assertThat(last).containsEntry("number", 11).containsEntry("trigger", "MANUAL"));
  }

  @Test
  void repeatsADeliveredAlertUnderItsId() {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.packageReleased();
    var delivery = awaitState(endpoint, "DELIVERED");

    partner
        .asking()
        .post("/api/v1/deliveries/" + delivery.get("id") + "/replay")
        .then()
        .statusCode(202);

    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2));
    assertThat(receiver.hits().get(1).id()).isEqualTo(receiver.hits().get(0).id());
    assertThat(receiver.hits().get(1).body()).isEqualTo(receiver.hits().get(0).body());
  }

  @Test
  void anEndpointThatNeverAnswersDoesNotKeepOthersWaiting() {
    var never = new CountDownLatch(1);
    receiver.answering(exchange -> hold(never));
    try (var quick = Receiver.at(ReceiverPorts.port(1))) {
      String blackHole = partner.subscribedEndpoint(receiver.url(), "v1a");
      IntStream.range(0, 30).forEach(n -> partner.packageReleased());
      await()
          .untilAsserted(
              () -> {
                assertThat(partner.deliveries(blackHole)).hasSize(30);
                assertThat(receiver.hits()).isNotEmpty();
              });
      String other = partner.subscribedEndpoint(quick.url(), "v1a");

      partner.packageReleased();

      awaitState(other, "DELIVERED");
      assertThat(partner.deliveries(blackHole))
          .hasSize(31)
          .allSatisfy(d -> assertThat(d).containsEntry("state", "PENDING"));
      // It never had more than one at a time.
      assertThat(
              Sql.list(
                  "select 1 from delivery where lease_owner is not null and endpoint_id = '"
                      + blackHole
                      + "'"))
          .hasSizeLessThanOrEqualTo(1);
    } finally {
      never.countDown();
    }
  }

  @Test
  void anEndpointWithTwoMatchingSubscriptionsGetsOneAlert() {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.subscribe(
        endpoint, Map.of("authorities", List.of("KR"), "programmes", List.of(partner.programme())));
    partner.subscribe(
        endpoint,
        Map.of("programmes", List.of(partner.programme()), "subjectTypes", List.of("PERSON")));

    partner.packageReleased();
    awaitState(endpoint, "DELIVERED");
    partner.packageReleased();

    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2));
    assertThat(partner.deliveries(endpoint)).hasSize(2);
  }

  @Test
  void theFeedHasTheSameAlertsUnderTheSameIdsInPages() throws Exception {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    IntStream.range(0, 5).forEach(n -> partner.packageReleased());
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(5));
    Map<String, JsonNode> sent =
        receiver.hits().stream().collect(Collectors.toMap(Hit::id, DeliveryTest::json));

    Set<String> read = new LinkedHashSet<>();
    @Nullable String after = null;
    for (int page = 0; page < 4; page++) {
      var asking = partner.asking().queryParam("limit", 2);
      String answer =
          (after == null ? asking : asking.queryParam("after", after))
              .get("/api/v1/alerts")
              .then()
              .statusCode(200)
              .extract()
              .asString();
      JsonNode feed = JSON.readTree(answer);
      for (JsonNode item : feed.path("items")) {
        read.add(item.path("id").asText());
        assertThat(item.path("event")).isEqualTo(sent.get(item.path("id").asText()));
        assertThat(item.path("endpointId").asText()).isEqualTo(endpoint);
        assertThat(item.path("type").asText()).isEqualTo(Partner.PACKAGE_RELEASED);
      }
      assertThat(feed.has("next")).isEqualTo(page < 3);
      after = feed.path("next").asText(after);
    }
    assertThat(read).isEqualTo(sent.keySet()).hasSize(5);
    // The feed outlives the endpoint.
    partner.asking().delete("/api/v1/endpoints/" + endpoint).then().statusCode(204);
    assertThat(partner.asking().get("/api/v1/alerts").jsonPath().getList("items")).hasSize(5);
  }

  @Test
  void sendsWhatIsDueWithoutBeingRung() {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.enable(endpoint, false);
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(partner.deliveries(endpoint)).hasSize(1));

    // Enabled past the service: nobody in this process is told.
    Sql.run("update endpoint set enabled = true where id = '" + endpoint + "'");

    awaitState(endpoint, "DELIVERED");
  }

  @Test
  void goesOnAfterTheWorkersWereStoppedAndStarted() {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    dispatcher.stop();
    try {
      partner.packageReleased();
      await().untilAsserted(() -> assertThat(partner.deliveries(endpoint)).hasSize(1));
      assertThat(receiver.hits()).isEmpty();
    } finally {
      dispatcher.start();
    }

    awaitState(endpoint, "DELIVERED");
    assertThat(receiver.hits()).hasSize(1);
  }

  // ---

  private static int millis(Map<String, Object> attempt) {
    return Integer.parseInt(String.valueOf(attempt.get("durationMillis")));
  }

  /** What the operator finds in the database. */
  private static List<String> reasons(Map<String, Object> delivery) {
    return Sql.list(
        "select outcome from attempt where delivery_id = '%s' order by number"
            .formatted(delivery.get("id")));
  }

  private Map<String, Object> assertFirstAttempt(String outcome, @Nullable Integer status) {
    String endpoint = partner.subscribedEndpoint(receiver.url(), "v1a");
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("attempts", 1));
    assertThat(only(endpoint)).containsEntry("state", "PENDING").containsKey("nextAttemptAt");
    var attempt = partner.attempts(only(endpoint).get("id")).get(0);
    assertThat(attempt.get("outcome")).isEqualTo(outcome);
    assertThat(attempt.get("status")).isEqualTo(status);
    return attempt;
  }

  private Hit onlyHit() {
    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
    return receiver.hits().get(0);
  }

  private Map<String, Object> only(String endpoint) {
    assertThat(partner.deliveries(endpoint)).hasSize(1);
    return partner.deliveries(endpoint).get(0);
  }

  private Map<String, Object> awaitState(String endpoint, String state) {
    await().untilAsserted(() -> assertThat(only(endpoint)).containsEntry("state", state));
    return only(endpoint);
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + ReceiverPorts.port(port) + "/alerts";
  }

  private static JsonNode json(Hit hit) {
    try {
      return JSON.readTree(hit.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean verifiesV1a(Hit hit) {
    var set = RestAssured.get("/api/v1/keys").then().statusCode(200).extract().jsonPath();
    byte[] signature =
        List.of(hit.signature().split(" ", -1)).stream()
            .filter(s -> s.startsWith("v1a,"))
            .map(s -> Base64.getDecoder().decode(s.substring(4)))
            .findFirst()
            .orElseThrow();
    return set.getList("keys.x", String.class).stream()
        .map(x -> Base64.getUrlDecoder().decode(x))
        .anyMatch(key -> verifies(key, hit, signature));
  }

  private static boolean verifies(byte[] key, Hit hit, byte[] signature) {
    var verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(key));
    byte[] head = (hit.id() + "." + hit.timestamp() + ".").getBytes(UTF_8);
    verifier.update(head, 0, head.length);
    verifier.update(hit.body(), 0, hit.body().length);
    return verifier.verifySignature(signature);
  }

  private static void verifyV1(Hit hit, String secret) throws Exception {
    var headers =
        HttpHeaders.of(
            Map.of(
                "webhook-id", List.of(hit.id()),
                "webhook-timestamp", List.of(hit.timestamp()),
                "webhook-signature", List.of(hit.signature())),
            (name, value) -> true);
    new Webhook(secret).verify(new String(hit.body(), UTF_8), headers);
  }

  private static String hmac(String secret, Hit hit) throws Exception {
    return new Webhook(secret)
        .sign(hit.id(), Long.parseLong(hit.timestamp()), new String(hit.body(), UTF_8));
  }

  private static void drip(OutputStream body, CountDownLatch dropped) {
    try {
      while (true) {
        body.write('.');
        body.flush();
        Thread.sleep(100);
      }
    } catch (IOException e) {
      dropped.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void flood(OutputStream body, CountDownLatch dropped) {
    try {
      while (true) {
        body.write(FILL);
        body.flush();
      }
    } catch (IOException e) {
      dropped.countDown();
    }
  }

  private static void endlessHeaders(ServerSocket server) {
    try (Socket socket = server.accept()) {
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
      byte[] header = ("x-fill: " + "a".repeat(4000) + "\r\n").getBytes(UTF_8);
      while (true) {
        out.write(header);
        out.flush();
      }
    } catch (IOException e) {
      // The other side had enough, or the test is over.
    }
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
