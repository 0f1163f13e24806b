package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.manifests.Enforcement.Peer;

/** Everybody tries to connect to everybody at every port: what gets through is the table. */
class EnforcementTest {
  private final Connections connections = Connections.read();

  @ParameterizedTest
  @EnumSource
  void letsThroughWhatTheTableSaysAndNothingElse(Overlay overlay) {
    Enforcement network = network(overlay.objects());
    assertThat(differences(network)).isEmpty();
  }

  @Test
  void letsNobodyInWhomNoRowNames() {
    Enforcement network = network(Overlay.PRODUCTION.objects());
    Peer stranger = new Peer("lockstep", Map.of("app", "stranger"), "");
    Peer neighbour = new Peer("default", Map.of("app.kubernetes.io/name", "gateway"), "");
    for (String party : ours()) {
      for (int port : ports()) {
        assertThat(network.lets(stranger, peer(party), port, "TCP")).isFalse();
        assertThat(network.lets(peer(party), stranger, port, "TCP")).isFalse();
        assertThat(network.lets(neighbour, peer(party), port, "TCP")).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alert-service, 93.184.216.34, 443, true",
    "alert-service, 93.184.216.34, 8443, true",
    "alert-service, 93.184.216.34, 80, false",
    "alert-service, '2606:2800:220:1::1', 443, true",
    "alert-service, 10.1.2.3, 443, false",
    "alert-service, 169.254.169.254, 443, false",
    "alert-service, 172.20.0.1, 443, false",
    "alert-service, 'fd00::1', 443, false",
    "alert-service, 'fe80::1', 443, false",
    "designation-service, 93.184.216.34, 443, true",
    "designation-service, 192.168.0.1, 443, false",
    "entity-service, 93.184.216.34, 443, false",
    "gateway, 93.184.216.34, 443, false",
    "mongodb, 93.184.216.34, 80, false",
  })
  void letsOutWhoHasTo(String party, String address, int port, boolean lets) {
    assertThat(
            network(Overlay.PRODUCTION.objects())
                .lets(peer(party), Peer.outside(address), port, "TCP"))
        .isEqualTo(lets);
  }

  /** The red side: without the denial, with a rule for all, and without one policy. */
  @Test
  void seesWhereThePoliciesDiffer() {
    List<KubeObject> objects = Overlay.PRODUCTION.objects();
    ObjectNode spec = (ObjectNode) Named.one(objects, "NetworkPolicy", "mongodb").at("/spec");
    ((ArrayNode) spec.path("ingress")).addObject();
    assertThat(differences(network(objects))).isNotEmpty();

    List<KubeObject> without = new ArrayList<>(Overlay.PRODUCTION.objects());
    without.removeIf(object -> object.is("NetworkPolicy") && object.name().equals("kafka"));
    assertThat(differences(network(without))).isNotEmpty();

    List<KubeObject> open = new ArrayList<>(without);
    open.removeIf(object -> object.is("NetworkPolicy") && object.name().equals("default-deny"));
    assertThat(differences(network(open)))
        .anyMatch(one -> one.startsWith("strimzi to kafka at 22 "));
  }

  private static Enforcement network(List<KubeObject> objects) {
    return new Enforcement(objects.stream().filter(object -> object.is("NetworkPolicy")).toList());
  }

  private List<String> differences(Enforcement network) {
    List<String> differences = new ArrayList<>();
    for (String from : within()) {
      for (String to : within()) {
        // What others do among themselves is not ours to say.
        if (ours().contains(from) || ours().contains(to)) {
          for (int port : ports()) {
            for (String protocol : port == 53 ? List.of("TCP", "UDP") : List.of("TCP")) {
              boolean said =
                  connections.rows().stream()
                      .anyMatch(
                          row ->
                              row.from().contains(from)
                                  && row.to().equals(to)
                                  && row.ports().contains(port)
                                  && row.protocols().contains(protocol));
              if (network.lets(peer(from), peer(to), port, protocol) != said) {
                differences.add(from + " to " + to + " at " + port + " " + protocol);
              }
            }
          }
        }
      }
    }
    return differences;
  }

  private List<String> ours() {
    return connections.parties().keySet().stream()
        .filter(party -> connections.pods(party).isPresent())
        .toList();
  }

  /** Those that are pods, here or in another namespace. */
  private List<String> within() {
    return connections.parties().entrySet().stream()
        .filter(party -> !party.getValue().has("addresses"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Set<Integer> ports() {
    Set<Integer> ports = new TreeSet<>(Set.of(22, 80));
    connections.rows().forEach(row -> ports.addAll(row.ports()));
    return ports;
  }

  private Peer peer(String party) {
    JsonNode selector = connections.parties().get(party);
    if (selector == null) {
      throw new IllegalArgumentException(party);
    }
    return new Peer(
        selector.path("namespace").asText("lockstep"),
        KubeObject.labels(selector.path("pods")),
        "");
  }
}
