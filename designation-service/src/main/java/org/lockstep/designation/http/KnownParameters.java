package org.lockstep.designation.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.Violation;

/**
 * A misspelt filter must not answer with everything: unknown or repeated query parameters are
 * refused.
 */
class KnownParameters {
  @ServerRequestFilter
  void check(ContainerRequestContext request, ResourceInfo resource) {
    Map<String, Boolean> repeatable = new TreeMap<>();
    for (Parameter parameter : resource.getResourceMethod().getParameters()) {
      collect(parameter.getAnnotation(QueryParam.class), parameter.getType(), repeatable);
      for (Field field : parameter.getType().getDeclaredFields()) {
        collect(field.getAnnotation(QueryParam.class), field.getType(), repeatable);
      }
    }
    List<Violation> violations = new ArrayList<>();
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!repeatable.containsKey(name)) {
                violations.add(
                    new Violation(
                        name,
                        "is not a parameter here; allowed: "
                            + (repeatable.isEmpty()
                                ? "none"
                                : String.join(", ", repeatable.keySet()))));
              } else if (values.size() > 1 && !repeatable.getOrDefault(name, false)) {
                violations.add(new Violation(name, "must be given once"));
              } else if (values.contains("")) {
                violations.add(new Violation(name, "must not be empty; leave it out"));
              }
            });
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations);
    }
  }

  private static void collect(
      @Nullable QueryParam annotation, Class<?> type, Map<String, Boolean> repeatable) {
    if (annotation != null) {
      repeatable.put(annotation.value(), Collection.class.isAssignableFrom(type));
    }
  }
}
