package org.lockstep.designation.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a package: a subject, the programmes it is listed under and what it is hit with.
 *
 * @param authorityId the authority's own id of the listing, as printed
 * @param listingDate absent where unknown
 */
public record EntryContent(
    @Nullable @Size(min = 1, max = 200) @PlainText String authorityId,
    @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 40) @PlainText String> programmes,
    @Nullable @RegisterDate LocalDate listingDate,
    @NotEmpty @Size(max = 100) List<@NotNull @Valid Measure> measures,
    @NotNull @Valid ListingRecord listingRecord) {

  public EntryContent {
    programmes = Lists.orEmpty(programmes);
    measures = Lists.orEmpty(measures);
  }
}
