package org.lockstep.entity.profile;

/** What kind of subject is listed. Subjects of different kinds are never one entity. */
public enum SubjectType {
  PERSON,
  ORGANIZATION,
  VESSEL,
  AIRCRAFT
}
