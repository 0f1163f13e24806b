package org.lockstep.manifests;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockstep.manifests.Compose.Service;

/** What holds for a compose file: each by its name, with what breaks it. */
final class ComposePolicies {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:^|//|@)(?<host>[a-z][a-z-]{1,60}):(?<port>[0-9]{2,5})(?:/|$)");

  private static final Set<String> PROBES = Set.of("/q/health/ready", "/q/health/live");

  /** Where each that is called listens, as its image or its settings say. */
  private static final Map<String, Set<Integer>> PORTS =
      Map.of(
          "gateway", Set.of(8080, 8090),
          "designation-service", Set.of(8080),
          "entity-service", Set.of(8080),
          "alert-service", Set.of(8080),
          "keycloak", Set.of(8080, 9000),
          "postgres", Set.of(5432),
          "kafka", Set.of(9092, 9093),
          "mongodb", Set.of(27017),
          "jaeger", Set.of(4318));

  static final Map<String, Function<Compose, Stream<String>>> ALL = all();

  private ComposePolicies() {}

  private static Map<String, Function<Compose, Stream<String>>> all() {
    Map<String, Function<Compose, Stream<String>>> all = new LinkedHashMap<>();
    service(all, "writable-root", (file, service) -> !service.tree().path("read_only").asBoolean());
    service(
        all,
        "capabilities",
        (file, service) ->
            service.texts("cap_drop").noneMatch("ALL"::equals) || service.tree().has("cap_add"));
    service(
        all,
        "new-privileges",
        (file, service) ->
            service.texts("security_opt").noneMatch("no-new-privileges:true"::equals));
    service(all, "privileged", (file, service) -> service.tree().path("privileged").asBoolean());
    service(
        all,
        "root-user",
        (file, service) -> !service.tree().path("user").asText().matches("[1-9][0-9]*:[0-9]+"));
    service(all, "unbounded-memory", (file, service) -> !service.tree().has("mem_limit"));
    service(all, "unbounded-cpu", (file, service) -> !service.tree().has("cpus"));
    service(all, "unbounded-processes", (file, service) -> !service.tree().has("pids_limit"));
    service(
        all,
        "unbounded-log",
        (file, service) -> !service.tree().at("/logging/options").has("max-size"));
    service(
        all,
        "unbounded-tmpfs",
        (file, service) -> service.texts("tmpfs").anyMatch(mount -> !mount.contains("size=")));
    service(
        all,
        "no-health-check",
        (file, service) -> !service.isATask() && !service.tree().has("healthcheck"));
    service(
        all,
        "latest-tag",
        (file, service) -> !service.tree().path("image").asText().matches(".+:[0-9v][^:]*"));
    service(
        all,
        "host-namespaces",
        (file, service) -> Stream.of("network_mode", "pid", "ipc").anyMatch(service.tree()::has));
    service(all, "published-port", ComposePolicies::isOpenToOutside);
    service(
        all,
        "secret-in-environment",
        (file, service) ->
            service
                .environment()
                .anyMatch(
                    variable -> variable.getKey().matches(".*(PASSWORD|_KEY|TOKEN|SECRET)$")));
    service(all, "wrong-dependency", ComposePolicies::waitsInVain);
    service(all, "missing-name", ComposePolicies::namesWhatIsNotThere);
    service(all, "unreachable-address", ComposePolicies::isToldOfNobody);
    service(
        all,
        "unknown-setting",
        (file, service) ->
            service.isOurs()
                && service
                    .environment()
                    .anyMatch(
                        variable -> !Settings.of(service.name()).readsVariable(variable.getKey())));
    service(all, "missing-setting", ComposePolicies::lacksASetting);
    service(all, "unknown-probe", ComposePolicies::asksAtNoProbe);
    service(all, "stranger-in-network", ComposePolicies::isInAForeignNetwork);
    all.put("missing-file", ComposePolicies::missingFiles);
    all.put("unused-name", ComposePolicies::unused);
    all.put("open-network", ComposePolicies::openNetworks);
    return all;
  }

  private static void service(
      Map<String, Function<Compose, Stream<String>>> all,
      String name,
      BiPredicate<Compose, Service> broken) {
    all.put(
        name,
        file -> file.services().filter(service -> broken.test(file, service)).map(Service::name));
  }

  /** The edge alone is; what is for the operator is bound to this machine. */
  private static boolean isOpenToOutside(Compose file, Service service) {
    return !service.name().equals("edge")
        && service.texts("ports").anyMatch(port -> !port.startsWith("127.0.0.1:"));
  }

  private static boolean waitsInVain(Compose file, Service service) {
    return service.tree().path("depends_on").properties().stream()
        .anyMatch(
            dependency ->
                file.services()
                    .filter(other -> other.name().equals(dependency.getKey()))
                    .noneMatch(
                        other ->
                            switch (dependency.getValue().path("condition").asText()) {
                              case "service_healthy" -> other.tree().has("healthcheck");
                              case "service_completed_successfully" -> other.isATask();
                              default -> false;
                            }));
  }

