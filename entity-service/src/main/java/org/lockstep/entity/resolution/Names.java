package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.entity.profile.ListingRecord;

/** Who bears which name. It gives a curator something to look at; it never decides. */
@ApplicationScoped
class Names implements PanacheMongoRepositoryBase<NameEntry, String> {

  /**
   * Enters the entity under these names, and answers who bears them, this entity included. Of two
   * that enter the same name at once, the later sees the earlier.
   */
  List<NameEntry> enter(Collection<String> keys, String entityId) {
    if (keys.isEmpty()) {
      return List.of();
    }
    mongoCollection()
        .bulkWrite(
            keys.stream()
                .map(
                    key ->
                        new UpdateOneModel<NameEntry>(
                            eq("_id", key),
                            Updates.addToSet("entityIds", entityId),
                            new UpdateOptions().upsert(true)))
                .toList(),
            new BulkWriteOptions().ordered(false));
    return mongoCollection().find(in("_id", keys)).into(new ArrayList<>());
  }

  /** The keys of all strong names of a record. Weak ones do not identify, says their authority. */
  static Set<String> keys(ListingRecord listingRecord) {
    Set<String> keys = new TreeSet<>();
    for (ListingRecord.Name name : listingRecord.names()) {
      String normal = normal(name.name());
      if (name.strength() == ListingRecord.Name.Strength.STRONG && !normal.isEmpty()) {
        keys.add(listingRecord.subjectType() + "|" + normal);
      }
    }
    return keys;
  }

  /** Case, width, punctuation and spacing do not make another name. */
  static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
        .strip();
  }
}
