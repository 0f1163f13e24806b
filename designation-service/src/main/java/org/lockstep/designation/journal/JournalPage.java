package org.lockstep.designation.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.page.Paged;

/**
 * Entries in their order; fewer than were asked for where they are large.
 *
 * @param next for {@code ?from=}; absent on the last page
 */
record JournalPage(List<JournalItem> items, @Nullable Long next) implements Paged {
  @Override
  public String nextIsAskedBy() {
    return "from";
  }
}
