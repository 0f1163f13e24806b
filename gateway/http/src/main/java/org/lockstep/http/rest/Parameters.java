package org.lockstep.http.rest;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * Reads query parameters and keeps what is wrong with them, so that all of it is said at once, what
 * is unknown or repeated included. A method that reads parameters has one of these among them.
 */
public class Parameters extends QueryFaults {
  /** What a store can hold. */
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** Unused, but Quarkus makes no bean parameter out of the context alone. */
  @Parameter(hidden = true)
  @HeaderParam(HttpHeaders.ACCEPT)
  @Nullable String accept;

  /** The value if it is one of the allowed ones. */
  public @Nullable String code(String name, @Nullable String value, Collection<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      refuse(name, "must be one of " + String.join(", ", allowed));
      return null;
    }
    return value;
  }

  public <E extends Enum<E>> @Nullable E constant(
      String name, @Nullable String value, Class<E> type) {
    if (value == null) {
      return null;
    }
    E[] all = type.getEnumConstants();
    for (E constant : all) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    refuse(
        name,
        "must be one of " + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")));
    return null;
  }

  /** Text that the store can hold and compare. */
  public @Nullable String text(String name, @Nullable String value) {
    if (value != null && (value.length() > 500 || value.indexOf('\0') >= 0)) {
      refuse(name, "must be text of at most 500 characters without NUL");
      return null;
    }
    return value;
  }

  public @Nullable UUID id(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    if (isId(value)) {
      return UUID.fromString(value);
    }
    refuse(name, "must be a UUID");
    return null;
  }

  private static boolean isId(String value) {
    return value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  }

  public @Nullable LocalDate date(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      if (value.length() == 10) {
        return LocalDate.parse(value);
      }
    } catch (DateTimeException e) {
      // Refused below.
    }
    refuse(name, "must be a calendar date such as 2024-05-24");
    return null;
  }

  public @Nullable Instant instant(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      if (value.length() <= 40) {
        Instant instant = OffsetDateTime.parse(value).toInstant();
        if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(LATEST)) {
          return instant;
        }
      }
    } catch (DateTimeException e) {
      // Refused below.
    }
    refuse(name, "must be an instant such as 2024-05-24T09:00:00Z" + plus(name, value));
    return null;
  }

  /** Refuses an end before its beginning, where both are given. */
  public void inOrder(String from, @Nullable LocalDate first, String to, @Nullable LocalDate last) {
    if (first != null && last != null && last.isBefore(first)) {
      refuse(to, "must not be before " + from);
    }
  }

  public @Nullable Boolean truth(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    refuse(name, "must be true or false");
    return null;
  }

  public void refuse(String name, String message) {
    add(name, message);
  }

  /**
   * An id in the path; what is no id names nothing.
   *
   * @throws Refusal 404
   */
  public static UUID pathId(String what, String value) {
    if (!isId(value)) {
      throw new Refusal(CommonProblem.NOT_FOUND, "There is no such " + what + ".");
    }
    return UUID.fromString(value);
  }
}
