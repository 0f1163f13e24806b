package org.lockstep.entity.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The schemes whose value belongs to one subject for good, the surest first. MMSI and call sign
 * change with the flag, passports with the years, and registration numbers are unique only within a
 * register that the record does not name: none of these says who somebody is.
 */
public enum IdentityScheme {
  /** IMO ship identification number (resolution A.1117(30)): stays with the hull until scrapped. */
  IMO_NUMBER("imoNumber", "IMO number", "[0-9]{7}", CheckDigits::isShip),
  /** IMO unique company and registered owner identification number (resolution MSC.160(78)). */
  IMO_COMPANY_NUMBER("imoCompanyNumber", "IMO company number", "[0-9]{7}", CheckDigits::isCompany),
  /** Taxpayer number of the Russian Federation. */
  INN("innCode", "INN", "[0-9]{10}|[0-9]{12}", CheckDigits::isInn),
  /** Primary state registration number of the Russian Federation. */
  OGRN("ogrnCode", "OGRN", "[0-9]{13}|[0-9]{15}", CheckDigits::isOgrn),
  /** Legal entity identifier, ISO 17442. */
  LEI("leiCode", "LEI", "[A-Z0-9]{18}[0-9]{2}", CheckDigits::isLei);

  private final String code;
  private final String called;
  private final Pattern form;
  private final Predicate<String> check;

  IdentityScheme(String code, String called, String form, Predicate<String> check) {
    this.code = code;
    this.called = called;
    this.form = Pattern.compile(form);
    this.check = check;
  }

  /** Whether the value passes its check; one that does not says nothing of who somebody is. */
  public boolean accepts(String value) {
    return check.test(value);
  }

  /** Whether it is one of these that tells who somebody is. */
  public static boolean identifies(String code, String value) {
    return of(code).filter(scheme -> scheme.accepts(value)).isPresent();
  }

  /** What is wrong with a value that is not accepted. */
  public String fault(String value) {
    return "%s is not an %s: %s"
        .formatted(
            value,
            called,
            form.matcher(value).matches() ? "its check digit is wrong" : "it has another form");
  }

  /** In words. */
  public String called() {
    return called;
  }

  /** As in events and in the API. */
  public String code() {
    return code;
  }

  /** The scheme with this code; empty where it does not tell who somebody is. */
  public static Optional<IdentityScheme> of(String code) {
    return Arrays.stream(values()).filter(scheme -> scheme.code.equals(code)).findFirst();
  }
}
