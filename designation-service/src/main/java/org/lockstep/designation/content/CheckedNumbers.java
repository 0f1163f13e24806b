package org.lockstep.designation.content;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers that join listings of all authorities to one entity by themselves. A misprint would join
 * what does not belong together, so each must pass its check.
 */
public final class CheckedNumbers {
  /** ISO 17442: the check digits of ISO 7064, MOD 97-10. */
  private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");

  private static final BigInteger MODULUS = BigInteger.valueOf(97);
  private static final int BASE = 36;

  private CheckedNumbers() {}

  /** What a value of the scheme must be, if it is not. */
  public static Optional<String> fault(Identifier.Scheme scheme, String value) {
    return switch (scheme) {
      case IMO_NUMBER ->
          unless(
              ImoNumbers.isShip(value),
              "must be the seven digits of a ship's IMO number with its check digit");
      case IMO_COMPANY_NUMBER ->
          unless(
              ImoNumbers.isCompany(value),
              "must be the seven digits of an IMO company number with its check digit");
      case INN_CODE ->
          unless(
              RussianNumbers.isInn(value),
              "must be the ten or twelve digits of an INN with its check digits");
      case OGRN_CODE ->
          unless(
              RussianNumbers.isOgrn(value),
              "must be the thirteen digits of an OGRN, or the fifteen of an OGRNIP, with its check"
                  + " digit");
      case LEI_CODE ->
          unless(
              isLei(value),
              "must be the twenty capital letters and digits of an LEI with its check digits");
      default -> Optional.empty();
    };
  }

  /** What people call a number of the scheme. */
  public static String called(Identifier.Scheme scheme) {
    return switch (scheme) {
      case IMO_NUMBER, IMO_COMPANY_NUMBER -> "IMO number";
      case INN_CODE -> "INN";
      case OGRN_CODE -> "OGRN";
      case LEI_CODE -> "LEI";
      default -> scheme.name();
    };
  }

  static boolean isLei(String code) {
    if (!LEI.matcher(code).matches()) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    code.chars().forEach(c -> digits.append(Character.digit(c, BASE)));
    return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
  }

  private static Optional<String> unless(boolean passes, String message) {
    return passes ? Optional.empty() : Optional.of(message);
  }
}
