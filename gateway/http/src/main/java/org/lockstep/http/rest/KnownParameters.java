package org.lockstep.http.rest;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * A misspelt filter must not answer with everything: unknown or repeated query parameters are
 * refused, and text that cannot be stored, which no filter can match and no address can name.
 */
public class KnownParameters {
  /** By method: the parameters, and whether they may be given more than once. */
  private static final Map<Method, Map<String, Boolean>> KNOWN = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    boolean named =
        request.getUriInfo().getPathParameters().values().stream()
            .flatMap(List::stream)
            .allMatch(StorableText::is);
    if (!named) {
      throw new Refusal(CommonProblem.NOT_FOUND, "There is nothing at this address.");
    }
    Method method = resource.getResourceMethod();
    if (Arrays.stream(method.getParameterTypes()).anyMatch(QueryFaults.class::isAssignableFrom)) {
      return;
    }
    List<Violation> violations = faults(request.getUriInfo(), method);
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
  }

  /** What is wrong with a query, regardless of what its values mean. */
  public static List<Violation> faults(UriInfo uri, Method asked) {
    Map<String, Boolean> repeatable = KNOWN.computeIfAbsent(asked, KnownParameters::repeatable);
    List<Violation> violations = new ArrayList<>();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              String fault = fault(repeatable, name, values);
              if (fault != null) {
                violations.add(new Violation(name, fault));
              }
            });
    return violations;
  }

  private static @Nullable String fault(
      Map<String, Boolean> repeatable, String name, List<String> values) {
    if (!repeatable.containsKey(name)) {
      return "is not a parameter here; allowed: "
          + (repeatable.isEmpty() ? "none" : String.join(", ", repeatable.keySet()));
    }
    if (values.size() > 1 && !repeatable.getOrDefault(name, false)) {
      return "must be given once";
    }
    if (values.contains("")) {
      return "must not be empty; leave it out";
    }
    return values.stream().allMatch(StorableText::is) ? null : JsonViolations.UNSTORABLE;
  }

  private static Map<String, Boolean> repeatable(Method method) {
    Map<String, Boolean> repeatable = new TreeMap<>();
    for (Parameter parameter : method.getParameters()) {
      collect(parameter, parameter.getName(), parameter.getType(), repeatable);
      for (Class<?> type = parameter.getType();
          type != null && type != Object.class;
          type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          collect(field, field.getName(), field.getType(), repeatable);
        }
      }
    }
    return repeatable;
  }

  private static void collect(
      AnnotatedElement element, String called, Class<?> type, Map<String, Boolean> repeatable) {
    boolean list = Collection.class.isAssignableFrom(type);
    QueryParam named = element.getAnnotation(QueryParam.class);
    if (named != null) {
      repeatable.put(named.value(), list);
    }
    RestQuery rest = element.getAnnotation(RestQuery.class);
    if (rest != null) {
      repeatable.put(rest.value().isEmpty() ? called : rest.value(), list);
    }
  }
}
