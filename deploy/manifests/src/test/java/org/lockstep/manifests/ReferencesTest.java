package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an object names is there, by the objects beside it, the sources and the table of
 * connections.
 */
class ReferencesTest {
  private static final List<Policy> POLICIES =
      Stream.of(
              ServiceReferences.ALL, SecretReferences.ALL, StoreReferences.ALL, EdgeReferences.ALL)
          .flatMap(List::stream)
          .toList();

  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  @ParameterizedTest
  @EnumSource
  void areAllThere(Overlay overlay) {
    assertThat(complaints(overlay.objects())).isEmpty();
  }

  @Test
  void areAllSeenRed() {
    assertThat(breaks().map(Break::policy).distinct())
        .containsExactlyInAnyOrderElementsOf(POLICIES.stream().map(Policy::name).toList());
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void areMissedWhereTheyAreNot(Break broken) {
    List<KubeObject> objects = Overlay.PRODUCTION.objects();
    broken.apply(objects);
    assertThat(POLICIES)
        .filteredOn(policy -> policy.name().equals(broken.policy()))
        .flatMap(policy -> policy.complaints(objects).toList())
        .isNotEmpty();
  }

  @Test
  void ofTheRealmFileAreAllGiven() {
    KubeObject realm = RealmImport.object();
    Map<String, Set<String>> made = new HashMap<>(Secrets.made(Overlay.TRIAL.objects()));
    assertThat(Secrets.named(realm))
        .isNotEmpty()
        .allMatch(
            reference -> made.getOrDefault(reference.secret(), Set.of()).contains(reference.key()));
    Set<String> asked = new TreeSet<>();
    Pattern.compile("\\$\\{(LOCKSTEP_[A-Z_]{1,80})}")
        .matcher(realm.at("/spec/realm").toString())
        .results()
        .forEach(match -> asked.add(match.group(1)));
    assertThat(realm.at("/spec/placeholders").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  /** Nothing that was confirmed is lost with one node. */
  @Test
  void inProductionTellOfThreeOfEach() {
    List<KubeObject> objects = Overlay.PRODUCTION.objects();
    KubeObject kafka = Named.one(objects, "Kafka", "lockstep");
    KubeObject postgres = Named.one(objects, "Cluster", "postgres");
    KubeObject mongodb = Named.one(objects, "PerconaServerMongoDB", "mongodb");
    assertThat(kafka.at("/spec/kafka/config").path("min.insync.replicas").asInt()).isEqualTo(2);
    assertThat(objects.stream().filter(object -> object.is("KafkaTopic")))
        .allMatch(topic -> topic.at("/spec/replicas").asInt() == 3)
        .allMatch(topic -> topic.at("/spec/config").path("min.insync.replicas").asInt() == 2);
    assertThat(postgres.at("/spec/instances").asInt()).isEqualTo(3);
    assertThat(postgres.at("/spec/postgresql/synchronous").toString())
        .contains("\"method\":\"any\"", "\"number\":1", "\"dataDurability\":\"required\"");
    assertThat(mongodb.all("/spec/replsets/*/size").map(JsonNode::asInt)).containsExactly(3);
    assertThat(Checkout.applicationProperties("entity-service"))
        .containsEntry("quarkus.mongodb.write-concern.w", "majority")
        .containsEntry("mp.messaging.outgoing.entities.acks", "all");
  }

  private static Stream<String> complaints(List<KubeObject> objects) {
    return POLICIES.stream().flatMap(policy -> policy.complaints(objects));
  }

  private static Break gateway(String policy, String pointer, String value) {
    return new Break(policy, "Deployment", "gateway", pointer, value);
  }

  static Stream<Break> breaks() {
    return Stream.of(
        gateway("missing-config-map", CONTAINER + "/envFrom/0", "{configMapRef: {name: other}}"),
        new Break(
            "missing-claim",
            "Deployment",
            "designation-service",
            POD + "/volumes/0",
            "{name: a, persistentVolumeClaim: {claimName: other}}"),
        gateway("unmounted-volume", POD + "/volumes/0", "{name: a, emptyDir: {sizeLimit: 1Mi}}"),
        gateway("unmounted-path", CONTAINER + "/env/0", "{name: A, value: '/etc/other/file'}"),
        gateway("unknown-probe-path", CONTAINER + "/livenessProbe/httpGet/path", "/health/live"),
        gateway("wrong-port", CONTAINER + "/ports/0", "{name: management, containerPort: 9000}"),
        gateway(
            "unknown-image", CONTAINER + "/image", "registry.example/lockstep/entity-service:1"),
        gateway(
            "unreachable-address",
            CONTAINER + "/env/0",
            "{name: A, value: 'http://entities:8080'}"),
        gateway(
            "unreachable-address",
            CONTAINER + "/env/0",
            "{name: A, value: 'http://entity-service:8081'}"),
        gateway(
            "unreachable-address",
            CONTAINER + "/env/0",
            "{name: A, value: 'lockstep-kafka-bootstrap:9093'}"),
        gateway("too-short-grace", POD + "/terminationGracePeriodSeconds", "30"),
        new Break("too-short-grace", "Deployment", "entity-service", CONTAINER + "/lifecycle", ""),
        gateway("missing-secret", POD + "/volumes/0", "{name: a, secret: {secretName: other}}"),
        gateway(
            "missing-secret",
            POD + "/volumes/0",
            "{name: a, secret: {secretName: postgres-ca, items: [{key: tls.crt}]}}"),
        new Break("missing-secret", "DatabaseRole", "alert", "/spec/passwordSecret/name", "other"),
        new Break(
            "missing-secret",
            "KafkaUser",
            "",
            "/spec/authentication/password/valueFrom/secretKeyRef/key",
            "pass"),
        new Break("unused-secret", "ExternalSecret", "", "/spec/target/name", "other"),
        new Break(
            "unfilled-template",
            "ExternalSecret",
            "",
            "/spec/target/template/data",
            "{a: '{{ .other }}'}"),
        new Break(
            "secret-of-two-makers", "ExternalSecret", "", "/spec/target/name", "entity-service"),
        new Break(
            "missing-topic",
            "KafkaTopic",
            "lockstep.entities",
            "/metadata/name",
            "lockstep.entity"),
        new Break(
            "foreign-cluster", "KafkaTopic", "", "/metadata/labels", "{strimzi.io/cluster: other}"),
        new Break("foreign-database-cluster", "Database", "", "/spec/cluster/name", "other"),
        new Break(
            "wrong-rights",
            "KafkaUser",
            "",
            "/spec/authorization/acls/0",
            "{resource: {type: topic, name: '*'}, operations: [Read]}"),
        new Break("too-few-brokers", "KafkaNodePool", "", "/spec/replicas", "2"),
        new Break("missing-database", "Database", "gateway", "/metadata/name", "other"),
        new Break("missing-database", "DatabaseRole", "gateway-service", "/spec/name", "other"),
        new Break(
            "missing-database",
            "Cluster",
            "",
            "/spec/postgresql/pg_hba",
            "[hostssl gateway all all scram-sha-256]"),
        new Break(
            "too-few-connections",
            "HorizontalPodAutoscaler",
            "alert-service",
            "/spec/maxReplicas",
            "12"),
        new Break(
            "missing-backend",
            "HTTPRoute",
            "api",
            "/spec/rules/0/backendRefs/0",
            "{name: gateway, port: 8090}"),
        new Break("missing-backend", "BackendTLSPolicy", "", "/spec/targetRefs/0/name", "keycloak"),
        new Break(
            "missing-listener", "HTTPRoute", "api", "/spec/parentRefs/0/sectionName", "login"),
        new Break(
            "missing-certificate-name",
            "Gateway",
            "",
            "/spec/listeners/0/hostname",
            "other.example"),
        new Break(
            "missing-issuer", "PerconaServerMongoDB", "", "/spec/tls/issuerConf/name", "other"),
        new Break(
            "unknown-public-name", "HTTPRoute", "login", "/spec/hostnames", "[other.example]"),
        new Break(
            "unknown-metric",
            "HorizontalPodAutoscaler",
            "gateway",
            "/spec/metrics/0/pods/metric/name",
            "lockstep_connection_open"),
        new Break(
            "unknown-metric",
            "PrometheusRule",
            "",
            "/spec/groups/0/rules/0/expr",
            "max(lockstep_events_waiting) > 1"),
        new Break(
            "unknown-metric",
            "HorizontalPodAutoscaler",
            "alert-service",
            "/spec/metrics/0/pods/metric/name",
            "kafka_lag"),
        new Break("dangling-monitor", "ServiceMonitor", "", "/spec/endpoints/0/port", "management"),
        new Break(
            "dangling-monitor",
            "PodMonitor",
            "gateway",
            "/spec/podMetricsEndpoints/0/port",
            "metrics"),
        new Break(
            "dangling-monitor",
            "PodMonitor",
            "postgres",
            "/spec/selector/matchLabels",
            "{cnpg.io/cluster: other}"));
  }
}
