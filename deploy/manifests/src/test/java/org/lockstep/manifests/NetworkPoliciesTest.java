package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkPoliciesTest {
  private static final Path POLICIES = Checkout.KUBERNETES.resolve("base/network-policies.yaml");

  private final Connections connections = Connections.read();

  @Test
  void areMadeFromTheTable() throws IOException {
    if (Boolean.getBoolean("connections.accept")) {
      Files.writeString(POLICIES, connections.networkPolicies());
    }
    assertThat(Checkout.read(POLICIES)).isEqualTo(connections.networkPolicies());
  }

  @Test
  void areShownInTheArchitecture() {
    assertThat(Checkout.read(Checkout.ROOT.resolve("docs/architecture.md")))
        .contains("\n\n" + connections.markdown() + "\n");
  }

  @ParameterizedTest
  @EnumSource
  void areAllThatAnOverlayHas(Overlay overlay) {
    assertThat(overlay.objects("NetworkPolicy").map(KubeObject::name))
        .containsExactlyInAnyOrderElementsOf(
            Yaml.objects(connections.networkPolicies()).stream().map(KubeObject::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void areAboutPodsThatThereAre(Overlay overlay) {
    List<Map<String, String>> pods = Pods.labels(overlay.objects());
    assertThat(connections.parties().keySet())
        .filteredOn(party -> connections.pods(party).isPresent())
        .allSatisfy(
            party ->
                assertThat(pods)
                    .anyMatch(
                        labels ->
                            KubeObject.selects(connections.pods(party).orElseThrow(), labels)));
  }

  @Test
  void knowTheLabelOfTheImportOfTheRealm() {
    JsonNode labels =
        Yaml.tree(Checkout.read(Checkout.KUBERNETES.resolve("realm-import.yaml")))
            .at("/spec/labels");
    assertThat(labels).isEqualTo(connections.pods("realm-import").orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void letNobodyElseToKafkasClients(Overlay overlay) {
    List<JsonNode> told =
        overlay
            .objects("Kafka")
            .flatMap(
                kafka ->
                    kafka.all(
                        "/spec/kafka/listeners/*/networkPolicyPeers/*/podSelector/matchLabels"))
            .toList();
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            connections.rows().stream()
                .filter(row -> row.to().equals("kafka") && row.ports().contains(9093))
                .flatMap(row -> row.from().stream())
                .map(party -> connections.pods(party).orElseThrow())
                .toList());
  }

  /** The red side: a row that goes, a port that is another, a party that nobody knows. */
  @Test
  void differWhereTheTableDoes() {
    String table = Checkout.read(Checkout.KUBERNETES.resolve("connections.yaml"));
    String row = "  - {from: [entity-service], to: mongodb, ports: [27017], why: entities}\n";
    assertThat(table).contains(row);

    Connections without = Connections.of(table.replace(row, ""));
    assertThat(without.networkPolicies()).isNotEqualTo(connections.networkPolicies());
    assertThat(without.markdown()).isNotEqualTo(connections.markdown());
    assertThat(
            Connections.of(
                    table.replace("ports: [27017], why: entities", "ports: [27018], why: entities"))
                .networkPolicies())
        .isNotEqualTo(connections.networkPolicies());
    assertThatThrownBy(() -> Connections.of(table.replace("to: mongodb", "to: mongo")))
        .hasMessageContaining("mongo is no party");
  }
}
