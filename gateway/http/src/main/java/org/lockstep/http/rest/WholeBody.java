package org.lockstep.http.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * Reads a body and says all that is wrong with it at once: fields that are unknown, values of the
 * wrong type, constraints, and the rules of the service. A fault that the mapper finds is taken out
 * and the rest is read again, as it stops at the first.
 */
@Singleton
public class WholeBody {
  /**
   * Each further reading costs as much as the first; a body with more faults is told the rest
   * later.
   */
  private static final int MOST_READ_AGAIN = 32;

  private final ObjectMapper mapper;
  private final Validator validator;
  private final Instance<BodyRules> rules;

  WholeBody(ObjectMapper mapper, Validator validator, Instance<BodyRules> rules) {
    this.mapper = mapper;
    this.validator = validator;
    this.rules = rules;
  }

  /**
   * The body as this type.
   *
   * @return null if it is a JSON null
   * @throws Refusal with all that is wrong with it
   * @throws IOException if it is no JSON, or nothing of that type at all
   */
  public @Nullable Object read(byte[] body, JavaType type) throws IOException {
    Map<String, Violation> faults = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    Object read = null;
    try {
      read = mapper.readValue(body, type);
    } catch (MismatchedInputException first) {
      read = readWithoutFaults(tree(body, first), type, first, faults, unknown);
    }
    if (read != null) {
      check(read, faults);
    }
    if (!unknown.isEmpty()) {
      throw Refusal.unknownFields(unknown, sorted(faults));
    }
    if (!faults.isEmpty()) {
      throw Refusal.invalid(sorted(faults));
    }
    return read;
  }

  /** What cannot be read to its end has the fault that was found first. */
  private JsonNode tree(byte[] body, MismatchedInputException first) throws IOException {
    try {
      return mapper.readTree(body);
    } catch (JsonProcessingException e) {
      throw first;
    }
  }

  /** The type of a body as the mapper knows it. */
  public JavaType type(Type type) {
    return mapper.constructType(type);
  }

  private @Nullable Object readWithoutFaults(
      JsonNode body,
      JavaType type,
      MismatchedInputException first,
      Map<String, Violation> faults,
      List<String> unknown)
      throws IOException {
    MismatchedInputException fault = first;
    while (true) {
      String path = JsonViolations.path(fault);
      boolean nothing = path.isEmpty() || faults.containsKey(path);
      if (nothing && faults.isEmpty()) {
        throw fault;
      }
      if (nothing) {
        return null;
      }
      faults.put(path, violation(fault, path));
      if (fault instanceof UnrecognizedPropertyException) {
        unknown.add(path);
      }
      if (faults.size() >= MOST_READ_AGAIN || !takeOut(body, fault.getPath())) {
        return null;
      }
      try {
        return mapper.readValue(mapper.treeAsTokens(body), type);
      } catch (MismatchedInputException next) {
        fault = next;
      } catch (JsonProcessingException e) {
        // The rest cannot be read without what was taken out; the faults known so far are worth
        // telling.
        return null;
      }
    }
  }

  private void check(Object read, Map<String, Violation> faults) {
    List<String> told = List.copyOf(faults.keySet());
    Stream.concat(
            JsonViolations.of(validator.validate(read)).stream(),
            rules.stream().flatMap(rule -> rule.violations(read).stream()))
        .filter(violation -> told.stream().noneMatch(path -> within(path, violation.field())))
        .forEach(violation -> faults.putIfAbsent(violation.field(), violation));
  }

  /** A fault found inside a value that was taken out is a fault of the gap, not of the value. */
  private static boolean within(String path, String field) {
    return field.startsWith(path)
        && (field.length() == path.length()
            || field.charAt(path.length()) == '.'
            || field.charAt(path.length()) == '[');
  }

  /** The place in a list stays, so that the others keep their numbers. */
  private static boolean takeOut(JsonNode body, List<Reference> path) {
    JsonNode holder = body;
    for (int i = 0; i < path.size(); i++) {
      Reference step = path.get(i);
      boolean last = i == path.size() - 1;
      if (holder instanceof ObjectNode object && step.getFieldName() != null) {
        holder = last ? object.remove(step.getFieldName()) : object.get(step.getFieldName());
      } else if (holder instanceof ArrayNode array && array.has(step.getIndex())) {
        holder = last ? array.set(step.getIndex(), (JsonNode) null) : array.get(step.getIndex());
      } else {
        return false;
      }
      if (holder == null) {
        return false;
      }
    }
    return true;
  }

  private static Violation violation(MismatchedInputException fault, String path) {
    return new Violation(
        path,
        fault instanceof UnrecognizedPropertyException unknown
            ? "is unknown; allowed: " + JsonViolations.names(unknown.getKnownPropertyIds())
            : JsonViolations.expected(fault));
  }

  private static List<Violation> sorted(Map<String, Violation> faults) {
    return faults.values().stream().sorted(Comparator.comparing(Violation::field)).toList();
  }
}
