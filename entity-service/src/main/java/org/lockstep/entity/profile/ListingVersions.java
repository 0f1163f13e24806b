package org.lockstep.entity.profile;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What designations said before, each version a document of its own, so that an entity does not
 * grow with its past. Written before the entity forgets it; read only where somebody asks for the
 * past, or for a designation that says different things on different days.
 */
@ApplicationScoped
public class ListingVersions implements PanacheMongoRepositoryBase<ListingVersion, String> {

  /** The older one of what an entity holds of a designation and what comes, where they differ. */
  public static Optional<Listing> older(@Nullable Entity before, Listing coming) {
    Listing held = before == null ? null : before.listing(coming.designationId());
    if (held == null || held.version() == coming.version()) {
      return Optional.empty();
    }
    return Optional.of(held.version() < coming.version() ? held : coming);
  }

  public void keep(List<Listing> older) {
    if (!older.isEmpty()) {
      mongoCollection()
          .bulkWrite(
              older.stream()
                  .map(ListingVersion::of)
                  .map(
                      version ->
                          new ReplaceOneModel<>(
                              eq("_id", version.id()), version, new ReplaceOptions().upsert(true)))
                  .toList(),
              new BulkWriteOptions().ordered(false));
    }
  }

  /** The entity with its listings as they are on the day, as far as they were known. */
  public Entity asOf(Entity entity, AsOf asOf) {
    Map<String, Listing> past = past(entity, asOf);
    return entity.with(
        entity.listings().stream()
            .map(newest -> asOf(newest, asOf, past))
            .filter(Objects::nonNull)
            .sorted(Listing.IN_ORDER)
            .toList());
  }

  /** Besides what they say now, what these say on other days, as far as it is another content. */
  public List<Listing> otherContents(Collection<Listing> listings) {
    Set<String> wanted = new HashSet<>();
    for (Listing listing : listings) {
      for (ListingState state : listing.states()) {
        if (state.contentVersion() != listing.version()) {
          wanted.add(ListingVersion.key(listing.designationId(), state.contentVersion()));
        }
      }
    }
    return List.copyOf(read(wanted).values());
  }

  private static @Nullable Listing asOf(Listing newest, AsOf asOf, Map<String, Listing> past) {
    Listing known = newest;
    for (int version = newest.version() - 1; !asOf.knows(known); version--) {
      if (version == 0) {
        return null;
      }
      known = past.getOrDefault(ListingVersion.key(newest.designationId(), version), known);
    }
    ListingState state = known.on(asOf.dayOf(newest.authority()));
    Listing content =
        state.contentVersion() == known.version()
            ? known
            : past.getOrDefault(
                ListingVersion.key(newest.designationId(), state.contentVersion()), known);
    return known.as(state, content);
  }

  private Map<String, Listing> past(Entity entity, AsOf asOf) {
    Set<String> wanted = new HashSet<>();
    for (Listing newest : entity.listings()) {
      if (!asOf.knows(newest)) {
        for (int version = 1; version < newest.version(); version++) {
          wanted.add(ListingVersion.key(newest.designationId(), version));
        }
      } else if (newest.changesContent()) {
        int version = newest.on(asOf.dayOf(newest.authority())).contentVersion();
        if (version != newest.version()) {
          wanted.add(ListingVersion.key(newest.designationId(), version));
        }
      }
    }
    return read(wanted);
  }

  private Map<String, Listing> read(Collection<String> keys) {
    Map<String, Listing> found = new HashMap<>();
    if (!keys.isEmpty()) {
      mongoCollection()
          .find(in("_id", keys))
          .forEach(version -> found.put(version.id(), version.listing()));
    }
    return found;
  }
}
