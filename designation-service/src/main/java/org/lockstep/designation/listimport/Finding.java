package org.lockstep.designation.listimport;

/**
 * Something that stops an import.
 *
 * @param message exactly what was seen
 * @param approvable whether an operator may let it pass
 */
public record Finding(Code code, String message, boolean approvable) {
  /** What kind of finding it is. */
  public enum Code {
    /** Bytes that are not UTF-8. */
    ENCODING,
    /** Not well-formed. */
    MALFORMED,
    /** Ends before its end. */
    TRUNCATED,
    /** More than Lockstep takes in. */
    LIMIT,
    /** None of the formats of the list. */
    FORMAT,
    /** The day of the edition is unknown or doubtful. */
    EDITION,
    /** Older than what the register has. */
    OLDER_EDITION,
    /** The file says that it has more or fewer entries than it has. */
    DECLARED_COUNT,
    /** An entry has no place in the register as it is. */
    INVALID_ENTRY,
    /** Two entries have one key. */
    DUPLICATE_ENTRY,
    /** No entry at all. */
    EMPTY,
    /** The register has no edition of the list to compare it with. */
    FIRST_EDITION,
    /** More than twice as many entries as the register has of the list. */
    GROWN,
    /** Over a tenth of the entries are gone. */
    SHRUNKEN,
    /** Fields that nobody knows. */
    SCHEMA_CHANGED,
    /** It says something else of what a package has delisted. */
    DELISTED_BY_PACKAGE
  }

  static Finding refusal(Code code, String message) {
    return new Finding(code, message, false);
  }

  static Finding doubt(Code code, String message) {
    return new Finding(code, message, true);
  }
}
