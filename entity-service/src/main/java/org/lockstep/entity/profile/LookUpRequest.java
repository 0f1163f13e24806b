package org.lockstep.entity.profile;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * What is looked for: {@code ?identifier=}, of which {@code ?issuer=} may be the country that gave
 * it; or {@code ?name=}, which finds whole names and beginnings, only whole ones with {@code
 * ?match=exact}, in pages of {@code ?limit=} from {@code ?after=} on.
 */
public class LookUpRequest {
  private static final int MOST = 500;
  private static final int USUAL = 100;

  @QueryParam("identifier")
  @Nullable String identifier;

  @QueryParam("issuer")
  @Nullable String issuer;

  @QueryParam("name")
  @Nullable String name;

  @QueryParam("match")
  @Nullable String match;

  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("after")
  @Nullable String after;

  /** The identifier; none where a name is looked for. */
  @Nullable StatedQuery stated() {
    if ((identifier == null) == (name == null)) {
      throw refused(
          "identifier",
          "is needed, for example imoNumber:9358010, or a name instead; not both of them");
    }
    if (identifier == null) {
      refuse("issuer", issuer, "is for an identifier");
      return null;
    }
    refuse("match", match, "is for a name");
    refuse("limit", limit, "is for a name");
    refuse("after", after, "is for a name");
    return StatedQuery.of(identifier, issuer);
  }

  /** The name in the form it is looked up by. */
  String named() {
    String normal = name == null || name.length() > MOST ? "" : LookUpKeys.name(name);
    if (normal.isEmpty()) {
      throw refused("name", "must have a letter or a digit, and at most 500 characters");
    }
    return normal;
  }

  boolean whole() {
    if (match != null && !match.equals("exact") && !match.equals("prefix")) {
      throw refused("match", "must be exact or prefix");
    }
    return "exact".equals(match);
  }

  int limit() {
    if (limit == null) {
      return USUAL;
    }
    int asked = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
    if (asked < 1 || asked > MOST) {
      throw refused("limit", "must be a whole number from 1 to " + MOST);
    }
    return asked;
  }

  private static void refuse(String field, @Nullable String value, String message) {
    if (value != null) {
      throw refused(field, message);
    }
  }

  private static Refusal refused(String field, String message) {
    return Refusal.invalid(List.of(new Violation(field, message)));
  }
}
