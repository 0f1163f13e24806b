package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What operators are told to watch is there: each alert and each panel asks for what is served. */
@Order(2)
class WatchedIT {
  private static final Path FILES = Path.of("..", "observability");
  private static final Path RULES = FILES.resolve("rules.yaml");
  private static final Path RUNBOOK = Path.of("..", "..", "docs", "runbook.md");

  private static final Pattern RULE = Pattern.compile("(?m)^ {6}- alert: (\\w+)$");
  private static final Pattern EXPRESSION =
      Pattern.compile("(?m)^ {8}expr: (?:>-\\n((?: {10}.*\\n)+)|(.+)$)");

  /** A metric with what it is selected by; a name with an underscore is no function of PromQL's. */
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:lockstep|http|kafka|jvm)_\\w+)(?:\\{([^}]*)\\})?");

  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
  private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

  /** Of what Prometheus adds itself. */
  private static final Set<String> ADDED = Set.of("job", "instance", "le");

  /** Counted when it happens for the first time, by a label that is not known before. */
  private static final Set<String> LATER = Set.of("lockstep_requests_throttled_total");

  private static final String LAG = "kafka_consumer_fetch_manager_records_lag_max";

  /** By name, the labels of all its series. */
  private static final Map<String, Set<String>> SERVED = new HashMap<>();

  /** Meters of Kafka's client get their topics a minute after its first records. */
  @BeforeAll
  static void theMetricsOfAllServices() {
    OneMachine.withTheStory();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              scrape();
              return SERVED.getOrDefault(LAG, Set.of()).contains("topic");
            });
  }

  private static void scrape() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    for (int port : List.of(2, 3, 4, 10)) {
      HttpResponse<Stream<String>> metrics =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + (OneMachine.PORT + port) + "/q/metrics"))
                  .build(),
              HttpResponse.BodyHandlers.ofLines());
      assertThat(metrics.statusCode()).isEqualTo(200);
      metrics.body().filter(line -> !line.startsWith("#")).forEach(WatchedIT::served);
    }
  }

  private static void served(String line) {
    int end = line.indexOf('{');
    String name = line.substring(0, end < 0 ? line.indexOf(' ') : end);
    Set<String> labels = SERVED.computeIfAbsent(name, key -> new HashSet<>());
    Matcher label = LABEL.matcher(end < 0 ? "" : line.substring(end));
    while (label.find()) {
      labels.add(label.group(1));
    }
  }

  @Test
  void everyAlertAsksForWhatAServiceTells() throws IOException {
    List<String> expressions = new ArrayList<>();
    Matcher expression = EXPRESSION.matcher(Files.readString(RULES));
    while (expression.find()) {
      expressions.add(expression.group(1) == null ? expression.group(2) : expression.group(1));
    }

    assertThat(expressions).hasSameSizeAs(alerts());
    assertThat(missing(expressions)).isEmpty();
  }

  @Test
  void everyPanelAsksForWhatAServiceTells() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(FILES.resolve("dashboard.json").toFile());
    List<String> expressions = dashboard.findValuesAsText("expr");

    assertThat(expressions).hasSizeGreaterThan(20);
    assertThat(missing(expressions)).isEmpty();
  }

  @Test
  void everyAlertHasItsEntryInTheRunbookAndNoEntryIsOfNone() throws IOException {
    Set<String> entries = new TreeSet<>();
    Matcher entry = Pattern.compile("(?m)^## (\\w+)$").matcher(Files.readString(RUNBOOK));
    while (entry.find()) {
      entries.add(entry.group(1));
    }

    assertThat(entries).isEqualTo(alerts());
  }

  @Test
  void everyAlertRingsWhenItIsToAndNotBefore() throws IOException, InterruptedException {
    Path promtool = Path.of("/usr/bin/promtool");
    // Skipped where Prometheus is not installed: the build needs a JDK and Maven alone. The gate
    // (.ci/run) installs it; what rules ask for is compared above in any case.
    assumeTrue(
        Files.isExecutable(promtool),
        "the alerts are not tried: there is no promtool (Debian's package prometheus)");
    String tried = Files.readString(FILES.resolve("rules_test.yaml"));
    for (String alert : alerts()) {
      assertThat(tried).contains("alertname: " + alert + "\n", "alertname: " + alert + "}");
    }

    assertThat(run(promtool.toString(), "check", "rules", "rules.yaml")).isZero();
    assertThat(run(promtool.toString(), "test", "rules", "rules_test.yaml")).isZero();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(FILES.toFile()).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static Set<String> alerts() throws IOException {
    Set<String> alerts = new TreeSet<>();
    Matcher alert = RULE.matcher(Files.readString(RULES));
    while (alert.find()) {
      alerts.add(alert.group(1));
    }
    return alerts;
  }

  private static Set<String> missing(List<String> expressions) {
    Set<String> missing = new TreeSet<>();
    for (String expression : expressions) {
      Set<String> known = new HashSet<>(ADDED);
      Matcher metric = SELECTOR.matcher(GROUPING.matcher(expression).replaceAll(""));
      while (metric.find()) {
        String name = metric.group(1);
        Set<String> labels = SERVED.get(name);
        if (labels == null) {
          if (!LATER.contains(name)) {
            missing.add(name);
          }
          continue;
        }
        known.addAll(labels);
        String selected = metric.group(2) == null ? "" : metric.group(2);
        Matcher label = LABEL.matcher(selected);
        while (label.find()) {
          if (!labels.contains(label.group(1)) && !ADDED.contains(label.group(1))) {
            missing.add(name + " by " + label.group(1));
          }
        }
      }
      Matcher grouping = GROUPING.matcher(expression);
      while (grouping.find() && !expression.contains("throttled")) {
        for (String label : grouping.group(1).split(", *", -1)) {
          if (!known.contains(label)) {
            missing.add(label + " of " + expression.strip());
          }
        }
      }
    }
    return missing;
  }
}
