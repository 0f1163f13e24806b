package org.lockstep.gateway.partner;

/** What is done with a partner system. */
public enum ChangeKind {
  /** It is let in: it did not exist before. */
  ADMIT,
  EDIT,
  ADD_KEY,
  REMOVE_KEY,
  SUSPEND,
  RESUME
}
