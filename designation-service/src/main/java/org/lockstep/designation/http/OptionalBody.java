package org.lockstep.designation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.problem.ProblemException;

/** Reads the body of a request that needs none, and so no type of one. */
@ApplicationScoped
public class OptionalBody {
  private final ObjectMapper mapper;

  OptionalBody(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The body, if there is one.
   *
   * @throws ProblemException 400 if it is nothing
   * @throws BadRequestException if it is no JSON of that type
   */
  public <T> @Nullable T read(@Nullable String body, Class<T> type) {
    if (body == null || body.isBlank()) {
      return null;
    }
    try {
      T read = mapper.readValue(body, type);
      if (read == null) {
        throw ProblemException.invalid("body", "must be a JSON object, or absent");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new BadRequestException(e);
    }
  }
}
