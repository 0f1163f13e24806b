package org.lockstep.designation.content;

/**
 * What an entry does: lists a subject, changes the content of a listing, ends its effect for a
 * while, brings it back, or ends the listing. {@code MARKING} changes who may see it, and nothing
 * of what it says; no entry does that.
 */
public enum EntryKind {
  DESIGNATION,
  AMENDMENT,
  SUSPENSION,
  RESUMPTION,
  DELISTING,
  MARKING;

  /** Whether it says what is listed; the others only say whether it is in force. */
  public boolean hasContent() {
    return this == DESIGNATION || this == AMENDMENT;
  }
}
