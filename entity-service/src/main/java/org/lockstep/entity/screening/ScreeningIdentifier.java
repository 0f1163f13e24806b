package org.lockstep.entity.screening;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.LookUpKeys;

/**
 * A number of somebody who is screened.
 *
 * @param scheme as listings name it: {@code imoNumber}, {@code passportNumber}
 * @param value however people write it
 * @param issuer the country that issued it, ISO 3166-1 alpha-2
 */
record ScreeningIdentifier(
    @NotNull(message = "is needed") String scheme,
    @NotBlank(message = "is needed") @Size(max = 500, message = "may have at most 500 characters")
        String value,
    @Nullable String issuer) {
  private static final String IMO = "IMO";

  ListingRecord.Identifier identifier() {
    String normal = LookUpKeys.value(value);
    boolean labelled = scheme.startsWith("imo") && normal.startsWith(IMO);
    return new ListingRecord.Identifier(
        scheme, labelled ? normal.substring(IMO.length()) : normal, issuer);
  }
}
