package org.lockstep.entity.screening;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A structured address as payment messages have it (ISO 20022, PostalAddress27), by the names of
 * its elements. Its country counts as one of the subject; nothing else of it is compared.
 */
record PostalAddress(
    @Nullable @Size(max = LONGEST, message = SHORTER) String careOf,
    @Nullable @Size(max = LONGEST, message = SHORTER) String department,
    @Nullable @Size(max = LONGEST, message = SHORTER) String subDepartment,
    @Nullable @Size(max = LONGEST, message = SHORTER) String streetName,
    @Nullable @Size(max = LONGEST, message = SHORTER) String buildingNumber,
    @Nullable @Size(max = LONGEST, message = SHORTER) String buildingName,
    @Nullable @Size(max = LONGEST, message = SHORTER) String floor,
    @Nullable @Size(max = LONGEST, message = SHORTER) String unitNumber,
    @Nullable @Size(max = LONGEST, message = SHORTER) String postBox,
    @Nullable @Size(max = LONGEST, message = SHORTER) String room,
    @Nullable @Size(max = LONGEST, message = SHORTER) String postCode,
    @Nullable @Size(max = LONGEST, message = SHORTER) String townName,
    @Nullable @Size(max = LONGEST, message = SHORTER) String townLocationName,
    @Nullable @Size(max = LONGEST, message = SHORTER) String districtName,
    @Nullable @Size(max = LONGEST, message = SHORTER) String countrySubDivision,
    @Nullable String country,
    @Nullable @Size(max = 7, message = "may be at most 7")
        List<@Size(max = LONGEST, message = SHORTER) String> addressLine) {
  private static final int LONGEST = 140;
  private static final String SHORTER = "may have at most 140 characters";
}
