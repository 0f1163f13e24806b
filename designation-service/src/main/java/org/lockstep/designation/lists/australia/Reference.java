package org.lockstep.designation.lists.australia;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.file.TableRow;

/**
 * The reference of a row: {@code 101} of a subject and its own name, {@code 101a} of another name
 * of it, {@code 101b1} of one that was put in between later.
 *
 * @param letters of another name, and figures after them
 */
record Reference(String number, String letters) {
  static final String COLUMN = "reference";
  private static final Pattern REFERENCE =
      Pattern.compile("([0-9]{1,9})(?:\\.0)? *((?:[A-Za-z]{1,3}[0-9]{0,3}){0,3})");

  static Optional<Reference> of(TableRow row) {
    Matcher reference = REFERENCE.matcher(row.cell(COLUMN).orElse(""));
    return reference.matches()
        ? Optional.of(new Reference(reference.group(1), reference.group(2)))
        : Optional.empty();
  }

  boolean isOfOtherName() {
    return !letters.isEmpty();
  }
}
