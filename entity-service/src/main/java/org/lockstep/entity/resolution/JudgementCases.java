package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.lockstep.entity.resolution.JudgementCase.Signature;
import org.lockstep.entity.resolution.JudgementCase.State;

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

  /** Those of these judgements that hold. */
  List<JudgementCase> holding(Collection<String> ids) {
    return mongoCollection().find(in("_id", ids)).into(new ArrayList<>()).stream()
        .filter(JudgementCase::holds)
        .toList();
  }

  /** False where it is in another state by now. */
  boolean move(String id, State from, State to) {
    return mongoCollection()
            .updateOne(
                new Document("_id", id).append("state", from.name()),
                Updates.set("state", to.name()))
            .getMatchedCount()
        == 1;
  }

  /** A second curator says the same: it holds from now on. False where somebody was faster. */
  boolean confirm(String id, Signature signature) {
    return mongoCollection()
            .updateOne(
                new Document("_id", id).append("state", State.PROPOSED.name()),
                Updates.combine(
                    Updates.set("state", State.PENDING.name()),
                    Updates.set("confirmed", signature)))
            .getMatchedCount()
        == 1;
  }

  /** It does not hold any more. False where it is in another state by now. */
  boolean undo(String id, State from, State to, Signature signature) {
    return mongoCollection()
            .updateOne(
                new Document("_id", id).append("state", from.name()),
                Updates.combine(Updates.set("state", to.name()), Updates.set("undone", signature)))
            .getMatchedCount()
        == 1;
  }

  /** The embedded server scans for these; MongoDB has the index of {@link #createIndexes()}. */
  List<JudgementCase> pending(int limit) {
    return mongoCollection()
        .find(in("state", List.of(State.PENDING.name(), State.UNDOING.name())))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Those from before the records were kept that a judgement is over. */
  List<JudgementCase> withoutRecords() {
    return mongoCollection().find(eq("some", null)).into(new ArrayList<>());
  }

  void adopt(JudgementCase complete) {
    mongoCollection().replaceOne(eq("_id", complete.id()), complete);
  }

  /** The next in order of their ids. */
  List<JudgementCase> after(String id, int limit) {
    return mongoCollection()
        .find(gt("_id", id))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** The embedded server accepts and ignores it. */
  void createIndexes() {
    mongoCollection().createIndex(Indexes.ascending("state"));
  }
}
