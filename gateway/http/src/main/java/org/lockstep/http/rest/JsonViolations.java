package org.lockstep.http.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.Violation;

/** Words for what does not fit: paths as the caller wrote them, types as JSON names them. */
public final class JsonViolations {
  static final String UNSTORABLE = "must be text without NUL and without half surrogate pairs";

  private static final int LONGEST_PATH = 200;

  private JsonViolations() {}

  /**
   * What callers gave that is not valid.
   *
   * @param called the method of the resource
   */
  static List<Violation> of(ConstraintViolationException e, @Nullable Method called) {
    return of(e.getConstraintViolations(), called);
  }

  /** What the validator says of an object that is no argument of a method. */
  public static List<Violation> of(Collection<? extends ConstraintViolation<?>> broken) {
    return of(broken, null);
  }

  private static List<Violation> of(
      Collection<? extends ConstraintViolation<?>> broken, @Nullable Method called) {
    return broken.stream()
        .map(v -> new Violation(path(v, called), v.getMessage()))
        .distinct()
        .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
        .toList();
  }

  /** Whether it is an answer of ours that is not valid. */
  static boolean isOfOurAnswer(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .flatMap(v -> StreamSupport.stream(v.getPropertyPath().spliterator(), false))
        .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
  }

  /** Without the method and, for a body, without the name of the parameter that held it. */
  private static String path(ConstraintViolation<?> violation, @Nullable Method called) {
    StringBuilder path = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER && isNamedByTheCaller(node.getName(), called)) {
        path.append(node.getName());
      }
      if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
        continue;
      }
      if (node.getIndex() != null) {
        path.append('[').append(node.getIndex()).append(']');
      } else if (node.getKey() != null) {
        path.append('.').append(printable(node.getKey().toString()));
      }
      if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static boolean isNamedByTheCaller(String name, @Nullable Method called) {
    return called != null
        && Arrays.stream(called.getParameters())
            .filter(parameter -> parameter.getName().equals(name))
            .anyMatch(
                parameter ->
                    parameter.isAnnotationPresent(QueryParam.class)
                        || parameter.isAnnotationPresent(RestQuery.class));
  }

  /** Printable, as it may be said back to a terminal. */
  static String path(MismatchedInputException e) {
    StringBuilder path = new StringBuilder();
    for (Reference reference : e.getPath()) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return printable(path.toString());
  }

  private static String printable(String path) {
    return path.codePoints()
        .limit(LONGEST_PATH)
        .map(
            c ->
                Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                    ? '?'
                    : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String expected(MismatchedInputException e) {
    if (e instanceof UnstorableTextException) {
      return UNSTORABLE;
    }
    Class<?> type = e.getTargetType();
    if (type == null) {
      return "has the wrong type";
    }
    if (type.isEnum()) {
      return "must be one of "
          + Arrays.stream(type.getFields())
              .filter(Field::isEnumConstant)
              .map(JsonViolations::wireName)
              .collect(Collectors.joining(", "));
    }
    if (type == LocalDate.class) {
      return "must be a calendar date such as 2024-05-24";
    }
    if (type == Instant.class) {
      return "must be an instant with its offset from UTC such as 2026-11-27T01:00:00Z";
    }
    if (type == UUID.class) {
      return "must be a UUID";
    }
    if (type == String.class) {
      return "must be a string";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a whole number";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "must be a list";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord()
        ? "must be an object"
        : "has the wrong type";
  }

  private static String wireName(Field constant) {
    JsonProperty renamed = constant.getAnnotation(JsonProperty.class);
    return renamed == null ? constant.getName() : renamed.value();
  }

  static String names(@Nullable Collection<Object> known) {
    return known == null
        ? "none"
        : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }
}
