package org.lockstep.entity.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The stored entities. Looked up by id; written only where nobody wrote in between. */
@ApplicationScoped
public class Entities implements PanacheMongoRepositoryBase<Entity, String> {
  /** More merges in a row than curators will ever make; a longer chain is a broken one. */
  private static final int LONGEST_CHAIN = 64;

  /** The entity with this id, or the one that it lives on in. */
  public Optional<Entity> living(String id) {
    List<Entity> path = path(id);
    return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
  }

  /** The entity with this id and all that follow it by merges; the last one lives. */
  public List<Entity> path(String id) {
    List<Entity> path = new ArrayList<>();
    Entity entity = findById(id);
    while (entity != null) {
      path.add(entity);
      String next = entity.mergedInto();
      if (next == null) {
        return path;
      }
      if (path.size() > LONGEST_CHAIN) {
        throw new IllegalStateException("Merges of entity " + id + " do not end");
      }
      entity = findById(next);
    }
    return List.of();
  }

  /** Writes a new entity; false where there is one with its id already. */
  public boolean insert(Entity entity) {
    try {
      mongoCollection().insertOne(entity);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Replaces the document that {@code after} was made from; false where it has changed since. */
  public boolean replace(Entity before, Entity after) {
    return mongoCollection().replaceOne(unchanged(before), after).getMatchedCount() == 1;
  }

  /** Marks the events as published; false where the document has changed since it was read. */
  public boolean settle(Entity published) {
    return mongoCollection()
            .updateOne(unchanged(published), Updates.set("owing", false))
            .getMatchedCount()
        == 1;
  }

  private static org.bson.conversions.Bson unchanged(Entity entity) {
    return and(eq("_id", entity.id()), eq("version", entity.version()));
  }

  /**
   * Ids of entities that have owed events since before this time. MongoDB has an index for it (see
   * {@link #createIndexes()}); the embedded server scans, which is why this is not asked often.
   */
  public List<String> owingSince(Instant before, int limit) {
    return mongoCollection()
        .withDocumentClass(Document.class)
        .find(and(eq("owing", true), lt("changedAt", before)))
        .projection(Projections.include("_id"))
        .limit(limit)
        .map(document -> document.getString("_id"))
        .into(new ArrayList<>());
  }

  /** The embedded server accepts and ignores it. */
  public void createIndexes() {
    mongoCollection().createIndex(Indexes.ascending("owing", "changedAt"));
  }
}
