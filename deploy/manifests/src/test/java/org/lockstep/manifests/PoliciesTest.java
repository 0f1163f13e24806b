package org.lockstep.manifests;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PoliciesTest {
  private static final List<Policy> POLICIES =
      Stream.concat(PodPolicies.ALL.stream(), ClusterPolicies.ALL.stream()).toList();

  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  @ParameterizedTest
  @EnumSource
  void haveNothingToComplainOf(Overlay overlay) {
    assertThat(complaints(overlay.objects())).isEmpty();
  }

  @Test
  void haveNothingToComplainOfInWhatIsGood() {
    assertThat(complaints(good())).isEmpty();
  }

  @Test
  void areAllSeenRed() {
    assertThat(breaks().map(Break::policy))
        .containsExactlyInAnyOrderElementsOf(POLICIES.stream().map(Policy::name).toList());
    assertThat(POLICIES).hasSizeGreaterThanOrEqualTo(25);
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void complainOfWhatIsBrokenAndOfNothingElse(Break broken) {
    List<KubeObject> objects = good();
    broken.apply(objects);
    assertThat(
            complaints(objects)
                .map(complaint -> complaint.substring(0, complaint.indexOf(':')))
                .collect(toSet()))
        .isEqualTo(Set.of(broken.policy()));
  }

  private static Stream<String> complaints(List<KubeObject> objects) {
    return POLICIES.stream().flatMap(policy -> policy.complaints(objects));
  }

  private static List<KubeObject> good() {
    try (InputStream file =
        Objects.requireNonNull(PoliciesTest.class.getResourceAsStream("/good.yaml"))) {
      return Yaml.objects(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Break deployment(String policy, String pointer, String value) {
    return new Break(policy, "Deployment", "", pointer, value);
  }

  private static Break other(String policy, String kind, String pointer, String value) {
    return new Break(policy, kind, kind.equals("NetworkPolicy") ? "good" : "", pointer, value);
  }

  static Stream<Break> breaks() {
    return Stream.of(
        deployment("run-as-non-root", POD + "/securityContext/runAsUser", "0"),
        deployment(
            "no-read-only-root-fs", CONTAINER + "/securityContext/readOnlyRootFilesystem", ""),
        deployment(
            "privilege-escalation-container",
            CONTAINER + "/securityContext/allowPrivilegeEscalation",
            ""),
        deployment("privileged-container", CONTAINER + "/securityContext/privileged", "true"),
        deployment(
            "drop-net-raw-capability",
            CONTAINER + "/securityContext/capabilities/drop",
            "[NET_RAW]"),
        deployment(
            "added-capabilities", CONTAINER + "/securityContext/capabilities/add", "[SYS_ADMIN]"),
        deployment(
            "no-seccomp-profile", POD + "/securityContext/seccompProfile/type", "Unconfined"),
        deployment("unsafe-proc-mount", CONTAINER + "/securityContext/procMount", "Unmasked"),
        deployment(
            "unsafe-sysctls",
            POD + "/securityContext/sysctls",
            "[{name: kernel.msgmax, value: '1'}]"),
        deployment("host-network", POD + "/hostNetwork", "true"),
        deployment("host-pid", POD + "/hostPID", "true"),
        deployment("host-ipc", POD + "/hostIPC", "true"),
        deployment(
            "sensitive-host-mounts", POD + "/volumes/2", "{name: etc, hostPath: {path: /etc}}"),
        deployment(
            "docker-sock",
            POD + "/volumes/2",
            "{name: docker, hostPath: {path: /var/run/docker.sock}}"),
        deployment(
            "writable-host-mount", CONTAINER + "/volumeMounts/2", "{name: logs, mountPath: /own}"),
        deployment("service-account-token", POD + "/automountServiceAccountToken", ""),
        deployment("service-links", POD + "/enableServiceLinks", ""),
        deployment("default-service-account", POD + "/serviceAccountName", ""),
        deployment("unset-cpu-requirements", CONTAINER + "/resources/limits/cpu", ""),
        deployment("unset-memory-requirements", CONTAINER + "/resources/requests/memory", ""),
        deployment("unbounded-empty-dir", POD + "/volumes/2", "{name: more, emptyDir: {}}"),
        deployment("no-startup-probe", CONTAINER + "/startupProbe", ""),
        deployment("no-liveness-probe", CONTAINER + "/livenessProbe", ""),
        deployment("no-readiness-probe", CONTAINER + "/readinessProbe", ""),
        deployment("startup-port", CONTAINER + "/startupProbe/httpGet/port", "8081"),
        deployment("liveness-port", CONTAINER + "/livenessProbe/httpGet/port", "management"),
        deployment("readiness-port", CONTAINER + "/readinessProbe/httpGet/port", "8081"),
        deployment("latest-tag", CONTAINER + "/image", "registry.example:5000/lockstep/good"),
        deployment("env-var-secret", CONTAINER + "/env/1", "{name: DATABASE_PASSWORD, value: x}"),
        deployment(
            "read-secret-from-env-var", CONTAINER + "/envFrom", "[{secretRef: {name: good}}]"),
        deployment("duplicate-env-var", CONTAINER + "/env/1", "{name: GREETING, value: bad}"),
        deployment("privileged-ports", CONTAINER + "/ports/1", "{containerPort: 443}"),
        deployment("restart-policy", POD + "/restartPolicy", "Never"),
        other("dangling-service", "Service", "/spec/selector", "{app: bad}"),
        other("invalid-target-ports", "Service", "/spec/ports/0", "{port: 80, targetPort: web}"),
        other("exposed-services", "Service", "/spec/type", "NodePort"),
        deployment("mismatching-selector", "/spec/selector/matchLabels", "{app: bad}"),
        other("non-isolated-pod", "NetworkPolicy", "/spec/podSelector", "{}"),
        new Break(
            "dangling-networkpolicy",
            "NetworkPolicy",
            "store",
            "/spec/podSelector/matchLabels",
            "{app: bad}"),
        other(
            "dangling-networkpolicypeer-podselector",
            "NetworkPolicy",
            "/spec/egress/0/to/0",
            "{podSelector: {matchLabels: {app: bad}}}"),
        new Break("no-default-deny", "NetworkPolicy", "default-deny", "/spec/ingress", "[{}]"),
        other("pod-security-not-restricted", "Namespace", "/metadata/labels", "{}"),
        other(
            "dangling-poddisruptionbudget",
            "PodDisruptionBudget",
            "/spec/selector/matchLabels",
            "{app: bad}"),
        other("pdb-max-unavailable", "PodDisruptionBudget", "/spec/maxUnavailable", "0"),
        other("pdb-min-available", "PodDisruptionBudget", "/spec/minAvailable", "3"),
        other(
            "pdb-unhealthy-pod-eviction-policy",
            "PodDisruptionBudget",
            "/spec/unhealthyPodEvictionPolicy",
            ""),
        other(
            "dangling-horizontalpodautoscaler",
            "HorizontalPodAutoscaler",
            "/spec/scaleTargetRef/name",
            "bad"),
        other("hpa-minimum-three-replicas", "HorizontalPodAutoscaler", "/spec/minReplicas", "2"),
        deployment("no-anti-affinity", POD + "/affinity", ""),
        deployment("no-topology-spread", POD + "/topologySpreadConstraints", ""),
        deployment("no-rolling-update-strategy", "/spec/strategy/type", "Recreate"),
        deployment("non-existent-service-account", POD + "/serviceAccountName", "bad"),
        other("secret-in-git", "PodDisruptionBudget", "/kind", "Secret"),
        other("use-namespace", "Service", "/metadata/namespace", "default"));
  }
}
