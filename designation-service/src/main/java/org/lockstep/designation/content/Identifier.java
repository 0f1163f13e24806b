package org.lockstep.designation.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A number or code that others gave to the subject. Scheme names follow FollowTheMoney where it has
 * one.
 */
public record Identifier(
    @NotNull Scheme scheme, @NotBlank @Size(max = 100) @PlainText String value) {

  /** Who gives it. */
  public enum Scheme {
    @JsonProperty("imoNumber")
    IMO_NUMBER,
    @JsonProperty("imoCompanyNumber")
    IMO_COMPANY_NUMBER,
    @JsonProperty("mmsi")
    MMSI,
    @JsonProperty("callSign")
    CALL_SIGN,
    @JsonProperty("innCode")
    INN_CODE,
    @JsonProperty("ogrnCode")
    OGRN_CODE,
    @JsonProperty("leiCode")
    LEI_CODE,
    @JsonProperty("passportNumber")
    PASSPORT_NUMBER,
    @JsonProperty("registrationNumber")
    REGISTRATION_NUMBER
  }
}
