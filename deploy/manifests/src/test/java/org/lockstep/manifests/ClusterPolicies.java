package org.lockstep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What holds between objects, and for those that are no pods. */
final class ClusterPolicies {
  static final List<Policy> ALL =
      List.of(
          Policy.of(
              "dangling-service",
              "Service",
              (service, all) -> !takes(service.at("/spec/selector"), all)),
          Policy.of("invalid-target-ports", "Service", ClusterPolicies::leadsToNoPort),
          Policy.of(
              "exposed-services",
              "Service",
              service -> !service.at("/spec/type").asText("ClusterIP").equals("ClusterIP")),
          Policy.of(
              "mismatching-selector",
              "Deployment",
              deployment ->
                  !KubeObject.selects(
                      deployment.at("/spec/selector/matchLabels"), deployment.podLabels())),
          Policy.of("non-isolated-pod", "Deployment", ClusterPolicies::hasNoNetworkPolicy),
          Policy.of(
              "dangling-networkpolicy",
              "NetworkPolicy",
              (policy, all) ->
                  !policy.at("/spec/podSelector").isEmpty()
                      && !takes(policy.at("/spec/podSelector/matchLabels"), all)),
          Policy.of(
              "dangling-networkpolicypeer-podselector",
              "NetworkPolicy",
              ClusterPolicies::namesNobody),
          Policy.of(
              "no-default-deny",
              "Namespace",
              (namespace, all) -> all.stream().noneMatch(ClusterPolicies::deniesAll)),
          Policy.of(
              "pod-security-not-restricted",
              "Namespace",
              namespace ->
                  !namespace
                      .at("/metadata/labels")
                      .path("pod-security.kubernetes.io/enforce")
                      .asText()
                      .equals("restricted")),
          Policy.of(
              "dangling-poddisruptionbudget",
              "PodDisruptionBudget",
              (budget, all) -> !takes(budget.at("/spec/selector/matchLabels"), all)),
          Policy.of(
              "pdb-max-unavailable",
              "PodDisruptionBudget",
              budget -> budget.at("/spec/maxUnavailable").asText().matches("0|0%")),
          Policy.of("pdb-min-available", "PodDisruptionBudget", ClusterPolicies::letsNobodyGo),
          Policy.of(
              "pdb-unhealthy-pod-eviction-policy",
              "PodDisruptionBudget",
              budget ->
                  !budget.at("/spec/unhealthyPodEvictionPolicy").asText().equals("AlwaysAllow")),
          Policy.of(
              "dangling-horizontalpodautoscaler",
              "HorizontalPodAutoscaler",
              (scaler, all) -> target(scaler, all).findAny().isEmpty()),
          Policy.of(
              "hpa-minimum-three-replicas",
              "HorizontalPodAutoscaler",
              scaler -> scaler.at("/spec/minReplicas").asInt() < 3),
          Policy.of("no-anti-affinity", "Deployment", ClusterPolicies::mayBeAllOnOneNode),
          Policy.of(
              "no-topology-spread",
              "Deployment",
              deployment -> deployment.pod().path("topologySpreadConstraints").isEmpty()),
          Policy.of(
              "no-rolling-update-strategy",
              "Deployment",
              deployment -> !deployment.at("/spec/strategy/type").asText().equals("RollingUpdate")),
          Policy.of("non-existent-service-account", "Deployment", ClusterPolicies::hasNoAccount),
          Policy.of("secret-in-git", "Secret", secret -> true),
          new Policy(
              "use-namespace",
              (object, all) ->
                  object.is("Namespace")
                          || object.at("/metadata/namespace").asText().equals("lockstep")
                      ? Stream.of()
                      : Stream.of(object.toString())));

  private ClusterPolicies() {}

  private static boolean takes(JsonNode matchLabels, List<KubeObject> all) {
    return Pods.labels(all).stream().anyMatch(labels -> KubeObject.selects(matchLabels, labels));
  }

  private static Stream<KubeObject> deployments(JsonNode matchLabels, List<KubeObject> all) {
    return all.stream()
        .filter(object -> object.is("Deployment"))
        .filter(deployment -> KubeObject.selects(matchLabels, deployment.podLabels()));
  }

  private static boolean leadsToNoPort(KubeObject service, List<KubeObject> all) {
    return service
        .all("/spec/ports/*/targetPort")
        .anyMatch(
            port ->
                deployments(service.at("/spec/selector"), all)
                    .anyMatch(
                        deployment ->
                            deployment
                                .all("/spec/template/spec/containers/*/ports/*")
                                .noneMatch(
                                    open ->
                                        open.path("name").equals(port)
                                            || open.path("containerPort").equals(port))));
  }

  /** Beside the denial of everything, which takes every pod. */
  private static boolean hasNoNetworkPolicy(KubeObject deployment, List<KubeObject> all) {
    return all.stream()
        .filter(object -> object.is("NetworkPolicy"))
        .filter(policy -> !policy.at("/spec/podSelector").isEmpty())
        .noneMatch(
            policy ->
                KubeObject.selects(
                    policy.at("/spec/podSelector/matchLabels"), deployment.podLabels()));
  }

  private static boolean namesNobody(KubeObject policy, List<KubeObject> all) {
    return Stream.of("/spec/ingress/*/from/*", "/spec/egress/*/to/*")
        .flatMap(policy::all)
        .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
        .map(peer -> peer.at("/podSelector/matchLabels"))
        .anyMatch(labels -> !takes(labels, all));
  }

  private static boolean deniesAll(KubeObject policy) {
    return policy.is("NetworkPolicy")
        && policy.at("/spec/podSelector").isObject()
        && policy.at("/spec/podSelector").isEmpty()
        && policy.at("/spec/policyTypes").size() == 2
        && !policy.at("/spec").has("ingress")
        && !policy.at("/spec").has("egress");
  }

  private static Stream<KubeObject> target(KubeObject scaler, List<KubeObject> all) {
    return all.stream()
        .filter(object -> object.is(scaler.at("/spec/scaleTargetRef/kind").asText()))
        .filter(object -> object.name().equals(scaler.at("/spec/scaleTargetRef/name").asText()));
  }

  private static boolean letsNobodyGo(KubeObject budget, List<KubeObject> all) {
    int needed = budget.at("/spec/minAvailable").asInt(0);
    return needed > 0
        && all.stream()
            .filter(object -> object.is("HorizontalPodAutoscaler"))
            .filter(
                scaler ->
                    target(scaler, all)
                        .anyMatch(
                            deployment ->
                                KubeObject.selects(
                                    budget.at("/spec/selector/matchLabels"),
                                    deployment.podLabels())))
            .allMatch(scaler -> scaler.at("/spec/minReplicas").asInt(1) <= needed);
  }

  private static boolean mayBeAllOnOneNode(KubeObject deployment) {
    Map<String, String> labels = deployment.podLabels();
    return Stream.of(
            "/spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm",
            "/spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/*")
        .flatMap(deployment::all)
        .noneMatch(
            term ->
                term.path("topologyKey").asText().equals("kubernetes.io/hostname")
                    && KubeObject.selects(term.at("/labelSelector/matchLabels"), labels));
  }

  private static boolean hasNoAccount(KubeObject deployment, List<KubeObject> all) {
    String account = deployment.pod().path("serviceAccountName").asText();
    return !Set.of("", "default").contains(account)
        && all.stream()
            .noneMatch(object -> object.is("ServiceAccount") && object.name().equals(account));
  }
}
