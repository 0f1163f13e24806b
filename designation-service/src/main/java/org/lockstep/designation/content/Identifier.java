package org.lockstep.designation.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A number or code that others gave to the subject, and the document that says so. Scheme names
 * follow FollowTheMoney where it has one.
 *
 * @param value normalised where the scheme has a normal form
 * @param type of the document or number, in the words of the list
 * @param country that issued it
 * @param issuer in the words of the list
 * @param issueDate may be partial
 * @param expiryDate may be partial
 * @param asPublished the list's own wording, where it says it otherwise
 * @param publishedId of this identifier in the list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identifier(
    @NotNull Scheme scheme,
    @NotBlank @Size(max = 500) @PlainText String value,
    @Nullable @Size(min = 1, max = 500) @PlainText String type,
    @Nullable @CountryCode String country,
    @Nullable @Size(min = 1, max = 500) @PlainText String issuer,
    @Nullable @PartialDate String issueDate,
    @Nullable @PartialDate String expiryDate,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note,
    @Nullable @Size(min = 1, max = 4000) @PlainText(lines = true) String asPublished,
    @Nullable @Size(min = 1, max = 100) @PlainText String publishedId) {

  /** A number of which nothing else is known. */
  public Identifier(Scheme scheme, String value) {
    this(scheme, value, null, null, null, null, null, null, null, null);
  }

  /** Who gives it. ID_NUMBER: any other, which its {@code type} tells. */
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
    REGISTRATION_NUMBER,
    @JsonProperty("idNumber")
    ID_NUMBER,
    @JsonProperty("taxNumber")
    TAX_NUMBER,
    @JsonProperty("vatCode")
    VAT_CODE,
    @JsonProperty("kppCode")
    KPP_CODE,
    @JsonProperty("okpoCode")
    OKPO_CODE,
    @JsonProperty("swiftBic")
    SWIFT_BIC,
    @JsonProperty("dunsCode")
    DUNS_CODE,
    @JsonProperty("uscCode")
    USC_CODE,
    @JsonProperty("isin")
    ISIN,
    @JsonProperty("ticker")
    TICKER,
    @JsonProperty("serialNumber")
    SERIAL_NUMBER,
    @JsonProperty("cryptoWallet")
    CRYPTO_WALLET
  }
}
