package org.lockstep.manifests;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule of what is deployed. The names are kube-linter's where it has the rule.
 *
 * @param complaints about one object, in view of all
 */
record Policy(String name, BiFunction<KubeObject, List<KubeObject>, Stream<String>> complaints) {
  static Policy of(
      String name, String kind, BiFunction<KubeObject, List<KubeObject>, Boolean> broken) {
    return new Policy(
        name,
        (object, all) ->
            object.is(kind) && broken.apply(object, all)
                ? Stream.of(object.toString())
                : Stream.of());
  }

  static Policy of(String name, String kind, Function<KubeObject, Boolean> broken) {
    return of(name, kind, (object, all) -> broken.apply(object));
  }

  Stream<String> complaints(List<KubeObject> all) {
    return all.stream()
        .flatMap(object -> complaints.apply(object, all))
        .map(about -> name + ": " + about);
  }
}
