package org.lockstep.local.data;

/** Why something cannot be done and what to do about it: sentences for the person at the screen. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentences) {
    super(sentences);
  }
}
