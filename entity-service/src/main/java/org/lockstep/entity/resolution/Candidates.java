package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What waits for a curator. Also those that are decided since: the reader leaves them out. */
@ApplicationScoped
class Candidates implements PanacheMongoRepositoryBase<Candidate, String> {

  /** Suggests that two entities are one; the ground of an identifier replaces that of a name. */
  void suggest(Pair pair, Candidate.Ground ground, String because) {
    if (ground == Candidate.Ground.IDENTIFIER) {
      mongoCollection()
          .replaceOne(
              eq("_id", pair.id()),
              new Candidate(pair.id(), pair.ids(), ground, because),
              new ReplaceOptions().upsert(true));
    } else {
      mongoCollection()
          .updateOne(
              eq("_id", pair.id()),
              Updates.combine(
                  Updates.setOnInsert("entityIds", pair.ids()),
                  Updates.setOnInsert("ground", ground.name()),
                  Updates.setOnInsert("because", because)),
              new UpdateOptions().upsert(true));
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
