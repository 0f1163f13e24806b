package org.lockstep.entity.profile;

import java.util.Arrays;
import java.util.Optional;

/**
 * The schemes whose value belongs to one subject for good, the surest first. MMSI and call sign
 * change with the flag, passports with the years, and registration numbers are unique only within a
 * register that the record does not name: none of these says who somebody is.
 */
public enum IdentityScheme {
  /** IMO ship identification number (resolution A.1117(30)): stays with the hull until scrapped. */
  IMO_NUMBER("imoNumber"),
  /** IMO unique company and registered owner identification number (resolution MSC.160(78)). */
  IMO_COMPANY_NUMBER("imoCompanyNumber"),
  /** Taxpayer number of the Russian Federation. */
  INN("innCode"),
  /** Primary state registration number of the Russian Federation. */
  OGRN("ogrnCode"),
  /** Legal entity identifier, ISO 17442. */
  LEI("leiCode");

  private final String code;

  IdentityScheme(String code) {
    this.code = code;
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
