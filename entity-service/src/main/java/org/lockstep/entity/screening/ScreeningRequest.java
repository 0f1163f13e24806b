package org.lockstep.entity.screening;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.screening.engine.Search;

/**
 * Who is to be screened, and how. What was left out stays null, so that the digest of the request
 * is that of what was sent.
 *
 * @param threshold from which score on a subject is a possible match
 * @param limit of possible matches for each query
 * @param datasets which listings count; all if not given
 * @param validAt the day whose listings count, a day of each authority; today if not given
 */
record ScreeningRequest(
    @NotNull(message = "are needed")
        @Size(min = 1, max = MOST_QUERIES, message = "must be 1 to 1000")
        List<@NotNull(message = "must be a query") @Valid ScreeningQuery> queries,
    @Nullable
        @DecimalMin(value = "0.5", message = "must be from 0.5 to 1")
        @DecimalMax(value = "1", message = "must be from 0.5 to 1")
        Double threshold,
    @Nullable
        @Min(value = 1, message = "must be from 1 to 100")
        @Max(value = 100, message = "must be from 1 to 100")
        Integer limit,
    @Nullable @Valid ScreeningDatasets datasets,
    @Nullable LocalDate validAt) {
  static final int MOST_QUERIES = 1_000;

  double least() {
    return threshold == null ? Search.THRESHOLD : threshold;
  }

  int most() {
    return limit == null ? Search.LIMIT : limit;
  }
}
