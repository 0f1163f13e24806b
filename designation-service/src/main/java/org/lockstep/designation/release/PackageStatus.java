package org.lockstep.designation.release;

/** The life of a package: the first four lead to each other, the last two to nothing. */
public enum PackageStatus {
  DRAFT,
  SUBMITTED,
  APPROVED,
  SCHEDULED,
  RELEASED,
  WITHDRAWN
}
