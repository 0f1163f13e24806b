package org.lockstep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a pod may do and must say. */
final class PodPolicies {
  private static final Pattern SECRET_NAME = Pattern.compile("(?i)SECRET|PASSWORD|TOKEN|_KEY$");
  private static final Set<String> SENSITIVE_PATHS =
      Set.of("/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr");
  private static final String DOCKER_SOCKET = "/var/run/docker.sock";

  static final List<Policy> ALL =
      List.of(
          container("run-as-non-root", PodPolicies::mayBeRoot),
          container("no-read-only-root-fs", without("/securityContext/readOnlyRootFilesystem")),
          container(
              "privilege-escalation-container",
              container ->
                  container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)),
          container("privileged-container", with("/securityContext/privileged")),
          container("drop-net-raw-capability", container -> !dropsAll(container)),
          container(
              "added-capabilities",
              container -> !container.at("/securityContext/capabilities/add").isEmpty()),
          pod(
              "no-seccomp-profile",
              pod ->
                  !pod.at("/securityContext/seccompProfile/type")
                      .asText()
                      .equals("RuntimeDefault")),
          container(
              "unsafe-proc-mount",
              container ->
                  !container.at("/securityContext/procMount").asText("Default").equals("Default")),
          pod("unsafe-sysctls", pod -> !pod.at("/securityContext/sysctls").isEmpty()),
          pod("host-network", with("/hostNetwork")),
          pod("host-pid", with("/hostPID")),
          pod("host-ipc", with("/hostIPC")),
          pod("sensitive-host-mounts", pod -> hostPaths(pod).anyMatch(SENSITIVE_PATHS::contains)),
          pod("docker-sock", pod -> hostPaths(pod).anyMatch(DOCKER_SOCKET::equals)),
          pod("writable-host-mount", PodPolicies::writesToTheHost),
          pod(
              "service-account-token",
              pod -> pod.path("automountServiceAccountToken").asBoolean(true)),
          pod("service-links", pod -> pod.path("enableServiceLinks").asBoolean(true)),
          pod(
              "default-service-account",
              pod -> Set.of("", "default").contains(pod.path("serviceAccountName").asText())),
          container("unset-cpu-requirements", lacksResources("cpu")),
          container("unset-memory-requirements", lacksResources("memory")),
          pod("unbounded-empty-dir", PodPolicies::hasAFolderWithoutALimit),
          container("no-startup-probe", container -> !container.has("startupProbe")),
          container("no-liveness-probe", container -> !container.has("livenessProbe")),
          container("no-readiness-probe", container -> !container.has("readinessProbe")),
          container("startup-port", wrongPort("startupProbe")),
          container("liveness-port", wrongPort("livenessProbe")),
          container("readiness-port", wrongPort("readinessProbe")),
          container("latest-tag", PodPolicies::hasNoVersion),
          container("env-var-secret", PodPolicies::saysASecret),
          container("read-secret-from-env-var", PodPolicies::readsASecretFromTheEnvironment),
          container("duplicate-env-var", PodPolicies::saysAVariableTwice),
          container(
              "privileged-ports", container -> ports(container).anyMatch(port -> port < 1024)),
          pod(
              "restart-policy",
              pod -> !pod.path("restartPolicy").asText("Always").equals("Always")));

  private PodPolicies() {}

  private static Policy pod(String name, Predicate<JsonNode> broken) {
    return Policy.of(name, "Deployment", deployment -> broken.test(deployment.pod()));
  }

  private static Policy container(String name, Predicate<JsonNode> broken) {
    return Policy.of(
        name,
        "Deployment",
        deployment ->
            deployment
                .containers()
                .map(container -> inheriting(container, deployment.pod()))
                .anyMatch(broken));
  }

  /** With what the pod says for all its containers. */
  private static JsonNode inheriting(JsonNode container, JsonNode pod) {
    ObjectNode whole = container.deepCopy();
    ObjectNode context = whole.withObject("/securityContext");
    for (String field : List.of("runAsNonRoot", "runAsUser")) {
      if (!context.has(field) && pod.path("securityContext").has(field)) {
        context.set(field, pod.path("securityContext").get(field));
      }
    }
    return whole;
  }

  private static Predicate<JsonNode> with(String pointer) {
    return node -> node.at(pointer).asBoolean(false);
  }

  private static Predicate<JsonNode> without(String pointer) {
    return node -> !node.at(pointer).asBoolean(false);
  }

  private static boolean mayBeRoot(JsonNode container) {
    return !container.at("/securityContext/runAsNonRoot").asBoolean(false)
        || container.at("/securityContext/runAsUser").asInt(0) == 0;
  }

  private static boolean dropsAll(JsonNode container) {
    return Yaml.items(container.at("/securityContext/capabilities/drop"))
        .anyMatch(dropped -> dropped.asText().equals("ALL"));
  }

  private static Stream<String> hostPaths(JsonNode pod) {
    return Yaml.items(pod.path("volumes"))
        .filter(volume -> volume.has("hostPath"))
        .map(volume -> volume.at("/hostPath/path").asText());
  }

  private static boolean writesToTheHost(JsonNode pod) {
    List<String> volumes =
        Yaml.items(pod.path("volumes"))
            .filter(volume -> volume.has("hostPath"))
            .map(volume -> volume.path("name").asText())
            .toList();
    return Yaml.items(pod.path("containers"))
        .flatMap(container -> Yaml.items(container.path("volumeMounts")))
        .anyMatch(
            mount ->
                volumes.contains(mount.path("name").asText())
                    && !mount.path("readOnly").asBoolean(false));
  }

  private static boolean hasAFolderWithoutALimit(JsonNode pod) {
    return Yaml.items(pod.path("volumes"))
        .anyMatch(volume -> volume.has("emptyDir") && !volume.path("emptyDir").has("sizeLimit"));
  }

  private static Predicate<JsonNode> lacksResources(String what) {
    return container ->
        Stream.of("requests", "limits")
            .anyMatch(side -> !container.path("resources").path(side).has(what));
  }

  private static Predicate<JsonNode> wrongPort(String probe) {
    return container -> {
      JsonNode port = container.path(probe).at("/httpGet/port");
      return container.has(probe)
          && Yaml.items(container.path("ports"))
              .noneMatch(
                  open ->
                      open.path("name").equals(port) || open.path("containerPort").equals(port));
    };
  }

  private static boolean hasNoVersion(JsonNode container) {
    String image = container.path("image").asText();
    int colon = image.lastIndexOf(':');
    return !image.contains("@sha256:")
        && (colon < image.lastIndexOf('/') || image.endsWith(":latest"));
  }

  private static Stream<JsonNode> variables(JsonNode container) {
    return Yaml.items(container.path("env"));
  }

  private static boolean saysASecret(JsonNode container) {
    return variables(container)
        .anyMatch(
            variable ->
                SECRET_NAME.matcher(variable.path("name").asText()).find()
                    && variable.has("value"));
  }

  private static boolean readsASecretFromTheEnvironment(JsonNode container) {
    return variables(container).anyMatch(variable -> variable.at("/valueFrom").has("secretKeyRef"))
        || Yaml.items(container.path("envFrom")).anyMatch(source -> source.has("secretRef"));
  }

  private static boolean saysAVariableTwice(JsonNode container) {
    List<String> names =
        variables(container).map(variable -> variable.path("name").asText()).toList();
    return Set.copyOf(names).size() < names.size();
  }

  private static Stream<Integer> ports(JsonNode container) {
    return Yaml.items(container.path("ports")).map(port -> port.path("containerPort").asInt());
  }
}
