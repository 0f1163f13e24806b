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

  private final Reason reason;

  /**
   * @param message may hold what the file holds; it is told as {@link PrintableText}
   */
  public RefusedFileException(Reason reason, String message) {
    super(PrintableText.of(message));
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
