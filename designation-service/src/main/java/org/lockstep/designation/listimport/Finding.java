package org.lockstep.designation.listimport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.lockstep.designation.lists.file.RefusedFileException;

/**
 * Something that stops an import.
 *
 * @param message exactly what was seen
 * @param approvable whether an operator may let it pass
 * @param keys that name another subject than before; the first of them, where they are very many
 */
public record Finding(
    Code code,
    String message,
    boolean approvable,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReusedKey> keys) {
  public Finding {
    // Findings that were stored before there were keys have none.
    keys = keys == null ? List.of() : keys;
  }

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
    /** So many entries say something else that it may be a fault. */
    REWRITTEN,
    /** Many entries have no values any more of a kind that they had. */
    VALUES_LOST,
    /** Many entries have values of a kind that few or none had. */
    VALUES_NEW,
    /** Many entries say something else of what a subject keeps. */
    VALUES_CHANGED,
    /** A kind of subjects has no entries any more, or hardly any. */
    KIND_GONE,
    /** A programme has no entries any more, or hardly any. */
    PROGRAMME_GONE,
    /** Many entries are under fewer measures than before. */
    MEASURES_GONE,
    /** Numbers belong to other entries than before. */
    NUMBERS_MOVED,
    /** Several entries are gone and come again, under the same names, as new ones. */
    NAMES_ANEW,
    /** Much more to warn of than in the last edition in the same format. */
    WARNINGS_GROWN,
    /** Fields that nobody knows. */
    SCHEMA_CHANGED,
    /** It says something else of what a package has delisted. */
    DELISTED_BY_PACKAGE,
    /** Keys that name another subject than before. */
    KEY_REUSED
  }

  /** Of a file that cannot be read; says what to do with it. */
  static Finding refusal(RefusedFileException refused) {
    String advice =
        switch (refused.reason()) {
          case ENCODING ->
              " Fetch the file again, and send it as it comes: a program that opens and saves it may"
                  + " change its encoding. If it comes so, only its authority can mend it.";
          case MALFORMED -> " Fetch the file again, and look at that place.";
          case TRUNCATED -> " Fetch the file again: it is not whole.";
          case LIMIT, FORMAT -> "";
        };
    return refusal(Code.valueOf(refused.reason().name()), refused.getMessage() + advice);
  }

  static Finding refusal(Code code, String message) {
    return new Finding(code, message, false, List.of());
  }

  static Finding doubt(Code code, String message) {
    return new Finding(code, message, true, List.of());
  }

  static Finding ofKeys(String message, List<ReusedKey> keys) {
    return new Finding(Code.KEY_REUSED, message, true, List.copyOf(keys));
  }
}
