package org.lockstep.designation.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller, a person or a partner system.
 *
 * @param name unique in the realm
 * @param authority for whom the officer acts; absent for those who only read
 */
public record Officer(String name, @Nullable String authority, Set<String> roles) {
  private static final Set<String> WRITING = Set.of("drafter", "approver", "releaser");

  /**
   * Whether the officer works on the packages of this authority and so may know of unreleased ones.
   */
  public boolean worksFor(String owner) {
    return belongsTo(owner) && roles.stream().anyMatch(WRITING::contains);
  }

  /**
   * Whether the officer prepares joint actions for this authority and so may know of unreleased
   * ones that it takes part in.
   */
  public boolean coordinatesFor(String owner) {
    return worksFor(owner) || (belongsTo(owner) && roles.contains("coordinator"));
  }

  public boolean belongsTo(String owner) {
    return owner.equals(authority);
  }
}
