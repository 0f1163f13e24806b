package org.lockstep.http.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The document itself (RFC 9457).
 *
 * @param detail what is wrong with this request and what is allowed, for people
 * @param instance the id of the request, as a URN
 * @param members more that is said of it; of what JSON has
 */
public record Problem(
    ProblemKind type,
    String detail,
    String instance,
    List<Violation> violations,
    Map<String, Object> members) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem(ProblemKind type, String detail, String instance) {
    this(type, detail, instance, List.of(), Map.of());
  }

  public Problem(ProblemKind type, String detail, String instance, Violation violation) {
    this(type, detail, instance, List.of(violation), Map.of());
  }

  /** The document in UTF-8. */
  public Buffer json() {
    JsonObject json =
        new JsonObject()
            .put("type", type.urn())
            .put("title", type.title())
            .put("status", type.status())
            .put("detail", detail)
            .put("instance", instance);
    if (!violations.isEmpty()) {
      JsonArray all = new JsonArray();
      violations.forEach(
          violation ->
              all.add(
                  new JsonObject()
                      .put("field", violation.field())
                      .put("message", violation.message())));
      json.put("violations", all);
    }
    members.forEach(json::put);
    return json.toBuffer();
  }
}
