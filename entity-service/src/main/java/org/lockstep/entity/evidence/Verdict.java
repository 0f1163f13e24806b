package org.lockstep.entity.evidence;

/** What follows from the evidence. */
public enum Verdict {
  /** The two are one: independent evidence agrees, and nothing contradicts. */
  SAME,
  /** They may be one: somebody has to look. */
  CANDIDATE,
  /** Nothing worth a look speaks for it. */
  APART
}
