package org.lockstep.manifests;

import java.util.List;

/** Finds objects by their names. */
final class Named {
  private Named() {}

  static KubeObject one(List<KubeObject> objects, String kind, String name) {
    return objects.stream()
        .filter(object -> object.is(kind) && object.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
  }

  static boolean exists(List<KubeObject> objects, String kind, String name) {
    return objects.stream().anyMatch(object -> object.is(kind) && object.name().equals(name));
  }
}
