package org.lockstep.alert.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.WholeBody;

/** For requests whose path says all: a body would be ignored in silence. */
@ApplicationScoped
public class NoBody {
  /** What may be sent. */
  public static final String RULE = "must be absent, or an object without fields";

  private final WholeBody bodies;

  NoBody(WholeBody bodies) {
    this.bodies = bodies;
  }

  /** What may be sent: an object without fields, by clients that cannot send nothing. */
  record Nothing() {}

  /**
   * Refuses a body that says something.
   *
   * @throws org.lockstep.http.problem.Refusal 400 with all of it
   */
  public void require(@Nullable String body) {
    if (body == null || body.isBlank()) {
      return;
    }
    try {
      if (bodies.read(body.getBytes(UTF_8), bodies.type(Nothing.class)) == null) {
        throw Refusal.invalid("body", RULE);
      }
    } catch (JsonProcessingException e) {
      throw new BadRequestException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
