package org.lockstep.testkit;

/** A text that counts how often it is looked at, and puts an end to it. */
public final class WatchedText implements CharSequence {
  private final String text;
  private final long most;
  private long looks;

  /**
   * @param most how many looks it bears before {@link TooManyLooks}
   */
  public WatchedText(String text, long most) {
    this.text = text;
    this.most = most;
  }

  /** It was looked at too often. */
  public static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public char charAt(int index) {
    if (++looks > most) {
      throw new TooManyLooks();
    }
    return text.charAt(index);
  }

  /** How often it was looked at. */
  public long looks() {
    return looks;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
