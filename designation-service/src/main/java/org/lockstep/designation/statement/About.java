package org.lockstep.designation.statement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a statement is about. */
record About(
    @Size(max = 50) List<@NotNull UUID> packages,
    @Size(max = 500) List<@NotNull UUID> designations,
    @Size(max = 500) List<@NotNull UUID> entities) {

  About {
    packages = orEmpty(packages);
    designations = orEmpty(designations);
    entities = orEmpty(entities);
  }

  boolean namesNothing() {
    return packages.isEmpty() && designations.isEmpty() && entities.isEmpty();
  }

  private static List<UUID> orEmpty(@Nullable List<UUID> ids) {
    return ids == null ? List.of() : ids;
  }
}
