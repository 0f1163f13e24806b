package org.lockstep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service's pod names is there, and it may connect to all that it is told of. */
final class ServiceReferences {
  private static final Set<String> PROBES =
      Set.of("/q/health/live", "/q/health/ready", "/q/health/started");

  /** The port that the images listen on. */
  private static final int HTTP = 8080;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "^(?:(?<scheme>[a-z:]{1,20})://)?(?:[^@/]{1,200}@)?(?<host>[a-z0-9.-]{1,200})(?::(?<port>[0-9]{1,5}))?(?:/.*)?$");

  static final List<Policy> ALL =
      List.of(
          new Policy("missing-config-map", ServiceReferences::missingConfigMaps),
          new Policy("missing-claim", ServiceReferences::missingClaims),
          new Policy("unmounted-volume", ServiceReferences::unmounted),
          new Policy("unmounted-path", ServiceReferences::pathsOutsideOfMounts),
          Policy.of("unknown-probe-path", "Deployment", ServiceReferences::asksAtNoProbe),
          Policy.of("wrong-port", "Deployment", ServiceReferences::listensElsewhere),
          Policy.of("unknown-image", "Deployment", ServiceReferences::isNoImageOfOurs),
          new Policy("unreachable-address", ServiceReferences::unreachable),
          Policy.of("too-short-grace", "Deployment", ServiceReferences::isEndedByForce));

  private ServiceReferences() {}

  private static Stream<String> missingConfigMaps(KubeObject object, List<KubeObject> all) {
    return Stream.of(
            "/spec/template/spec/containers/*/envFrom/*/configMapRef/name",
            "/spec/template/spec/volumes/*/configMap/name")
        .flatMap(object::all)
        .map(JsonNode::asText)
        .filter(name -> !Named.exists(all, "ConfigMap", name));
  }

  private static Stream<String> missingClaims(KubeObject object, List<KubeObject> all) {
    return object
        .all("/spec/template/spec/volumes/*/persistentVolumeClaim/claimName")
        .map(JsonNode::asText)
        .filter(name -> !Named.exists(all, "PersistentVolumeClaim", name));
  }

  private static Stream<String> unmounted(KubeObject object, List<KubeObject> all) {
    List<JsonNode> mounted =
        object.all("/spec/template/spec/containers/*/volumeMounts/*/name").toList();
    List<JsonNode> volumes = object.all("/spec/template/spec/volumes/*/name").toList();
    return Stream.concat(
            volumes.stream().filter(volume -> !mounted.contains(volume)),
            mounted.stream().filter(mount -> !volumes.contains(mount)))
        .map(name -> object + " " + name);
  }

  /** Each file and folder that a service is told of lies in a mount. */
  private static Stream<String> pathsOutsideOfMounts(KubeObject object, List<KubeObject> all) {
    List<String> mounts =
        object
            .all("/spec/template/spec/containers/*/volumeMounts/*/mountPath")
            .map(JsonNode::asText)
            .toList();
    return values(object, all)
        .flatMap(value -> Stream.of(value.split("[,&?=]")))
        .filter(value -> value.startsWith("/"))
        .filter(path -> mounts.stream().noneMatch(mount -> (path + "/").startsWith(mount + "/")));
  }

  private static boolean asksAtNoProbe(KubeObject deployment) {
    return Stream.of("startupProbe", "livenessProbe", "readinessProbe")
        .flatMap(
            probe -> deployment.all("/spec/template/spec/containers/*/" + probe + "/httpGet/path"))
        .anyMatch(path -> !PROBES.contains(path.asText()));
  }

  private static boolean listensElsewhere(KubeObject deployment) {
    String management =
        Checkout.applicationProperties(deployment.name())
            .getProperty("quarkus.management.port", "");
    return deployment
        .all("/spec/template/spec/containers/*/ports/*")
        .anyMatch(
            port ->
                switch (port.path("name").asText()) {
                  case "http" -> port.path("containerPort").asInt() != HTTP;
                  case "management" -> !port.path("containerPort").asText().equals(management);
                  default -> true;
                });
  }

  private static boolean isNoImageOfOurs(KubeObject deployment) {
    return deployment
        .all("/spec/template/spec/containers/*/image")
        .anyMatch(image -> !image.asText().contains("/lockstep/" + deployment.name() + ":"));
  }

  private static Stream<String> values(KubeObject deployment, List<KubeObject> all) {
    if (!deployment.is("Deployment")) {
      return Stream.of();
    }
    Stream<String> variables =
        deployment.all("/spec/template/spec/containers/*/env/*/value").map(JsonNode::asText);
    Stream<String> maps =
        deployment
            .all("/spec/template/spec/containers/*/envFrom/*/configMapRef/name")
            .flatMap(
                name ->
                    all.stream().filter(o -> o.is("ConfigMap") && o.name().equals(name.asText())))
            .flatMap(map -> map.all("/data/*"))
            .map(JsonNode::asText);
    Stream<String> secrets =
        all.stream()
            .filter(o -> o.is("ExternalSecret"))
            .filter(o -> o.at("/spec/target/name").asText().equals(deployment.name() + "-secrets"))
            .flatMap(o -> o.at("/spec/target/template/data/secrets.properties").asText().lines())
            .map(line -> line.substring(line.indexOf('=') + 1));
    return Stream.of(variables, maps, secrets).flatMap(stream -> stream);
  }

  /** An address that leads to nobody, or to whom the table of connections does not let this one. */
  private static Stream<String> unreachable(KubeObject object, List<KubeObject> all) {
    Connections connections = Connections.read();
    return values(object, all)
        .map(ADDRESS::matcher)
        .filter(Matcher::matches)
        .filter(address -> address.group("scheme") != null || address.group("port") != null)
        // The address of partners is told to services, and none of them connects to it.
        .filter(address -> !publicHosts(all, "api").contains(address.group("host")))
        .filter(
            address ->
                party(address.group("host"), all)
                    .filter(party -> connections.allows(object.name(), party, port(address)))
                    .isEmpty())
        .map(address -> object + " to " + address.group());
  }

  private static int port(Matcher address) {
    return address.group("port") != null ? Integer.parseInt(address.group("port")) : 443;
  }

  private static List<String> publicHosts(List<KubeObject> all, String route) {
    return all.stream()
        .filter(object -> object.is("HTTPRoute") && object.name().equals(route))
        .flatMap(object -> object.all("/spec/hostnames/*"))
        .map(JsonNode::asText)
        .toList();
  }

  /** Who answers at a name; the names are those that operators give. */
  private static Optional<String> party(String host, List<KubeObject> all) {
    if (publicHosts(all, "login").contains(host)) {
      return Optional.of("edge");
    }
    if (host.endsWith(".monitoring.svc")) {
      return Optional.of("monitoring");
    }
    return all.stream()
        .filter(
            object ->
                switch (object.kind()) {
                  case "Service" -> host.equals(object.name());
                  case "Cluster" -> host.equals(object.name() + "-rw");
                  case "Kafka" -> host.equals(object.name() + "-kafka-bootstrap");
                  case "PerconaServerMongoDB" ->
                      object
                          .all("/spec/replsets/*/name")
                          .anyMatch(
                              set ->
                                  host.equals(
                                      object.name() + "-" + set.asText() + ".lockstep.svc"));
                  default -> false;
                })
        .map(
            object ->
                switch (object.kind()) {
                  case "Cluster" -> "postgres";
                  case "Kafka" -> "kafka";
                  case "PerconaServerMongoDB" -> "mongodb";
                  default -> object.name();
                })
        .findFirst();
  }

  /** The wait before the end, what is under way, and five seconds more fit into the grace. */
  private static boolean isEndedByForce(KubeObject deployment, List<KubeObject> all) {
    int sleep =
        deployment
            .all("/spec/template/spec/containers/*/lifecycle/preStop/sleep/seconds")
            .mapToInt(JsonNode::asInt)
            .sum();
    int delay =
        deployment
            .all("/spec/template/spec/containers/*/env/*")
            .filter(variable -> variable.path("name").asText().equals("QUARKUS_SHUTDOWN_DELAY"))
            .mapToInt(variable -> seconds(variable.path("value").asText()))
            .sum();
    int timeout =
        all.stream()
            .filter(object -> object.is("ConfigMap"))
            .flatMap(map -> map.all("/data/QUARKUS_SHUTDOWN_TIMEOUT"))
            .mapToInt(value -> seconds(value.asText()))
            .sum();
    int failures =
        deployment.at("/spec/template/spec/containers/0/readinessProbe/failureThreshold").asInt();
    int period =
        deployment.at("/spec/template/spec/containers/0/readinessProbe/periodSeconds").asInt();
    int noticed = delay > 0 ? failures * period : 0;
    return sleep + delay == 0
        || (delay > 0 && delay <= noticed)
        || deployment.pod().path("terminationGracePeriodSeconds").asInt(30)
            < sleep + delay + timeout + 5;
  }

  private static int seconds(String duration) {
    return Integer.parseInt(duration.replaceAll("[^0-9]", ""));
  }
}
