package org.lockstep.entity.readers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.MarkedReading;

/**
 * One who was shown a designation. The path stays out of it: the id of an entity in it may follow
 * from another designation, which the officer who asks may not know of.
 *
 * @param reader the name that is unique in the realm
 * @param client through which; absent if the token names none
 */
record EntityReading(
    UUID id,
    Instant at,
    String reader,
    @Nullable String client,
    @Nullable String authority,
    String clearance,
    String purpose) {

  static EntityReading from(MarkedReading reading) {
    return new EntityReading(
        UUID.fromString(reading.id()),
        reading.at(),
        reading.reader(),
        reading.client(),
        reading.authority(),
        reading.clearance(),
        reading.purpose());
  }
}
