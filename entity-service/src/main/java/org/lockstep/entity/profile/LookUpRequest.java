package org.lockstep.entity.profile;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.QueryFaults;

/**
 * What is looked for: {@code ?identifier=}, of which {@code ?issuer=} may be the country that gave
 * it, not the office; or {@code ?name=}, which finds whole names and beginnings, only whole ones
 * with {@code ?match=exact}, in pages of {@code ?limit=} from {@code ?after=} on.
 */
public class LookUpRequest extends QueryFaults {
  private static final int MOST = 500;

  @QueryParam("identifier")
  @Parameter(
      description =
          "Scheme and value, as people write them, too; instead of a name. One whose check digit is"
              + " wrong is refused.",
      example = "imoNumber:9358010")
  @Nullable String identifier;

  @QueryParam("issuer")
  @Parameter(
      description =
          "The country that issued the identifier, by its ISO 3166-1 alpha-2 code; not an office of"
              + " it. What does not say who issued it is found, too.")
  @Nullable String issuer;

  @QueryParam("name")
  @Parameter(
      description =
          "A name or the beginning of one, in any case, with or without accents; instead of an"
              + " identifier.",
      example = "MAIA-1")
  @Nullable String name;

  @QueryParam("match")
  @Parameter(description = "prefix, if not given, or exact: whole names only.", example = "exact")
  @Nullable String match;

  /** What is looked for: an identifier, or else a name. */
  sealed interface Asked permits StatedQuery, Named {}

  /**
   * A name, or the beginning of one.
   *
   * @param name in the form it is looked up by
   */
  record Named(String name, boolean whole) implements Asked {}

  /**
   * Reads the request. Where something is wrong with it, nothing of it may be used.
   *
   * @return null where it is not said what is looked for
   */
  @Nullable Asked read(PageRequest page) {
    if ((identifier == null) == (name == null)) {
      add(
          "identifier",
          "is needed, for example imoNumber:9358010, or a name instead; not both of them");
    }
    if (identifier != null && name == null) {
      refuse("match", match, "is for a name");
      page.faultsWithout("is for a name").forEach(fault -> add(fault.field(), fault.message()));
    }
    if (identifier == null && name != null) {
      refuse("issuer", issuer, "is for an identifier");
    }
    Named named = named();
    if (identifier != null) {
      return StatedQuery.of(identifier, issuer, this);
    }
    return name == null ? null : named;
  }

  private Named named() {
    String normal = name == null || name.length() > MOST ? "" : LookUpKeys.folded(name);
    if (name != null && normal.isEmpty()) {
      add("name", "must have a letter or a digit, and at most 500 characters");
    }
    if (match != null && !match.equals("exact") && !match.equals("prefix")) {
      add("match", "must be exact or prefix");
    }
    return new Named(normal, "exact".equals(match));
  }

  private void refuse(String field, @Nullable String value, String message) {
    if (value != null) {
      add(field, message);
    }
  }
}
