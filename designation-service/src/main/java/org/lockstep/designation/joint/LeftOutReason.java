package org.lockstep.designation.joint;

/** Why a part cannot be released, or was not. */
enum LeftOutReason {
  /** The authority has attached no package. */
  NO_PACKAGE,
  /** The authority has not consented. */
  NOT_READY,
  /** The authority has given the package up. */
  WITHDRAWN,
  /** The content was edited since the authority consented to it. */
  CHANGED_SINCE_READY,
  /** The approval was taken back. */
  NOT_APPROVED,
  /** An entry is based on an old version of its designation. */
  OUTDATED,
  /** An entry changes a designation that bears another marking than the package. */
  OTHER_MARKING,
  /** The legal basis of a measure has ended before the measure begins. */
  LAPSED_BASIS,
  /**
   * By the authority's rules, the officer who consented must not release what the package has
   * become.
   */
  RELEASER_NOT_ALLOWED
}
