package org.lockstep.gateway.partner;

/** How far a change has come. */
public enum ChangeState {
  /** It widens what the partner may do, and waits for another administrator. */
  WAITING,
  REJECTED,
  /** It is on its way to Keycloak. */
  ACCEPTED,
  APPLIED,
  /** It could not be applied; the note says why. */
  FAILED
}
