package org.lockstep.designation.release;

/** The life of a package: the first three lead to each other, the last two to nothing. */
enum PackageStatus {
  DRAFT,
  SUBMITTED,
  APPROVED,
  RELEASED,
  WITHDRAWN
}
