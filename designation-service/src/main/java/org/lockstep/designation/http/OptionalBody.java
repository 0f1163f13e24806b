package org.lockstep.designation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.WholeBody;

/** Reads the body of a request that needs none, and so no type of one. */
@ApplicationScoped
public class OptionalBody {
  private final WholeBody bodies;

  OptionalBody(WholeBody bodies) {
    this.bodies = bodies;
  }

  /**
   * The body, if there is one.
   *
   * @throws Refusal 400 if it is {@code null}, or with all that is wrong with it
   * @throws BadRequestException if it is no JSON of that type
   */
  public <T> @Nullable T read(@Nullable String body, Class<T> type) {
    if (body == null || body.isBlank()) {
      return null;
    }
    try {
      Object read = bodies.read(body.getBytes(StandardCharsets.UTF_8), bodies.type(type));
      if (read == null) {
        throw Refusal.invalid("body", "must be a JSON object, or absent");
      }
      return type.cast(read);
    } catch (JsonProcessingException e) {
      throw new BadRequestException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
