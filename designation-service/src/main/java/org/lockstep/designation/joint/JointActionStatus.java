package org.lockstep.designation.joint;

/** Where a joint action is on its way. */
enum JointActionStatus {
  OPEN,
  SCHEDULED,
  RELEASED,
  CANCELLED
}
