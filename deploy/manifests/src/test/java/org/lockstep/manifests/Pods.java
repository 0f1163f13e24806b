package org.lockstep.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The labels of all pods that an overlay ends in, also of those that operators make. */
final class Pods {
  private Pods() {}

  static List<Map<String, String>> labels(List<KubeObject> objects) {
    List<Map<String, String>> pods = new ArrayList<>();
    for (KubeObject object : objects) {
      String name = object.name();
      switch (object.kind()) {
        case "Deployment" -> pods.add(object.podLabels());
        case "Kafka" -> {
          pods.add(Map.of("strimzi.io/cluster", name, "strimzi.io/name", name + "-kafka"));
          pods.add(
              Map.of("strimzi.io/cluster", name, "strimzi.io/name", name + "-entity-operator"));
        }
        case "Cluster" -> pods.add(Map.of("cnpg.io/cluster", name));
        case "PerconaServerMongoDB" ->
            pods.add(
                Map.of(
                    "app.kubernetes.io/instance", name, "app.kubernetes.io/component", "mongod"));
        case "Keycloak" -> {
          pods.add(Map.of("app", "keycloak", "app.kubernetes.io/instance", name));
          pods.add(Map.of("app.kubernetes.io/name", "keycloak-operator"));
          // realm-import.yaml gives them to the pod that takes the realm in.
          pods.add(
              Map.of(
                  "app.kubernetes.io/part-of", "lockstep",
                  "app.kubernetes.io/name", "realm-import"));
        }
        default -> {}
      }
    }
    return pods;
  }
}
