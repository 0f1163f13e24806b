package org.lockstep.designation.listimport;

/** What became of an import. */
public enum ImportStatus {
  /** The file is being uploaded. */
  RECEIVING,
  /** It waits for its turn. */
  WAITING,
  READING,
  /** Somebody has to judge what was found. */
  AWAITING_APPROVAL,
  PUBLISHING,
  /** What is new, changed and gone is in the register. */
  PUBLISHED,
  /** The edition says what the register says. */
  UNCHANGED,
  /** The file cannot or must not be read into the register; its findings say why. */
  REFUSED,
  /** An operator has rejected it. */
  REJECTED,
  /** The upload broke off, or Lockstep itself failed. */
  FAILED;

  /** Whether nothing will happen any more unless somebody does something. */
  boolean rests() {
    return switch (this) {
      case RECEIVING, WAITING, READING, PUBLISHING -> false;
      case AWAITING_APPROVAL, PUBLISHED, UNCHANGED, REFUSED, REJECTED, FAILED -> true;
    };
  }
}
