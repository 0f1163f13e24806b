package org.lockstep.designation.content;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a drafter writes it: a new designation with its whole content, or what changes of one
 * that there is.
 *
 * @param kind DESIGNATION unless said; with {@code corrects} that of the corrected version
 * @param designationId of the authority's own designation, for all but a new one
 * @param basedOn version the drafter has seen; the newest unless said
 * @param corrects version that was recorded wrongly
 * @param startDate first day it holds; for what is no correction the day of the announcement unless
 *     said
 * @param endDate last day it holds
 * @param reason must be given for a correction
 * @param changes of single fields, as a JSON merge patch (RFC 7396) of the content
 */
public record EntryRequest(
    @Nullable EntryKind kind,
    @Nullable UUID designationId,
    @Nullable @Min(1) Integer basedOn,
    @Nullable @Min(1) Integer corrects,
    @Nullable @RegisterDate LocalDate startDate,
    @Nullable @RegisterDate LocalDate endDate,
    @Nullable @Size(min = 1, max = 4000) @PlainText(lines = true) String reason,
    @Nullable String authorityId,
    @Nullable List<String> programmes,
    @Nullable LocalDate listingDate,
    @Nullable List<Measure> measures,
    @Nullable ListingRecord listingRecord,
    @Nullable Map<String, Object> changes) {

  /** Whether any of the content is given as such. */
  public boolean hasContent() {
    return authorityId != null
        || programmes != null
        || listingDate != null
        || measures != null
        || listingRecord != null;
  }

  /** The content as given; what must be there and is not shows when it is validated. */
  @SuppressWarnings("NullAway")
  public EntryContent content() {
    return new EntryContent(authorityId, programmes, listingDate, measures, listingRecord);
  }
}
