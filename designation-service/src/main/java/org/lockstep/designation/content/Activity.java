package org.lockstep.designation.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the subject is said to have done, and who says so. Dates may be partial. */
public record Activity(
    @NotNull Kind kind,
    @NotBlank @Size(max = 4000) @PlainText(lines = true) String summary,
    @Nullable @PartialDate String startDate,
    @Nullable @PartialDate String endDate,
    @Size(max = 50) List<@NotBlank @Size(max = 500) @PlainText String> places,
    @Size(max = 50) List<@NotBlank @Size(max = 500) @PlainText String> counterparties,
    @NotNull @Valid Source source) {

  public Activity {
    places = Lists.orEmpty(places);
    counterparties = Lists.orEmpty(counterparties);
  }

  /** TRANSPORT: of goods, by vessel or aircraft; IT_WORK: workers abroad who raise funds. */
  public enum Kind {
    ARMS_TRADE,
    PROCUREMENT,
    IT_WORK,
    TRANSPORT,
    OTHER
  }
}
