package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {
  private static final List<String> FILES = List.of("compose.yaml", "compose.observability.yaml");

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "compose.observability.yaml"})
  void isAComposeFile(String file) {
    // Skipped without the schema, which is other people's and not in this repository; what compose
    // files refer to is checked in any case.
    assumeTrue(
        Schemas.folder().isPresent(),
        "There is no schema of compose files (LOCKSTEP_SCHEMAS names its folder): "
            + file
            + " is not validated");
    assertThat(
            Schemas.faults(
                Schemas.folder().orElseThrow().resolve("compose-spec.json"),
                Compose.read(file).tree()))
        .isEmpty();
  }

  @Test
  void isRefusedWithAFieldThatComposeDoesNotKnow() {
    // Skipped without the schema, as above: it is the one that refuses.
    assumeTrue(Schemas.folder().isPresent(), "There is no schema of compose files");
    Compose file = Compose.read("compose.yaml");
    ((ObjectNode) file.tree().at("/services/gateway")).put("readonly", true);
    assertThat(
            Schemas.faults(
                Schemas.folder().orElseThrow().resolve("compose-spec.json"), file.tree()))
        .anyMatch(fault -> fault.contains("readonly"));
  }

  @Test
  void hasNothingToComplainOf() {
    Compose whole = Compose.read(FILES.get(0)).with(Compose.read(FILES.get(1)));
    for (Compose file : List.of(Compose.read(FILES.get(0)), whole)) {
      ComposePolicies.ALL.forEach(
          (name, policy) -> assertThat(policy.apply(file)).as(name).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void isComplainedOfWhereItIsBroken(Broken broken) {
    Compose file = Compose.read("compose.yaml");
    broken.apply(file.tree());
    var policy = Objects.requireNonNull(ComposePolicies.ALL.get(broken.policy()));
    assertThat(policy.apply(file)).isNotEmpty();
  }

  @Test
  void isSeenRedByEveryPolicy() {
    assertThat(breaks().map(Broken::policy).distinct())
        .containsExactlyInAnyOrderElementsOf(ComposePolicies.ALL.keySet());
  }

  @Test
  void makesTheTopicsThatTheClusterHas() {
    Set<String> made = new TreeSet<>();
    Pattern.compile("(?m)^topic ([a-z.-]{1,100}) ([0-9]) (.*)$")
        .matcher(Checkout.read(Checkout.COMPOSE.resolve("kafka-topics.sh")))
        .results()
        .forEach(
            topic ->
                made.add(
                    topic.group(1)
                        + " "
                        + topic.group(2)
                        + " "
                        + new TreeSet<>(List.of(topic.group(3).split(" ")))));
    Set<String> described = new TreeSet<>();
    for (KubeObject topic :
        Yaml.objects(Checkout.read(Checkout.KUBERNETES.resolve("components/kafka/topics.yaml")))) {
      Set<String> settings = new TreeSet<>();
      Yaml.fields(topic.at("/spec/config"))
          .filter(
              setting ->
                  !Set.of("min.insync.replicas", "compression.type").contains(setting.getKey()))
          .forEach(setting -> settings.add(setting.getKey() + "=" + setting.getValue().asText()));
      described.add(topic.name() + " " + topic.at("/spec/partitions").asText() + " " + settings);
    }
    assertThat(made).isEqualTo(described);
  }

  @Test
  void looksAtWhatShowsMetrics() {
    assertThat(
            Yaml.tree(Checkout.read(Checkout.COMPOSE.resolve("prometheus.yaml")))
                .findValues("targets")
                .stream()
                .flatMap(Yaml::items)
                .map(JsonNode::asText))
        .containsExactlyInAnyOrder(
            "gateway:8090",
            "designation-service:8080",
            "entity-service:8080",
            "alert-service:8080",
            "keycloak:9000");
  }

  /** Another value at a place; none takes it away. */
  record Broken(String policy, String pointer, String value) {
    void apply(ObjectNode tree) {
      JsonPointer place = JsonPointer.compile(pointer);
      ObjectNode parent = tree.withObject(place.head());
      if (value.isEmpty()) {
        assertThat(parent.remove(place.last().getMatchingProperty())).isNotNull();
      } else {
        parent.set(place.last().getMatchingProperty(), Yaml.tree(value));
      }
    }

    @Override
    public String toString() {
      return policy;
    }
  }

  static Stream<Broken> breaks() {
    return Stream.of(
        new Broken("writable-root", "/services/gateway/read_only", ""),
        new Broken("capabilities", "/services/edge/cap_add", "[NET_BIND_SERVICE]"),
        new Broken("capabilities", "/services/edge/cap_drop", "[NET_RAW]"),
        new Broken("new-privileges", "/services/kafka/security_opt", ""),
        new Broken("privileged", "/services/kafka/privileged", "true"),
        new Broken("root-user", "/services/postgres/user", ""),
        new Broken("root-user", "/services/postgres/user", "'0:0'"),
        new Broken("unbounded-memory", "/services/mongodb/mem_limit", ""),
        new Broken("unbounded-cpu", "/services/mongodb/cpus", ""),
        new Broken("unbounded-processes", "/services/mongodb/pids_limit", ""),
        new Broken("unbounded-log", "/services/mongodb/logging", ""),
        new Broken("unbounded-tmpfs", "/services/mongodb/tmpfs", "[/tmp]"),
        new Broken("no-health-check", "/services/keycloak/healthcheck", ""),
        new Broken("latest-tag", "/services/kafka/image", "apache/kafka"),
        new Broken("latest-tag", "/services/kafka/image", "'apache/kafka:latest'"),
        new Broken("host-namespaces", "/services/kafka/network_mode", "host"),
        new Broken("published-port", "/services/postgres/ports", "['5432:5432']"),
        new Broken(
            "secret-in-environment", "/services/gateway/environment/LOCKSTEP_HTTP_CURSOR_KEY", "x"),
        new Broken(
            "wrong-dependency",
            "/services/gateway/depends_on/kafka-topics",
            "{condition: service_healthy}"),
        new Broken(
            "wrong-dependency",
            "/services/gateway/depends_on/redis",
            "{condition: service_healthy}"),
        new Broken("missing-name", "/services/gateway/networks", "[gateways]"),
        new Broken("missing-name", "/services/gateway/secrets", "[gateway.property]"),
        new Broken("missing-name", "/services/kafka/volumes", "['data:/var/lib/kafka/data']"),
        new Broken(
            "unreachable-address",
            "/services/gateway/environment/LOCKSTEP_GATEWAY_ENTITY_URL",
            "'http://entities:8080'"),
        new Broken(
            "unreachable-address",
            "/services/gateway/environment/LOCKSTEP_GATEWAY_ENTITY_URL",
            "'http://entity-service:8083'"),
        new Broken(
            "unreachable-address",
            "/services/entity-service/networks",
            "[services, keycloak, mongodb]"),
        new Broken(
            "unknown-setting",
            "/services/gateway/environment/KAFKA_BOOTSTRAP_SERVERS",
            "'kafka:9092'"),
        new Broken(
            "missing-setting", "/services/alert-service/environment/QUARKUS_FLYWAY_USERNAME", ""),
        new Broken("missing-setting", "/services/alert-service/secrets", "[gateway.properties]"),
        new Broken(
            "unknown-probe",
            "/services/gateway/healthcheck/test",
            "[CMD, 'http://127.0.0.1:8080/q/health/ready']"),
        new Broken("stranger-in-network", "/services/edge/networks", "[postgres]"),
        new Broken("stranger-in-network", "/services/entity-service/networks", "[outside]"),
        new Broken("missing-file", "/configs/edge/file", "edges.conf"),
        new Broken("missing-file", "/secrets/edge.key/file", "secrets.d/edge.pem"),
        new Broken("unused-name", "/volumes/other", "{}"),
        new Broken("open-network", "/networks/postgres", "{}"));
  }
}
