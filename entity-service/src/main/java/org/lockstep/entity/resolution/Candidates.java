package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What waits for a curator. Pairs that have been decided since are still here; the reader leaves
 * them out.
 */
@ApplicationScoped
class Candidates implements PanacheMongoRepositoryBase<Candidate, String> {

  /** Suggests pairs, each once, for the reason that is given last. */
  void suggest(Collection<Candidate> suggestions) {
    if (!suggestions.isEmpty()) {
      mongoCollection()
          .bulkWrite(
              suggestions.stream()
                  .map(
                      candidate ->
                          new ReplaceOneModel<>(
                              eq("_id", candidate.id()),
                              candidate,
                              new ReplaceOptions().upsert(true)))
                  .toList(),
              new BulkWriteOptions().ordered(false));
    }
  }

  /** The next of them in order of their ids. */
  List<Candidate> after(String id, int limit) {
    return mongoCollection()
        .find(gt("_id", id))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .into(new ArrayList<>());
  }
}
