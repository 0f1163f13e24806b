package org.lockstep.entity.profile;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Whether numbers pass their checks, as designation-service has it for what enters the register: no
 * service depends on another's types, and here it keeps apart what came before that was checked.
 */
final class CheckDigits {
  private static final Pattern SEVEN = Pattern.compile("[0-9]{7}");
  private static final Pattern INN = Pattern.compile("[0-9]{10}|[0-9]{12}");
  private static final Pattern OGRN = Pattern.compile("[0-9]{13}|[0-9]{15}");
  private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
  private static final int[] SHIP = {7, 6, 5, 4, 3, 2};
  private static final int[] COMPANY = {8, 6, 4, 2, 9, 7};
  private static final int[] TAXPAYER = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
  private static final BigInteger LEI_MODULUS = BigInteger.valueOf(97);
  private static final int LEI_BASE = 36;

  private CheckDigits() {}

  /** IMO resolution A.1117(30). */
  static boolean isShip(String number) {
    return SEVEN.matcher(number).matches() && sum(number, SHIP, 0) % 10 == digit(number, 6);
  }

  /** IMO resolution MSC.160(78). */
  static boolean isCompany(String number) {
    return SEVEN.matcher(number).matches()
        && (11 - sum(number, COMPANY, 0) % 11) % 10 == digit(number, 6);
  }

  /** Order of the Federal Tax Service MMV-7-6/435: ten digits, or twelve of a person. */
  static boolean isInn(String number) {
    if (!INN.matcher(number).matches()) {
      return false;
    }
    int last = number.length() - 1;
    return isTaxpayers(number, last) && (last == 9 || isTaxpayers(number, last - 1));
  }

  private static boolean isTaxpayers(String number, int at) {
    return sum(number, TAXPAYER, TAXPAYER.length - at) % 11 % 10 == digit(number, at);
  }

  /** Order of the Ministry of Finance 165n: thirteen digits, or fifteen of an entrepreneur. */
  static boolean isOgrn(String number) {
    if (!OGRN.matcher(number).matches()) {
      return false;
    }
    int last = number.length() - 1;
    return Long.parseLong(number.substring(0, last)) % (last - 1) % 10 == digit(number, last);
  }

  /** ISO 17442, with the check digits of ISO 7064 MOD 97-10. */
  static boolean isLei(String code) {
    if (!LEI.matcher(code).matches()) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    code.chars().forEach(c -> digits.append(Character.digit(c, LEI_BASE)));
    return new BigInteger(digits.toString()).mod(LEI_MODULUS).equals(BigInteger.ONE);
  }

  private static int sum(String number, int[] weights, int first) {
    int sum = 0;
    for (int i = first; i < weights.length; i++) {
      sum += digit(number, i - first) * weights[i];
    }
    return sum;
  }

  private static int digit(String number, int index) {
    return number.charAt(index) - '0';
  }
}
