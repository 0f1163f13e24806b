package org.lockstep.entity.profile;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which entities have which names and identifiers, for whoever looks one up. An entry is written
 * before its entity and never removed: readers check it against the entity.
 */
@ApplicationScoped
public class LookUps implements PanacheMongoRepositoryBase<LookUpEntry, String> {
  /**
   * Says that all earlier entities are entered: those from before there were look-ups, and those
   * from before the keys left out characters without width, and then accents.
   */
  private static final String FILLED = "filled without accents";

  private static final int AT_ONCE = 500;

  private final Entities entities;

  LookUps(Entities entities) {
    this.entities = entities;
  }

  /** Enters listings, by the id of the entity that each belongs to. */
  public void enter(Map<String, List<Listing>> listings) {
    Map<String, Set<String>> bearers = new HashMap<>();
    listings.forEach(
        (entityId, all) ->
            all.forEach(
                listing ->
                    LookUpKeys.of(listing.listingRecord())
                        .forEach(
                            key ->
                                bearers
                                    .computeIfAbsent(key, unknown -> new TreeSet<>())
                                    .add(entityId))));
    if (!bearers.isEmpty()) {
      mongoCollection()
          .bulkWrite(
              bearers.entrySet().stream()
                  .map(
                      entry ->
                          new UpdateOneModel<LookUpEntry>(
                              eq("_id", entry.getKey()),
                              Updates.addEachToSet("entityIds", List.copyOf(entry.getValue())),
                              new UpdateOptions().upsert(true)))
                  .toList(),
              new BulkWriteOptions().ordered(false));
    }
  }

  /** The ids of entities that have, or had, these identifiers, by {@code scheme:value}. */
  Map<String, List<String>> bearers(Collection<String> keys) {
    Map<String, List<String>> bearers = new HashMap<>();
    if (!keys.isEmpty()) {
      mongoCollection()
          .find(in("_id", keys))
          .forEach(entry -> bearers.put(entry.key(), entry.entityIds()));
    }
    return bearers;
  }

  /** Enters the entities that were there before such keys were; once for a store. */
  public void fill() {
    if (findById(FILLED) != null) {
      return;
    }
    Map<String, List<Listing>> some = new HashMap<>();
    for (Entity entity : entities.mongoCollection().find()) {
      some.put(entity.id(), entity.listings());
      if (some.size() == AT_ONCE) {
        enter(some);
        some.clear();
      }
    }
    enter(some);
    persistOrUpdate(new LookUpEntry(FILLED, List.of()));
  }

  /** Those that begin with {@code prefix}, from {@code first} on, in the order of the store. */
  List<LookUpEntry> beginning(String prefix, String first, int limit) {
    // In any order of characters they stand together; what is behind the last one depends on it.
    return mongoCollection()
        .find(gte("_id", first))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .into(new ArrayList<>())
        .stream()
        .takeWhile(entry -> entry.key().startsWith(prefix))
        .toList();
  }
}
