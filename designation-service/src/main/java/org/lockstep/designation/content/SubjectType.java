package org.lockstep.designation.content;

/** What kind of subject a listing record is about. */
public enum SubjectType {
  PERSON,
  ORGANIZATION,
  VESSEL,
  AIRCRAFT
}