  private static boolean namesWhatIsNotThere(Compose file, Service service) {
    return service.networks().anyMatch(name -> !file.part("networks").has(name))
        || Stream.of("configs", "secrets")
            .anyMatch(part -> service.sources(part).anyMatch(name -> !file.part(part).has(name)))
        || volumes(service).anyMatch(name -> !file.part("volumes").has(name));
  }

  /** Without folders of the machine. */
  private static Stream<String> volumes(Service service) {
    return service
        .texts("volumes")
        .map(volume -> volume.substring(0, volume.indexOf(':')))
        .filter(volume -> !volume.startsWith(".") && !volume.startsWith("/"));
  }

  private static boolean isToldOfNobody(Compose file, Service service) {
    return service
        .environment()
        .map(Map.Entry::getValue)
        .flatMap(value -> ADDRESS.matcher(value).results())
        .map(match -> match.group())
        .map(address -> ADDRESS.matcher(address))
        .filter(Matcher::find)
        .anyMatch(
            address ->
                file.services()
                    .filter(other -> other.name().equals(address.group("host")))
                    .filter(
                        other ->
                            other
                                .networks()
                                .anyMatch(network -> service.networks().anyMatch(network::equals)))
                    .filter(
                        other ->
                            PORTS
                                .getOrDefault(other.name(), Set.of())
                                .contains(Integer.parseInt(address.group("port"))))
                    .findAny()
                    .isEmpty());
  }

  private static boolean lacksASetting(Compose file, Service service) {
    if (!service.isOurs()) {
      return false;
    }
    Set<String> said =
        service.environment().map(Map.Entry::getKey).collect(toCollection(TreeSet::new));
    MadeSecrets.properties(service.name()).stringPropertyNames().stream()
        .map(RequiredSettings::variable)
        .forEach(said::add);
    return !said.containsAll(RequiredSettings.of(service.name()))
        || service.sources("secrets").noneMatch((service.name() + ".properties")::equals);
  }

  private static boolean asksAtNoProbe(Compose file, Service service) {
    String port = service.name().equals("gateway") ? "8090" : "8080";
    return service.isOurs()
        && Yaml.items(service.tree().at("/healthcheck/test"))
            .map(JsonNode::asText)
            .noneMatch(
                word ->
                    PROBES.stream()
                        .anyMatch(path -> word.equals("http://127.0.0.1:" + port + path)));
  }

  /**
   * The network of a store is for those whom the table of connections lets to it, and its own
   * tasks.
   */
  private static boolean isInAForeignNetwork(Compose file, Service service) {
    Connections connections = Connections.read();
    return service
        .networks()
        .filter(Set.of("postgres", "kafka", "mongodb", "outside")::contains)
        .filter(network -> !service.name().startsWith(network))
        .anyMatch(
            network ->
                network.equals("outside")
                    ? !service.name().equals("edge")
                        && !mayConnect(connections, service.name(), "internet")
                    : !mayConnect(connections, service.name(), network));
  }

  private static boolean mayConnect(Connections connections, String from, String to) {
    return connections.rows().stream()
        .anyMatch(row -> row.from().contains(from) && row.to().equals(to));
  }

  private static Stream<String> missingFiles(Compose file) {
    Stream<String> configs =
        Yaml.fields(file.part("configs"))
            .map(config -> config.getValue().path("file").asText())
            .filter(name -> !Files.isRegularFile(Checkout.COMPOSE.resolve(name)));
    Stream<String> secrets =
        Yaml.fields(file.part("secrets"))
            .map(secret -> secret.getValue().path("file").asText())
            .filter(
                name ->
                    !name.startsWith("secrets.d/")
                        || !MadeSecrets.has(name.substring("secrets.d/".length())));
    return Stream.concat(configs, secrets);
  }

  private static Stream<String> unused(Compose file) {
    Set<String> used = new TreeSet<>();
    file.services()
        .forEach(
            service -> {
              service.networks().forEach(name -> used.add("networks " + name));
              service.sources("configs").forEach(name -> used.add("configs " + name));
              service.sources("secrets").forEach(name -> used.add("secrets " + name));
              volumes(service).forEach(name -> used.add("volumes " + name));
            });
    return Stream.of("networks", "configs", "secrets", "volumes")
        .flatMap(part -> Yaml.fields(file.part(part)).map(field -> part + " " + field.getKey()))
        .filter(name -> !used.contains(name));
  }

  /** Only "outside" leads out; that of observability is there for its published ports. */
  private static Stream<String> openNetworks(Compose file) {
    List<String> out = List.of("outside", "observability");
    return Yaml.fields(file.part("networks"))
        .filter(network -> !network.getValue().path("internal").asBoolean(false))
        .map(Map.Entry::getKey)
        .filter(network -> !out.contains(network));
  }
}
