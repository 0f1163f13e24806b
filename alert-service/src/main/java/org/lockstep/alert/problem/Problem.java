package org.lockstep.alert.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document of RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    String instance,
    @Nullable List<Violation> violations) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(
      ProblemType type, @Nullable String detail, String instance, List<Violation> violations) {
    return new Problem(
        type.urn(),
        type.title(),
        type.status(),
        detail,
        instance,
        violations.isEmpty() ? null : violations);
  }

  Response response() {
    return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this).build();
  }
}
