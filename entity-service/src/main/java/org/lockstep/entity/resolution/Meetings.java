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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who meets by which key. Whoever enters a key and then reads who met by it misses nobody: of two
 * that enter it at once, the later sees the earlier.
 */
@ApplicationScoped
public class Meetings implements PanacheMongoRepositoryBase<Meeting, String> {
  /** Keys that are read at once. */
  private static final int AT_ONCE = 5_000;

  Map<String, Meeting> of(Collection<String> keys) {
    Map<String, Meeting> found = new HashMap<>();
    List<String> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      mongoCollection()
          .find(in("_id", all.subList(from, Math.min(from + AT_ONCE, all.size()))))
          .forEach(meeting -> found.put(meeting.key(), meeting));
    }
    return found;
  }

  /** Enters designations, by key; nobody where the key is too common already. */
  void enter(Map<String, Set<String>> bearers) {
    if (bearers.isEmpty()) {
      return;
    }
    Map<String, Meeting> now = of(bearers.keySet());
    List<UpdateOneModel<Meeting>> writes =
        bearers.entrySet().stream()
            .filter(entry -> isNews(entry.getValue(), now.get(entry.getKey())))
            .map(
                entry ->
                    new UpdateOneModel<Meeting>(
                        eq("_id", entry.getKey()),
                        Updates.combine(
                            Updates.addEachToSet("designationIds", List.copyOf(entry.getValue())),
                            Updates.setOnInsert("isCommon", false)),
                        new UpdateOptions().upsert(true)))
            .toList();
    if (!writes.isEmpty()) {
      mongoCollection().bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  private static boolean isNews(Set<String> bearers, @Nullable Meeting now) {
    return now == null || (!now.isCommon() && !now.designationIds().containsAll(bearers));
  }

  /** Keeps nobody any more who met by these keys. */
  void markCommon(Collection<String> keys) {
    if (!keys.isEmpty()) {
      mongoCollection()
          .bulkWrite(
              keys.stream()
                  .map(
                      key ->
                          new UpdateOneModel<Meeting>(
                              eq("_id", key),
                              Updates.combine(
                                  Updates.set("isCommon", true),
                                  Updates.set("designationIds", List.of()))))
                  .toList(),
              new BulkWriteOptions().ordered(false));
    }
  }
}
