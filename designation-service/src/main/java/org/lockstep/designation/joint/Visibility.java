package org.lockstep.designation.joint;

/** What the other participants see of a part before the release. */
enum Visibility {
  /** That it is ready or not. */
  NOTHING,
  /** Who is listed: caption, subject type, identifiers. */
  TARGETS,
  /** The whole entries. */
  ALL
}
