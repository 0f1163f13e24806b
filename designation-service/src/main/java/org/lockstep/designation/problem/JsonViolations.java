package org.lockstep.designation.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for what does not fit: paths as the caller wrote them, types as JSON names them. */
final class JsonViolations {
  private JsonViolations() {}

  static List<Violation> of(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .map(v -> new Violation(path(v), v.getMessage()))
        .distinct()
        .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
        .toList();
  }

  /** Without the method and, for a body, without the name of the parameter that held it. */
  private static String path(ConstraintViolation<?> violation) {
    StringBuilder path = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
        continue;
      }
      if (node.getIndex() != null) {
        path.append('[').append(node.getIndex()).append(']');
      }
      if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  static String path(MismatchedInputException e) {
    StringBuilder path = new StringBuilder();
    for (Reference reference : e.getPath()) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  static String expected(MismatchedInputException e) {
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
    if (type == UUID.class) {
      return "must be a UUID";
    }
    if (type == String.class) {
      return "must be a string";
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
