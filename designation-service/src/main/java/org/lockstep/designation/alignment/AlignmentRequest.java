package org.lockstep.designation.alignment;

import jakarta.ws.rs.QueryParam;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.intake.Entities;
import org.lockstep.http.rest.Parameters;

/** Which entities are asked for: those with a designation that meets all of it. */
public class AlignmentRequest {
  private static final int MOST_PACKAGES = 50;

  @QueryParam("package")
  @Nullable List<String> packages;

  @QueryParam("entity")
  @Nullable String entity;

  @QueryParam("programme")
  @Nullable String programme;

  @QueryParam("theme")
  @Nullable String theme;

  @QueryParam("subjectType")
  @Nullable String subjectType;

  /** What is asked for; what is wrong with it is added to the parameters. */
  Alignment.Selection selection(Codes codes, Entities entities, Parameters parameters) {
    List<String> given = packages == null ? List.of() : packages;
    UUID entityId = parameters.id("entity", entity);
    Alignment.Selection selection =
        new Alignment.Selection(
            ids(given, parameters),
            entityId == null ? null : entities.survivor(entityId),
            parameters.code("programme", programme, codes.programmes().keySet()),
            parameters.code("theme", theme, codes.themes()),
            parameters.constant("subjectType", subjectType, SubjectType.class));
    if (given.isEmpty()
        && entity == null
        && programme == null
        && theme == null
        && subjectType == null) {
      parameters.refuse(
          "package",
          "or entity, programme, theme or subjectType must say which entities are asked for");
    }
    return selection;
  }

  private static Set<UUID> ids(List<String> packages, Parameters parameters) {
    if (packages.size() > MOST_PACKAGES) {
      parameters.refuse("package", "may be given at most " + MOST_PACKAGES + " times");
      return Set.of();
    }
    Set<UUID> ids = new HashSet<>();
    for (String value : packages) {
      UUID id = parameters.id("package", value);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
