package org.lockstep.gateway.partner;

/** A change that can never be applied, with the reason for whoever asked for it. */
final class InapplicableException extends Exception {
  private static final long serialVersionUID = 1;

  InapplicableException(String why) {
    super(why);
  }
}
