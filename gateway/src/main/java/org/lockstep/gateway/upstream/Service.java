package org.lockstep.gateway.upstream;

/** The services behind the gateway. */
public enum Service {
  DESIGNATION,
  ENTITY,
  ALERT
}
