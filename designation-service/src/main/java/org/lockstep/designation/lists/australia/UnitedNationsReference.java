package org.lockstep.designation.lists.australia;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The permanent reference number that the Security Council gives to whom it lists, such as {@code
 * QDi.081}. In additional information it stands first; those further on are of others.
 */
final class UnitedNationsReference {
  static final String LABEL = "UNReferenceNumber";

  /** With the slips of the list: {@code Qdi.081}, {@code KPi030}, {@code CDi. 020}. */
  static final String PATTERN = "([A-Za-z]{2})([ie])\\.{0,2} ?([0-9]{3})(?![0-9])";

  private static final Pattern FIRST = Pattern.compile(PATTERN);

  private UnitedNationsReference() {}

  static Optional<String> atBeginning(String text) {
    Matcher reference = FIRST.matcher(text);
    return reference.lookingAt() ? Optional.of(normal(reference, 0)) : Optional.empty();
  }

  /** As the Security Council writes it, of a match whose first group is the whole reference. */
  static String normal(Matcher reference) {
    return normal(reference, 1);
  }

  private static String normal(Matcher reference, int before) {
    return reference.group(before + 1).toUpperCase(Locale.ROOT)
        + reference.group(before + 2)
        + "."
        + reference.group(before + 3);
  }
}
