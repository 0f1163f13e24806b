package org.lockstep.manifests;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The table of who may open a connection to whom: deploy/kubernetes/connections.yaml. */
record Connections(Map<String, JsonNode> parties, List<Connection> rows) {
  private static final Connections READ =
      of(Checkout.read(Checkout.KUBERNETES.resolve("connections.yaml")));

  private static final String HEAD =
      """
      # Made from ../connections.yaml: change that, and take over what -Dconnections.accept=true writes.
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: default-deny
      spec:
        podSelector: {}
        policyTypes: [Ingress, Egress]
      """;

  /** One row: each of {@code from} may connect to {@code to}. */
  record Connection(
      List<String> from, String to, List<Integer> ports, List<String> protocols, String why) {}

  static Connections read() {
    return READ;
  }

  static Connections of(String yaml) {
    JsonNode tree = Yaml.tree(yaml);
    Map<String, JsonNode> parties = new LinkedHashMap<>();
    Yaml.fields(tree.path("parties"))
        .forEach(party -> parties.put(party.getKey(), party.getValue()));
    List<Connection> rows =
        Yaml.items(tree.path("connections"))
            .map(
                row ->
                    new Connection(
                        texts(row.path("from")),
                        row.path("to").asText(),
                        Yaml.items(row.path("ports")).map(JsonNode::asInt).toList(),
                        row.has("protocols") ? texts(row.path("protocols")) : List.of("TCP"),
                        row.path("why").asText()))
            .toList();
    for (Connection row : rows) {
      Stream.concat(row.from().stream(), Stream.of(row.to()))
          .filter(Predicate.not(parties::containsKey))
          .forEach(
              stranger -> {
                throw new IllegalArgumentException(stranger + " is no party of connections.yaml");
              });
    }
    return new Connections(parties, rows);
  }

  private static List<String> texts(JsonNode list) {
    return Yaml.items(list).map(JsonNode::asText).toList();
  }

  /** The labels of a party's pods in our namespace; none where it lives elsewhere. */
  Optional<JsonNode> pods(String party) {
    JsonNode selector = parties.get(party);
    return selector == null || selector.has("namespace") || !selector.has("pods")
        ? Optional.empty()
        : Optional.of(selector.path("pods"));
  }

  boolean allows(String from, String to, int port) {
    return rows.stream()
        .anyMatch(
            row -> row.from().contains(from) && row.to().equals(to) && row.ports().contains(port));
  }

  /** The policies as a file: a denial of everything, and for each of our parties what it may. */
  String networkPolicies() {
    return HEAD
        + parties.keySet().stream()
            .filter(party -> pods(party).isPresent())
            .map(party -> "---\n" + Yaml.write(policy(party)))
            .collect(joining());
  }

  private Map<String, Object> policy(String party) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("podSelector", Map.of("matchLabels", pods(party).orElseThrow()));
    spec.put("policyTypes", List.of("Ingress", "Egress"));
    List<Object> ingress = new ArrayList<>();
    List<Object> egress = new ArrayList<>();
    for (Connection row : rows) {
      if (row.to().equals(party)) {
        ingress.add(rule("from", row.from().stream().flatMap(this::peers).toList(), row));
      }
      if (row.from().contains(party)) {
        egress.add(rule("to", peers(row.to()).toList(), row));
      }
    }
    if (!ingress.isEmpty()) {
      spec.put("ingress", ingress);
    }
    if (!egress.isEmpty()) {
      spec.put("egress", egress);
    }
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("apiVersion", "networking.k8s.io/v1");
    policy.put("kind", "NetworkPolicy");
    policy.put("metadata", Map.of("name", party));
    policy.put("spec", spec);
    return policy;
  }

  private static Map<String, Object> rule(String side, List<Object> peers, Connection row) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put(side, peers);
    rule.put(
        "ports",
        row.ports().stream()
            .flatMap(port -> row.protocols().stream().map(protocol -> port(protocol, port)))
            .toList());
    return rule;
  }

  private static Map<String, Object> port(String protocol, int port) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("protocol", protocol);
    one.put("port", port);
    return one;
  }

  private Stream<Object> peers(String party) {
    JsonNode selector = parties.get(party);
    if (selector == null) {
      throw new IllegalArgumentException(party);
    }
    if (selector.has("addresses")) {
      return Yaml.items(selector.path("addresses")).map(address -> Map.of("ipBlock", address));
    }
    Map<String, Object> peer = new LinkedHashMap<>();
    if (selector.has("namespace")) {
      peer.put(
          "namespaceSelector",
          Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", selector.path("namespace"))));
    }
    if (selector.has("pods")) {
      peer.put("podSelector", Map.of("matchLabels", selector.path("pods")));
    }
    return Stream.of(peer);
  }

  /** The table as docs/architecture.md shows it. */
  String markdown() {
    return rows.stream()
        .map(
            row ->
                "| %s | %s | %s | %s |\n"
                    .formatted(
                        String.join(", ", row.from()),
                        row.to(),
                        row.ports().stream().map(String::valueOf).collect(joining(", "))
                            + (row.protocols().equals(List.of("TCP"))
                                ? ""
                                : " " + String.join(", ", row.protocols())),
                        row.why()))
        .collect(joining("", "| from | to | port | for |\n|---|---|---|---|\n", ""));
  }
}
