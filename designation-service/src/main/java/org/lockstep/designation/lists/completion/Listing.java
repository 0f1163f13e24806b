package org.lockstep.designation.lists.completion;

import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StatedDate;

/** When a list took a subject in, and by which act. */
final class Listing {
  /** So the note of a date begins that is one of these. */
  private static final String LISTED = "Listed";

  private Listing() {}

  static void complete(OpenContent open, EntryContent said) {
    if (open.listingDate == null) {
      open.listingDate = said.listingDate();
    }
    open.dates = Items.with(open.dates, said.listingRecord().dates(), Listing::isOfListing);
  }

  private static boolean isOfListing(StatedDate date) {
    return date.kind() == StatedDate.Kind.OTHER
        && date.note() != null
        && date.note().startsWith(LISTED);
  }
}
