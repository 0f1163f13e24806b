package org.lockstep.designation.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document itself (RFC 9457). */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @Nullable List<Violation> violations,
    @JsonAnyGetter Map<String, Object> members) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemType type, String detail, String instance) {
    return of(type, detail, instance, List.of(), Map.of());
  }

  static Problem of(
      ProblemType type,
      String detail,
      String instance,
      List<Violation> violations,
      Map<String, Object> members) {
    return new Problem(
        type.urn(),
        type.title(),
        type.status(),
        detail,
        instance,
        violations.isEmpty() ? null : violations,
        members);
  }
}
