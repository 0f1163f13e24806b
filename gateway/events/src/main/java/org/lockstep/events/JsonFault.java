package org.lockstep.events;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with JSON, and where in it. What Jackson says quotes the JSON and names classes;
 * this does neither.
 */
final class JsonFault {
  /** What a property is called that some record is read into. A key of a map may be anything. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private JsonFault() {}

  /** As the end of a sentence: where it is, if that can be said, and what it is. */
  static String of(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "it is nested too deep, or has a name, a text or a number that is too long" + at(e);
    }
    if (e instanceof ValueInstantiationException unmade) {
      return unmade(unmade);
    }
    if (e instanceof MismatchedInputException mismatch) {
      String path = path(mismatch);
      if (path.isEmpty()) {
        return "it is not one object with nothing behind it";
      }
      return mismatch instanceof InvalidFormatException
          ? path + " has a value that it cannot have"
          : path + " is missing or has the wrong type";
    }
    if (e instanceof JsonMappingException mapping) {
      return join(path(mapping), "cannot be read");
    }
    return "it is not JSON in which each name is there once" + at(e);
  }

  /** What the constructor of a record does not take. */
  private static String unmade(ValueInstantiationException e) {
    String path = path(e);
    Throwable first = e;
    while (first.getCause() != null && !(first instanceof PoisonException)) {
      first = first.getCause();
    }
    if (first instanceof PoisonException poison) {
      return (path.isEmpty() ? "" : path + ": ") + poison.fault();
    }
    if (first instanceof NullPointerException && isPart(first.getMessage(), e)) {
      return (path.isEmpty() ? "" : path + ".") + first.getMessage() + " is missing";
    }
    return join(path, "lacks something, or has a value that it cannot have");
  }

  /** Of what {@code requireNonNull} says. */
  private static boolean isPart(@Nullable String name, ValueInstantiationException e) {
    RecordComponent[] parts = e.getType().getRawClass().getRecordComponents();
    return parts != null && Arrays.stream(parts).anyMatch(part -> part.getName().equals(name));
  }

  private static String join(String path, String fault) {
    return (path.isEmpty() ? "it" : path) + " " + fault;
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      String name = step.getFieldName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(NAME.matcher(name).matches() ? name : "?");
      }
    }
    return path.toString();
  }

  private static String at(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    return place == null
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }
}
