package org.lockstep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a network lets through that enforces NetworkPolicies as Kubernetes documents them. It knows
 * nothing of the table that ours are made from.
 */
record Enforcement(List<KubeObject> policies) {
  private static final String OURS = "lockstep";

  /** Somebody in a namespace, with labels; or an address outside, without either. */
  record Peer(String namespace, Map<String, String> labels, String address) {
    static Peer outside(String address) {
      return new Peer("", Map.of(), address);
    }

    boolean isOutside() {
      return !address.isEmpty();
    }
  }

  boolean lets(Peer from, Peer to, int port, String protocol) {
    return side(from, to, "Egress", "egress", "to", port, protocol)
        && side(to, from, "Ingress", "ingress", "from", port, protocol);
  }

  /** Who is taken by no policy of a direction is free in it; else one rule of any must say yes. */
  private boolean side(
      Peer subject,
      Peer other,
      String type,
      String rules,
      String peers,
      int port,
      String protocol) {
    List<KubeObject> about =
        policies.stream()
            .filter(policy -> subject.namespace().equals(OURS))
            .filter(
                policy ->
                    KubeObject.selects(
                        policy.at("/spec/podSelector").path("matchLabels"), subject.labels()))
            .filter(
                policy ->
                    policy.all("/spec/policyTypes/*").anyMatch(one -> one.asText().equals(type)))
            .toList();
    return about.isEmpty()
        || about.stream()
            .flatMap(policy -> policy.all("/spec/" + rules + "/*"))
            .anyMatch(rule -> isAt(rule, port, protocol) && isOf(rule.path(peers), other));
  }

  private static boolean isAt(JsonNode rule, int port, String protocol) {
    return !rule.has("ports")
        || Yaml.items(rule.path("ports"))
            .anyMatch(
                one ->
                    one.path("protocol").asText("TCP").equals(protocol)
                        && (!one.has("port") || one.path("port").asInt() == port));
  }

  private static boolean isOf(JsonNode peers, Peer other) {
    return peers.isMissingNode() || Yaml.items(peers).anyMatch(peer -> is(peer, other));
  }

  private static boolean is(JsonNode peer, Peer other) {
    if (peer.has("ipBlock")) {
      return other.isOutside()
          && isIn(peer.at("/ipBlock/cidr").asText(), other.address())
          && Yaml.items(peer.at("/ipBlock/except"))
              .noneMatch(except -> isIn(except.asText(), other.address()));
    }
    JsonNode namespace = peer.path("namespaceSelector");
    boolean sameNamespace =
        namespace.isMissingNode()
            ? other.namespace().equals(OURS)
            : !other.isOutside()
                && KubeObject.selects(
                    namespace.path("matchLabels"),
                    Map.of("kubernetes.io/metadata.name", other.namespace()));
    return sameNamespace
        && KubeObject.selects(peer.path("podSelector").path("matchLabels"), other.labels());
  }

  private static boolean isIn(String block, String address) {
    int slash = block.indexOf('/');
    byte[] network = bytes(block.substring(0, slash));
    byte[] one = bytes(address);
    int bits = Integer.parseInt(block.substring(slash + 1));
    return network.length == one.length
        && Stream.iterate(0, bit -> bit < bits, bit -> bit + 1)
            .allMatch(bit -> ((network[bit / 8] ^ one[bit / 8]) & (0x80 >> (bit % 8))) == 0);
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }
}
