package org.lockstep.designation.lists.file;

/** The file cannot be read as what it should be; the message says where and what was seen. */
public final class RefusedFileException extends RuntimeException {
  /** Why. */
  public enum Reason {
    /** Bytes that are not UTF-8. */
    ENCODING,
    /** Not well-formed, or values where there can be none. */
    MALFORMED,
    /** Ends before its end. */
    TRUNCATED,
    /** More than anything here takes in. */
    LIMIT,
    /** None of the formats that the list is published in. */
    FORMAT
  }

  private static final int LONGEST = 1000;

  private final Reason reason;

  /**
   * @param message may hold what the file holds; characters that do not show are question marks,
   *     and what is too long for people is cut
   */
  public RefusedFileException(Reason reason, String message) {
    super(shown(message));
    this.reason = reason;
  }

  private static String shown(String message) {
    StringBuilder shown = new StringBuilder(message.length());
    message
        .codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              boolean hidden =
                  switch (Character.getType(c)) {
                    case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                        true;
                    default -> false;
                  };
              shown.appendCodePoint(hidden ? '?' : c);
            });
    return shown.toString();
  }

  public Reason reason() {
    return reason;
  }
}
