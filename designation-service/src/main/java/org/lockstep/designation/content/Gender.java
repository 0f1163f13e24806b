package org.lockstep.designation.content;

/** As FollowTheMoney has it. */
public enum Gender {
  MALE,
  FEMALE,
  OTHER
}
