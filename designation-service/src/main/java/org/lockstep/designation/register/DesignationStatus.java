package org.lockstep.designation.register;

/** Whether a listing is in force by its own law on a day. */
public enum DesignationStatus {
  NOT_YET_IN_FORCE,
  IN_FORCE,
  SUSPENDED,
  DELISTED
}
