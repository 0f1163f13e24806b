package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.LookUpKeys;

/** Who bears which name. It gives a curator something to look at; it never decides. */
@ApplicationScoped
class Names implements PanacheMongoRepositoryBase<NameEntry, String> {

  /**
   * Enters entities under names. Whoever enters a name and then reads its bearers misses none: of
   * two that enter the same name at once, the later sees the earlier.
   *
   * @param bearers ids of entities by the key of the name
   */
  void enter(Map<String, ? extends Collection<String>> bearers) {
    if (bearers.isEmpty()) {
      return;
    }
    mongoCollection()
        .bulkWrite(
            bearers.entrySet().stream()
                .map(
                    entry ->
                        new UpdateOneModel<NameEntry>(
                            eq("_id", entry.getKey()),
                            Updates.addEachToSet("entityIds", List.copyOf(entry.getValue())),
                            new UpdateOptions().upsert(true)))
                .toList(),
            new BulkWriteOptions().ordered(false));
  }

  /** Who bears these names; a name that nobody bears is left out. */
  Map<String, Set<String>> bearers(Collection<String> keys) {
    Map<String, Set<String>> bearers = new HashMap<>();
    if (!keys.isEmpty()) {
      mongoCollection()
          .find(in("_id", keys))
          .forEach(entry -> bearers.put(entry.key(), new LinkedHashSet<>(entry.entityIds())));
    }
    return bearers;
  }

  /** The keys of all strong names of a record. Weak ones do not identify, says their authority. */
  static Set<String> keys(ListingRecord listingRecord) {
    Set<String> keys = new TreeSet<>();
    for (ListingRecord.Name name : listingRecord.names()) {
      String normal = LookUpKeys.name(name.name());
      if (name.strength() == ListingRecord.Name.Strength.STRONG && !normal.isEmpty()) {
        keys.add(listingRecord.subjectType() + "|" + normal);
      }
    }
    return keys;
  }
}
