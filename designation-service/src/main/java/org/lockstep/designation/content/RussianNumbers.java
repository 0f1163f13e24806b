package org.lockstep.designation.content;

import java.util.regex.Pattern;

/**
 * Check digits of Russian numbers: of the taxpayer (INN, order of the Federal Tax Service
 * MMV-7-6/435) and of the state register of legal entities (OGRN, order of the Ministry of Finance
 * 165n).
 */
public final class RussianNumbers {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{10,15}");
  private static final int[] WEIGHTS = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

  private RussianNumbers() {}

  /** Ten digits of an organisation or twelve of a person. */
  public static boolean isInn(String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      return false;
    }
    return switch (digits.length()) {
      case 10 -> isCheckDigit(digits, 9);
      case 12 -> isCheckDigit(digits, 10) && isCheckDigit(digits, 11);
      default -> false;
    };
  }

  private static boolean isCheckDigit(String digits, int at) {
    int sum = 0;
    for (int i = 0; i < at; i++) {
      sum += (digits.charAt(i) - '0') * WEIGHTS[WEIGHTS.length - at + i];
    }
    return sum % 11 % 10 == digits.charAt(at) - '0';
  }

  /** Thirteen digits of an organisation or fifteen of an entrepreneur. */
  public static boolean isOgrn(String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      return false;
    }
    if (digits.length() != 13 && digits.length() != 15) {
      return false;
    }
    int last = digits.length() - 1;
    long rest = Long.parseLong(digits.substring(0, last)) % (last - 1);
    return rest % 10 == digits.charAt(last) - '0';
  }
}
