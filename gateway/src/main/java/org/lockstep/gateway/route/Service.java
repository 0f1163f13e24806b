package org.lockstep.gateway.route;

/** The services behind the gateway. */
public enum Service {
  DESIGNATION,
  ENTITY,
  ALERT
}
