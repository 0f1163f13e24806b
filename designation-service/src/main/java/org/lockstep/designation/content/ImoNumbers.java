package org.lockstep.designation.content;

import java.util.regex.Pattern;

/**
 * Check digits of the numbers that the International Maritime Organization gives to ships
 * (resolution A.1117(30)) and to companies and registered owners (resolution MSC.160(78)). Both
 * have seven digits; their check digits differ.
 */
public final class ImoNumbers {
  private static final Pattern SEVEN_DIGITS = Pattern.compile("[0-9]{7}");
  private static final int[] COMPANY_WEIGHTS = {8, 6, 4, 2, 9, 7};

  private ImoNumbers() {}

  public static boolean isShip(String number) {
    if (!SEVEN_DIGITS.matcher(number).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += digit(number, i) * (7 - i);
    }
    return sum % 10 == digit(number, 6);
  }

  public static boolean isCompany(String number) {
    if (!SEVEN_DIGITS.matcher(number).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += digit(number, i) * COMPANY_WEIGHTS[i];
    }
    return (11 - sum % 11) % 10 == digit(number, 6);
  }

  private static int digit(String number, int index) {
    return number.charAt(index) - '0';
  }
}
