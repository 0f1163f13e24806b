package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** One request is one trace, from the gateway to the webhook. */
@Order(6)
class TracesIT {
  private static final Collector COLLECTOR = new Collector();

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String OF_THE_CALLER = "0af7651916cd43dd8448eb211c80319c";
  private static final String REQUEST = "traced-" + KoreanReleases.RUN;

  private static AlertedPartner partner;
  private static String trace;

  @BeforeAll
  static void aPackageIsReleased() throws IOException {
    OneMachine.start(COLLECTOR.environment(), "--reset", "--no-story", "--no-receiver");
    partner = AlertedPartner.subscribe();
    String id = KoreanReleases.approved("traced", 2);

    Api.Answer released =
        Api.as("kr-releaser")
            .send(
                "POST",
                "/packages/" + id + "/release",
                null,
                Map.of(
                    "X-Request-Id",
                    REQUEST,
                    "traceparent",
                    "00-" + OF_THE_CALLER + "-b7ad6b7169203331-01"));

    assertThat(released.status()).as(released.raw().body()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> partner.received().size() == 3);
    trace = traceIn("gateway", "traceId=([0-9a-f]{32}) POST .* request=" + REQUEST);
  }

  @AfterAll
  static void ends() {
    partner.leave();
    OneMachine.stopRunning();
  }

  @Test
  void theServiceThatReleasesGoesOnWithTheTraceOfTheGateway() {
    assertThat(
            traceIn(
                "designation-service",
                "request=" + REQUEST + " traceId=([0-9a-f]{32}) release: package "))
        .isEqualTo(trace);
  }

  @Test
  void theServicesThatHearOfItGoOnWithIt() {
    String took = "traceId=" + trace + " Took in \\d+ events of lockstep.designations";

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(log("entity-service")).anyMatch(line -> line.matches(".* " + took));
              assertThat(log("alert-service")).anyMatch(line -> line.matches(".* " + took));
              assertThat(log("designation-service"))
                  .as("which entities they are")
                  .anyMatch(line -> line.contains(trace + " Took in") && line.endsWith("entities"));
            });
  }

  @Test
  void itsWebhooksSayWhichTraceTheyAreOf() {
    assertThat(partner.traces())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allMatch(header -> header.matches("00-" + trace + "-[0-9a-f]{16}-01"));
    String endpoint = partner.endpoints().get(0).path("id").asText();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(log("alert-service"))
                    .filteredOn(line -> line.contains(trace + " Delivery "))
                    .filteredOn(line -> line.contains(" to endpoint " + endpoint))
                    .hasSize(3)
                    .allMatch(line -> line.contains(": OK after ")));
  }

  @Test
  void whatTheCallerSaysOfATraceIsNowhere() {
    assertThat(List.of("gateway", "designation-service", "entity-service", "alert-service"))
        .allSatisfy(
            service -> assertThat(log(service)).noneMatch(line -> line.contains(OF_THE_CALLER)));
  }

  @Test
  void theCollectorGetsStepsOfAllServices() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(COLLECTOR.servicesIn(trace))
                    .containsExactlyInAnyOrder(
                        "gateway", "designation-service", "entity-service", "alert-service"));
  }

  private static String traceIn(String service, String form) {
    Pattern line = Pattern.compile(form);
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                log(service).stream()
                    .map(line::matcher)
                    .filter(found -> found.find())
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse(""),
            found -> !found.isEmpty());
  }

  private static List<String> log(String service) {
    try {
      return Files.readAllLines(OneMachine.DATA.resolve("logs/" + service + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
