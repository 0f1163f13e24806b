package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** All judgements. Few: people make them. */
@ApplicationScoped
class JudgementCases implements PanacheMongoRepositoryBase<JudgementCase, String> {

  /** Opens a case; false where there is one for the pair already. */
  boolean open(JudgementCase opened) {
    try {
      mongoCollection().insertOne(opened);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  void close(String id) {
    mongoCollection()
        .updateOne(eq("_id", id), Updates.set("state", JudgementCase.State.DONE.name()));
  }

  /** The embedded server scans for these; MongoDB has the index of {@link #createIndexes()}. */
  List<JudgementCase> pending(int limit) {
    return mongoCollection()
        .find(eq("state", JudgementCase.State.PENDING.name()))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** The embedded server accepts and ignores it. */
  void createIndexes() {
    mongoCollection().createIndex(Indexes.ascending("state"));
  }
}
