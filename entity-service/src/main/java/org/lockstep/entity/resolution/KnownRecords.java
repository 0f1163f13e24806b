package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What is known of the subjects of listing records. */
@ApplicationScoped
public class KnownRecords implements PanacheMongoRepositoryBase<KnownRecord, String> {

  /** Those of these designations that are known, also those that are withdrawn. */
  Map<String, KnownRecord> of(Collection<String> designationIds) {
    Map<String, KnownRecord> known = new HashMap<>();
    if (!designationIds.isEmpty()) {
      mongoCollection()
          .find(in("_id", designationIds))
          .forEach(record -> known.put(record.designationId(), record));
    }
    return known;
  }

  /**
   * Keeps what these say, each unless somebody else was faster; whoever reads then finds what that
   * one kept.
   *
   * @param before what was kept of them, as it was just read
   */
  void keep(Collection<KnownRecord> news, Map<String, KnownRecord> before) {
    List<WriteModel<KnownRecord>> writes = new ArrayList<>();
    for (KnownRecord one : news) {
      KnownRecord held = before.get(one.designationId());
      writes.add(
          held == null
              ? new InsertOneModel<>(one)
              : new UpdateOneModel<>(
                  unchanged(held),
                  Updates.combine(
                      Updates.set("version", one.version()),
                      Updates.set("authorityId", one.authorityId()),
                      Updates.set("said", one.said()),
                      Updates.set("isWithdrawn", false))));
    }
    if (writes.isEmpty()) {
      return;
    }
    try {
      mongoCollection().bulkWrite(writes, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null
          || e.getWriteErrors().stream()
              .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
        throw e;
      }
    }
  }

  /** Resolves nothing by it any more, from this version on. */
  void withdraw(String designationId, int version) {
    KnownRecord held = findById(designationId);
    if (held != null && held.version() <= version && !held.isWithdrawn()) {
      mongoCollection()
          .updateOne(
              unchanged(held),
              Updates.combine(Updates.set("version", version), Updates.set("isWithdrawn", true)));
    }
  }

  /** Remembers the entities that are about to hold these designations. */
  void housed(Map<String, String> homes) {
    update(homes, "homes");
  }

  /** Remembers a judgement over these designations. */
  void judged(Set<String> designationIds, String judgementId) {
    Map<String, String> ids = new HashMap<>();
    designationIds.forEach(id -> ids.put(id, judgementId));
    update(ids, "judgements");
  }

  private void update(Map<String, String> added, String field) {
    if (!added.isEmpty()) {
      mongoCollection()
          .bulkWrite(
              added.entrySet().stream()
                  .map(
                      one ->
                          new UpdateOneModel<KnownRecord>(
                              eq("_id", one.getKey()), Updates.addToSet(field, one.getValue())))
                  .toList(),
              new BulkWriteOptions().ordered(false));
    }
  }

  /** Whether it is known, in this version or a newer one, for everybody. */
  static boolean isNews(KnownRecord one, @Nullable KnownRecord held) {
    return held == null
        || held.version() < one.version()
        || (held.isWithdrawn() && held.version() == one.version());
  }

  private static Bson unchanged(KnownRecord held) {
    return new Document("_id", held.designationId()).append("version", held.version());
  }

  /** For the embedded server, which reads all of them otherwise, for a condition on both. */
  void createIndexes() {
    mongoCollection()
        .createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
  }
}
