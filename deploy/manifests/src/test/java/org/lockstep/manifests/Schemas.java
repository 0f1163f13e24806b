package org.lockstep.manifests;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What each kind may say. The kinds of Kubernetes itself are known from the models of its client:
 * what a model does not keep is no field of the kind. Those of operators, and compose files, have
 * JSON Schemas, which are other people's and are not in this repository.
 */
final class Schemas {
  private static final Map<String, Class<?>> CORE =
      Map.of(
          "v1 ConfigMap", ConfigMap.class,
          "v1 Namespace", Namespace.class,
          "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
          "v1 Service", Service.class,
          "v1 ServiceAccount", ServiceAccount.class,
          "apps/v1 Deployment", Deployment.class,
          "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
          "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
          "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

  private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec", "status");

  private static final ConcurrentMap<Path, Schema> COMPILED = new ConcurrentHashMap<>();

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE);

  private Schemas() {}

  static boolean isCore(KubeObject object) {
    return CORE.containsKey(object.apiVersion() + " " + object.kind());
  }

  /**
   * Where the schemas are: {@code LOCKSTEP_SCHEMAS}, or {@code shared/schemas} beside the checkout.
   */
  static Optional<Path> folder() {
    String told = System.getenv("LOCKSTEP_SCHEMAS");
    Path folder =
        told == null ? Checkout.ROOT.resolveSibling("shared").resolve("schemas") : Path.of(told);
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }

  /** What is wrong with an object of Kubernetes' own kinds: fields that it has not. */
  static List<String> coreFaults(KubeObject object) {
    Class<?> model = CORE.get(object.apiVersion() + " " + object.kind());
    if (model == null) {
      return List.of(object + " is of no known kind");
    }
    try {
      return UnknownFields.of(MAPPER.treeToValue(object.tree(), model));
    } catch (JsonProcessingException e) {
      return List.of(object + ": " + e.getOriginalMessage());
    }
  }

  /** What is wrong with a custom resource. */
  static List<String> customFaults(Path folder, KubeObject object) {
    String[] version = object.apiVersion().split("/", -1);
    Path file =
        folder
            .resolve("crds")
            .resolve(version[0])
            .resolve(object.kind().toLowerCase(Locale.ROOT) + "_" + version[1] + ".json");
    if (!Files.exists(file)) {
      return List.of("There is no schema of " + object.apiVersion() + " " + object.kind());
    }
    List<String> faults = faults(file, object.tree());
    Yaml.fields(object.tree())
        .map(Map.Entry::getKey)
        .filter(field -> !TOP.contains(field))
        .forEach(field -> faults.add("/" + field + " is no field of an object"));
    return faults;
  }

  static List<String> faults(Path schema, JsonNode tree) {
    Schema compiled = COMPILED.computeIfAbsent(schema, Schemas::compile);
    return compiled.validate(tree.toString(), InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .collect(toCollection(TreeSet::new))
        .stream()
        .collect(toCollection(ArrayList::new));
  }

  private static Schema compile(Path schema) {
    // The dialect is given beside it, and an id that is no URI is none to the validator.
    ObjectNode alone =
        ((ObjectNode) Yaml.tree(Checkout.read(schema))).without(List.of("$schema", "$id"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(alone.toString(), InputFormat.JSON);
  }
}
