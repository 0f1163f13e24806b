package org.lockstep.entity.screening.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;

/**
 * An entity that is screened against.
 *
 * @param stamp of what was indexed
 * @param listed by whom, today
 * @param ever by whom, on any day
 * @param changesAt when another day says something else of it; null: none that is known yet
 */
public record ScreenedEntity(
    Stamp stamp, List<ListedBy> listed, List<ListedBy> ever, @Nullable Instant changesAt) {
  public ScreenedEntity {
    listed = List.copyOf(listed);
    ever = ever.equals(listed) ? listed : List.copyOf(ever);
  }

  /** What tells one state of an entity, as a reader sees it, from another. */
  public record Stamp(long version, int listings, long versions) {
    public static Stamp of(Entity entity) {
      return new Stamp(
          entity.version(),
          entity.listings().size(),
          entity.listings().stream().mapToLong(Listing::version).sum());
    }
  }
}
