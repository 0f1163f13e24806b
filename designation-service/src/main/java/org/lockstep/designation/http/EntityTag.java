package org.lockstep.designation.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;

/** Strong entity tags (RFC 9110, sections 8.8.3 and 13.1). */
public final class EntityTag {
  private EntityTag() {}

  /** The representation with its tag, or 304 without it if the client has it already. */
  public static Response answer(Object entity, String tag, @Nullable String ifNoneMatch) {
    String quoted = '"' + tag + '"';
    boolean known =
        ifNoneMatch != null
            && Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .anyMatch(t -> t.equals("*") || t.equals(quoted) || t.equals("W/" + quoted));
    return known
        ? Response.notModified().header(HttpHeaders.ETAG, quoted).build()
        : Response.ok(entity).header(HttpHeaders.ETAG, quoted).build();
  }

  /**
   * Lets an edit pass only if it is based on the present state.
   *
   * @throws ProblemException 428 without {@code If-Match}, 412 if it names another state
   */
  public static void require(@Nullable String ifMatch, String tag) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ProblemException(
          ProblemType.PRECONDITION_REQUIRED,
          "An edit needs If-Match with the ETag of the state it is based on.");
    }
    String quoted = '"' + tag + '"';
    if (Arrays.stream(ifMatch.split(","))
        .map(String::strip)
        .noneMatch(t -> t.equals("*") || t.equals(quoted))) {
      throw new ProblemException(
          ProblemType.PRECONDITION_FAILED,
          "It was changed since the state that If-Match names; read it again.");
    }
  }
}
