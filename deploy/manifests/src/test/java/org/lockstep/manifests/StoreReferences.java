package org.lockstep.manifests;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Topics, users and databases are those of the services, and the stores have room for all replicas.
 */
final class StoreReferences {
  private static final Pattern JDBC =
      Pattern.compile("^jdbc:postgresql://[^/]{1,200}/([a-z]{1,60})\\?.*");

  static final List<Policy> ALL =
      List.of(
          Policy.of(
              "missing-topic", "Kafka", (kafka, all) -> !names(all, "KafkaTopic").equals(topics())),
          Policy.of("foreign-cluster", "KafkaTopic", StoreReferences::isOfNoKafka),
          new Policy("foreign-database-cluster", StoreReferences::isOfNoCluster),
          Policy.of("wrong-rights", "KafkaUser", StoreReferences::hasOtherRights),
          Policy.of("too-few-brokers", "KafkaTopic", StoreReferences::hasMoreReplicasThanBrokers),
          new Policy("missing-database", StoreReferences::missingDatabases),
          Policy.of(
              "too-few-connections",
              "Cluster",
              StoreReferences::hasFewerConnectionsThanReplicasTake));

  private StoreReferences() {}

  private static Set<String> names(List<KubeObject> all, String kind) {
    return all.stream()
        .filter(object -> object.is(kind))
        .map(KubeObject::name)
        .collect(toCollection(TreeSet::new));
  }

  /** What a service reads, by its own settings. */
  private static Stream<String> read(String service) {
    Properties properties = Checkout.applicationProperties(service);
    return properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith("mp.messaging.incoming.") && name.endsWith(".topic"))
        .map(properties::getProperty);
  }

  /** The topic in which a service puts aside what it cannot take in: DeadLetters names it so. */
  private static Stream<String> dead(String service) {
    return read(service).map(topic -> topic + "." + service + ".dead");
  }

  private static Set<String> topics() {
    return Checkout.SERVICES.stream()
        .flatMap(service -> Stream.concat(read(service), dead(service)))
        .collect(toCollection(TreeSet::new));
  }

  private static boolean isOfNoKafka(KubeObject topic, List<KubeObject> all) {
    String cluster = topic.at("/metadata/labels").path("strimzi.io/cluster").asText();
    return !Named.exists(all, "Kafka", cluster);
  }

  private static Stream<String> isOfNoCluster(KubeObject object, List<KubeObject> all) {
    return Set.of("Database", "DatabaseRole", "ScheduledBackup").contains(object.kind())
            && !Named.exists(all, "Cluster", object.at("/spec/cluster/name").asText())
        ? Stream.of(object.toString())
        : Stream.of();
  }

  private static boolean hasOtherRights(KubeObject user, List<KubeObject> all) {
    String service = user.name();
    Set<String> may = new TreeSet<>();
    user.all("/spec/authorization/acls/*")
        .forEach(
            acl ->
                acl.path("operations")
                    .forEach(
                        operation ->
                            may.add(
                                operation.asText()
                                    + " "
                                    + acl.at("/resource/type").asText()
                                    + " "
                                    + acl.at("/resource/name").asText())));
    Set<String> does = new TreeSet<>();
    Properties properties = Checkout.applicationProperties(service);
    read(service).forEach(topic -> does.add("Read topic " + topic));
    properties.stringPropertyNames().stream()
        .filter(name -> name.endsWith(".group.id"))
        .forEach(name -> does.add("Read group " + properties.getProperty(name)));
    readByEachReplica(service).forEach(topic -> does.add("Read topic " + topic));
    dead(service).forEach(topic -> does.add("Write topic " + topic));
    written(service).forEach(topic -> does.add("Write topic " + topic));
    Set<String> described = new TreeSet<>();
    does.forEach(one -> described.add(one.replaceFirst("^(Read|Write)", "Describe")));
    does.addAll(described);
    return !may.equals(does);
  }

  /** What no group reads: every replica of the service keeps all of it in memory. */
  private static Stream<String> readByEachReplica(String service) {
    return service.equals("entity-service") ? Stream.of("lockstep.entities") : Stream.of();
  }

  /** docs/architecture.md: which service publishes what. */
  private static Stream<String> written(String service) {
    return switch (service) {
      case "designation-service" -> Stream.of("lockstep.designations");
      case "entity-service" -> Stream.of("lockstep.entities");
      default -> Stream.of();
    };
  }

  private static boolean hasMoreReplicasThanBrokers(KubeObject topic, List<KubeObject> all) {
    int brokers =
        all.stream()
            .filter(object -> object.is("KafkaNodePool"))
            .mapToInt(pool -> pool.at("/spec/replicas").asInt())
            .sum();
    int replicas = topic.at("/spec/replicas").asInt();
    return replicas > brokers
        || topic.at("/spec/config").path("min.insync.replicas").asInt() > replicas;
  }

  private static Stream<String> missingDatabases(KubeObject deployment, List<KubeObject> all) {
    return deployment
        .all("/spec/template/spec/containers/*/env/*/value")
        .map(value -> JDBC.matcher(value.asText()))
        .filter(Matcher::matches)
        .map(url -> url.group(1))
        .filter(
            database ->
                !Named.exists(all, "Database", database)
                    || !roles(all).containsAll(roles(deployment))
                    || !admits(all, database, roles(deployment)))
        .map(database -> deployment + " " + database);
  }

  private static Set<String> roles(KubeObject deployment) {
    return deployment
        .all("/spec/template/spec/containers/*/env/*")
        .filter(
            variable ->
                variable.path("name").asText().matches("QUARKUS_(DATASOURCE|FLYWAY)_USERNAME"))
        .map(variable -> variable.path("value").asText())
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> roles(List<KubeObject> all) {
    return all.stream()
        .filter(object -> object.is("DatabaseRole"))
        .map(role -> role.at("/spec/name").asText())
        .collect(toCollection(TreeSet::new));
  }

  private static boolean admits(List<KubeObject> all, String database, Set<String> roles) {
    return all.stream()
        .filter(object -> object.is("Cluster"))
        .flatMap(cluster -> cluster.all("/spec/postgresql/pg_hba/*"))
        .map(JsonNode::asText)
        .map(line -> line.split(" "))
        .anyMatch(line -> line[1].equals(database) && Set.of(line[2].split(",")).equals(roles));
  }

  /** The pool of each replica, of one more while they are replaced, and Keycloak's. */
  private static boolean hasFewerConnectionsThanReplicasTake(
      KubeObject cluster, List<KubeObject> all) {
    int needed = 0;
    for (KubeObject object : all) {
      if (object.is("Deployment")) {
        String pool =
            Checkout.applicationProperties(object.name())
                .getProperty("quarkus.datasource.jdbc.max-size");
        needed += pool == null ? 0 : (most(object, all) + 1) * (Integer.parseInt(pool) + 1);
      } else if (object.is("Keycloak")) {
        needed +=
            (object.at("/spec/instances").asInt() + 1) * object.at("/spec/db/poolMaxSize").asInt();
      }
    }
    return cluster.at("/spec/postgresql/parameters/max_connections").asInt() < needed;
  }

  private static int most(KubeObject deployment, List<KubeObject> all) {
    return all.stream()
        .filter(object -> object.is("HorizontalPodAutoscaler"))
        .filter(scaler -> scaler.at("/spec/scaleTargetRef/name").asText().equals(deployment.name()))
        .mapToInt(scaler -> scaler.at("/spec/maxReplicas").asInt())
        .findFirst()
        .orElse(1);
  }
}
