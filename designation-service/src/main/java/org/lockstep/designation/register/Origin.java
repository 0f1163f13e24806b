package org.lockstep.designation.register;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The package that an entry was released in.
 *
 * @param edition that made the package; absent where officers made it
 */
public record Origin(
    UUID packageId, String reference, String authority, @Nullable EditionOfList edition) {
  /** A package of officers. */
  public Origin(UUID packageId, String reference, String authority) {
    this(packageId, reference, authority, null);
  }

  /** The package of an edition of a list. */
  public static Origin ofList(
      String list, LocalDate date, UUID packageId, String reference, String authority) {
    return new Origin(
        packageId,
        reference,
        authority,
        new EditionOfList(list, date, packageId, reference, authority));
  }
}
