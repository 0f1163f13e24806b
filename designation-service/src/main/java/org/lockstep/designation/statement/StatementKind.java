package org.lockstep.designation.statement;

/** In what way it was said. */
enum StatementKind {
  ANNOUNCEMENT,
  CONDEMNATION,
  DENIAL,
  REACTION,
  MEDIA_REPORT
}
