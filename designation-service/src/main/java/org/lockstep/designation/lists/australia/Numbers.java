package org.lockstep.designation.lists.australia;

import java.util.Locale;
import java.util.regex.Pattern;
import org.lockstep.designation.content.CheckedNumbers;
import org.lockstep.designation.content.Identifier.Scheme;

/** What kind of number it is, by its label and its own form. */
final class Numbers {
  private static final Pattern BANK_CODE =
      Pattern.compile("[A-Za-z]{4}[A-Za-z]{2}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?");
  private static final Pattern BLANK = Pattern.compile(" ");

  private Numbers() {}

  static boolean isBankCode(String label, String value) {
    return isOfBank(label.toLowerCase(Locale.ROOT)) && BANK_CODE.matcher(value).matches();
  }

  private static boolean isOfBank(String words) {
    return words.contains("swift") || words.contains("bank identifier");
  }

  /**
   * @param ofRussia whether the list says that Russia gave it
   */
  static Scheme scheme(String label, String number, boolean ofRussia) {
    String words = label.toLowerCase(Locale.ROOT);
    if (words.contains("imo") || words.contains("maritime")) {
      return imo(words, number);
    }
    if (isOfBank(words)) {
      return Scheme.SWIFT_BIC;
    }
    if (words.contains("legal entity")) {
      return Scheme.LEI_CODE;
    }
    if (words.contains("passport") || words.contains("travel document")) {
      return Scheme.PASSPORT_NUMBER;
    }
    if (words.contains("tax") || words.contains("fiscal")) {
      return ofRussia && is(Scheme.INN_CODE, number) ? Scheme.INN_CODE : Scheme.TAX_NUMBER;
    }
    if (isOfCompany(words)) {
      boolean ogrn = ofRussia || words.contains("ogrn");
      return ogrn && is(Scheme.OGRN_CODE, number) ? Scheme.OGRN_CODE : Scheme.REGISTRATION_NUMBER;
    }
    return Scheme.ID_NUMBER;
  }

  private static boolean isOfCompany(String words) {
    return words.contains("company")
        || words.contains("business")
        || words.startsWith("registration")
        || words.startsWith("state registration");
  }

  private static Scheme imo(String words, String number) {
    boolean ship = words.contains("ship") && is(Scheme.IMO_NUMBER, number);
    return ship ? Scheme.IMO_NUMBER : Scheme.IMO_COMPANY_NUMBER;
  }

  private static boolean is(Scheme scheme, String number) {
    return CheckedNumbers.fault(scheme, BLANK.matcher(number).replaceAll("")).isEmpty();
  }
}
