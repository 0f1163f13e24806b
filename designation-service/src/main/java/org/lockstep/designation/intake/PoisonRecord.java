package org.lockstep.designation.intake;

/** A record that will never be understood, however often it is read. */
class PoisonRecord extends RuntimeException {
  PoisonRecord(String message) {
    super(message);
  }
}
