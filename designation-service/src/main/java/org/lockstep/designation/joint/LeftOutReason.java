package org.lockstep.designation.joint;

/** Why a part cannot be released, or was not. */
enum LeftOutReason {
  /** The authority has attached none. */
  NO_PACKAGE,
  /** The authority has not consented. */
  NOT_READY,
  /** The authority has given the package up. */
  WITHDRAWN,
  /** The content is not the one that the authority consented to. */
  CHANGED_SINCE_READY,
  /** The approval was taken back. */
  NOT_APPROVED,
  /** An entry is based on an old version of its designation. */
  OUTDATED,
  /** By the authority's rules who consented must not release what the package has become. */
  RELEASER_NOT_ALLOWED
}
