package org.lockstep.designation.journal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose sight opens an entry that is sealed.
 *
 * @param record what it tells of
 * @param packages whoever sees all of them sees the entry
 * @param statement that has to be seen, if it is one
 */
public record Seal(UUID record, List<UUID> packages, @Nullable UUID statement) {
  /** Of what a package says. */
  public static Seal ofPackage(UUID record, UUID itsPackage) {
    return new Seal(record, List.of(itsPackage), null);
  }

  public static Seal ofStatement(UUID statement) {
    return new Seal(statement, List.of(), statement);
  }

  /** Of what several packages say together. */
  public static Seal ofAll(UUID record, List<UUID> packages) {
    return new Seal(record, List.copyOf(packages), null);
  }
}
