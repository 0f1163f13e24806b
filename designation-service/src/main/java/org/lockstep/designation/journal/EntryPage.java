package org.lockstep.designation.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries in their order.
 *
 * @param next for {@code ?from=}; absent on the last page
 */
record EntryPage(List<EntryItem> items, @Nullable Long next) {}
