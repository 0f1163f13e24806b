package org.lockstep.designation.lists.ofac;

import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.Countries;

/**
 * The number of a document and the country that stands in brackets behind it.
 *
 * @param country in the wording of the list
 */
record DocumentNumber(String number, @Nullable String country) {

  /** Of Remarks, where such a bracket is a country, whatever it is called. */
  static DocumentNumber ofRemarks(String text) {
    int open = text.lastIndexOf(" (");
    boolean bracket =
        open > 0 && text.endsWith(")") && text.chars().skip(open).noneMatch(Character::isDigit);
    if (!bracket) {
      return new DocumentNumber(text, null);
    }
    String country = text.substring(open + 2, text.length() - 1).strip();
    return new DocumentNumber(text.substring(0, open).strip(), country.isEmpty() ? null : country);
  }

  /** Of a field that should hold the number alone: only a country that is known is none of it. */
  static DocumentNumber ofField(String text, @Nullable String country) {
    DocumentNumber apart = ofRemarks(text);
    boolean same = country == null || country.equals(apart.country);
    return apart.country != null && same && Countries.code(apart.country).isPresent()
        ? apart
        : new DocumentNumber(text, country);
  }
}
