package org.lockstep.designation.register;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.marking.Markings;

/**
 * The package that an entry was released in.
 *
 * @param edition that made the package; absent where officers made it
 * @param marking the number of that of the package
 */
public record Origin(
    UUID packageId,
    String reference,
    String authority,
    @Nullable EditionOfList edition,
    int marking) {
  /** A package of officers. */
  public Origin(UUID packageId, String reference, String authority, int marking) {
    this(packageId, reference, authority, null, marking);
  }

  /** The package of an edition of a list, which is public. */
  public static Origin ofList(
      String list, LocalDate date, UUID packageId, String reference, String authority) {
    return new Origin(
        packageId,
        reference,
        authority,
        new EditionOfList(list, date, packageId, reference, authority),
        Markings.CLEAR);
  }
}
