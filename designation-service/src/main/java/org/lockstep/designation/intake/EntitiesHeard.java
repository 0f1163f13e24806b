package org.lockstep.designation.intake;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Something was said of these entities: what they are, what is listed of them or which one they
 * live on in. Observed in the transaction that remembers it, at every arrival, repeats included.
 *
 * @param releases recorded times of releases of which no entity is awaited any more
 */
public record EntitiesHeard(Set<UUID> entities, Set<Instant> releases) {}
