package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
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

  /**
   * Suggests pairs, each once; the ground of an identifier replaces what is there, that of a name
   * does not.
   */
  void suggest(Collection<Candidate> suggestions) {
    if (!suggestions.isEmpty()) {
      mongoCollection()
          .bulkWrite(
              suggestions.stream().map(Candidates::write).toList(),
              new BulkWriteOptions().ordered(false));
    }
  }

  private static WriteModel<Candidate> write(Candidate candidate) {
    if (candidate.ground() == Candidate.Ground.IDENTIFIER) {
      return new ReplaceOneModel<>(
          eq("_id", candidate.id()), candidate, new ReplaceOptions().upsert(true));
    }
    return new UpdateOneModel<>(
        eq("_id", candidate.id()),
        Updates.combine(
            Updates.setOnInsert("entityIds", candidate.entityIds()),
            Updates.setOnInsert("ground", candidate.ground().name()),
            Updates.setOnInsert("because", candidate.because())),
        new UpdateOptions().upsert(true));
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
