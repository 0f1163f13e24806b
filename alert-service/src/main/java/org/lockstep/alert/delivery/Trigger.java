package org.lockstep.alert.delivery;

/** Why an attempt was made: by the schedule, or because the owner asked for a replay. */
enum Trigger {
  AUTOMATIC,
  MANUAL
}
