package org.lockstep.entity.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.size;
import static java.util.Comparator.naturalOrder;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.BsonSerializationException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The stored entities. Looked up by id; written only where nobody wrote in between. */
@ApplicationScoped
public class Entities implements PanacheMongoRepositoryBase<Entity, String> {
  /** More merges in a row than curators will ever make; a longer chain is a broken one. */
  private static final int LONGEST_CHAIN = 64;

  /** The times of its events: an entity that owes any owes all that it keeps. */
  private static final String OWED_SINCE = "events.time";

  /** Codes of MongoDB for documents and keys that are too large. */
  private static final Set<Integer> REFUSED = Set.of(10334, 17280, 17419, 17420);

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

  /**
   * The living entities of many ids at once, by the id that was asked for; ids of no entity are
   * left out.
   */
  public Map<String, Entity> living(Collection<String> ids) {
    Map<String, Entity> found = new HashMap<>();
    Set<String> asked = new HashSet<>();
    Set<String> wanted = new HashSet<>(ids);
    while (!wanted.isEmpty()) {
      asked.addAll(wanted);
      mongoCollection().find(in("_id", wanted)).forEach(entity -> found.put(entity.id(), entity));
      wanted =
          found.values().stream()
              .map(Entity::mergedInto)
              .filter(Objects::nonNull)
              .filter(next -> !asked.contains(next))
              .collect(Collectors.toSet());
    }
    Map<String, Entity> living = new HashMap<>();
    for (String id : ids) {
      Entity entity = follow(id, found);
      if (entity != null) {
        living.put(id, entity);
      }
    }
    return living;
  }

  /** Shows all that everybody may see, so many at a time; what comes meanwhile may be left out. */
  public void eachOpen(int atOnce, Consumer<List<Entity>> task) {
    List<Entity> some = new ArrayList<>();
    for (Entity entity : mongoCollection().find()) {
      if (entity.mergedInto() == null && !entity.isHidden()) {
        some.add(entity);
      }
      if (some.size() == atOnce) {
        task.accept(List.copyOf(some));
        some.clear();
      }
    }
    task.accept(List.copyOf(some));
  }

  /** The versions of all that everybody may see, by their ids. */
  public Map<String, Long> openVersions() {
    Map<String, Long> versions = new HashMap<>();
    mongoCollection()
        .withDocumentClass(Document.class)
        .find(and(eq("mergedInto", null), not(size("listings", 0))))
        .projection(Projections.include("version"))
        .forEach(
            one -> {
              if (one.get("version") instanceof Long version) {
                versions.put(one.getString("_id"), version);
              }
            });
    return versions;
  }

  /** The documents with these ids, whether they live or not. */
  public List<Entity> stored(Collection<String> ids) {
    return mongoCollection().find(in("_id", ids)).into(new ArrayList<>());
  }

  private static @Nullable Entity follow(String id, Map<String, Entity> found) {
    Entity entity = found.get(id);
    for (int merges = 0; entity != null; merges++) {
      String next = entity.mergedInto();
      if (next == null) {
        return entity;
      }
      if (merges > LONGEST_CHAIN) {
        throw new IllegalStateException("Merges of entity " + id + " do not end");
      }
      entity = found.get(next);
    }
    return null;
  }

  /** Replaces the document that {@code after} was made from; false where it has changed since. */
  public boolean replace(Entity before, Entity after) {
    return mongoCollection().replaceOne(unchanged(before), after).getMatchedCount() == 1;
  }

  /**
   * A document before and after a change.
   *
   * @param before absent where the entity is new
   */
  public record Change(@Nullable Entity before, Entity after) {}

  /**
   * Writes many different entities, each guarded by its version; answers the ids of those that are
   * certainly written. Where somebody else wrote one of them in between, it is not said which of
   * the replaced ones were written: they have to be looked at again.
   */
  public Set<String> write(List<Change> changes) {
    Set<String> written = new HashSet<>();
    List<Entity> added =
        changes.stream().filter(change -> change.before == null).map(Change::after).toList();
    Set<Integer> lost = insertAll(mongoCollection(), added);
    for (int i = 0; i < added.size(); i++) {
      if (!lost.contains(i)) {
        written.add(added.get(i).id());
      }
    }
    List<ReplaceOneModel<Entity>> replaced = new ArrayList<>();
    for (Change change : changes) {
      if (change.before != null) {
        replaced.add(new ReplaceOneModel<>(unchanged(change.before), change.after));
      }
    }
    if (!replaced.isEmpty()
        && mongoCollection()
                .bulkWrite(replaced, new BulkWriteOptions().ordered(false))
                .getMatchedCount()
            == replaced.size()) {
      replaced.forEach(model -> written.add(model.getReplacement().id()));
    }
    return written;
  }

  /** Inserts all that are not there yet; answers the positions of those that are. */
  static <T> Set<Integer> insertAll(MongoCollection<T> collection, List<T> documents) {
    if (documents.isEmpty()) {
      return Set.of();
    }
    try {
      collection.insertMany(documents, new InsertManyOptions().ordered(false));
      return Set.of();
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null
          || e.getWriteErrors().stream()
              .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
        throw e;
      }
      return e.getWriteErrors().stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
    }
  }

  /** Fails where the store does not answer. */
  public void requireStore() {
    mongoCollection().find(eq("_id", "")).first();
  }

  /** Whether the store refused a document for what it is, and will again. */
  public static boolean neverTakes(Throwable failure) {
    return failure instanceof BsonSerializationException
        || (failure instanceof MongoException refused && REFUSED.contains(refused.getCode()))
        || (failure instanceof MongoBulkWriteException bulk
            && bulk.getWriteErrors().stream().anyMatch(e -> REFUSED.contains(e.getCode())));
  }

  /** Marks the events as published; false where the document has changed since it was read. */
  public boolean settle(Entity published) {
    return mongoCollection()
            .updateOne(unchanged(published), Updates.set("owing", false))
            .getMatchedCount()
        == 1;
  }

  /**
   * Marks the events of many entities as published; false where any of them has changed. The others
   * are marked all the same.
   */
  public boolean settle(List<Entity> published) {
    return mongoCollection()
            .bulkWrite(
                published.stream()
                    .map(
                        entity ->
                            new UpdateOneModel<Entity>(
                                unchanged(entity), Updates.set("owing", false)))
                    .toList(),
                new BulkWriteOptions().ordered(false))
            .getMatchedCount()
        == published.size();
  }

  /**
   * As a plain document, without the {@code $and} of {@code Filters.and}: only so does the embedded
   * server find it by the index of {@link #createIndexes()}.
   */
  private static Bson unchanged(Entity entity) {
    return new Document("_id", entity.id()).append("version", entity.version());
  }

  /**
   * Ids of entities that have owed events since before this time. MongoDB has an index for it (see
   * {@link #createIndexes()}); the embedded server scans, which is why this is not asked often.
   */
  public List<String> owingSince(Instant before, int limit) {
    return mongoCollection()
        .withDocumentClass(Document.class)
        .find(owing(before))
        .projection(Projections.include("_id"))
        .limit(limit)
        .map(document -> document.getString("_id"))
        .into(new ArrayList<>());
  }

  /** The time of the oldest event that is owed since before this time; nothing where none is. */
  public @Nullable Instant oldestOwing(Instant before) {
    Document oldest =
        mongoCollection()
            .withDocumentClass(Document.class)
            .find(owing(before))
            .projection(Projections.include(OWED_SINCE))
            .sort(Sorts.ascending(OWED_SINCE))
            .first();
    return oldest == null
        ? null
        : oldest.getList("events", Document.class).stream()
            .map(event -> event.getDate("time").toInstant())
            .min(naturalOrder())
            .orElseThrow();
  }

  private static Bson owing(Instant before) {
    return and(eq("owing", true), lt(OWED_SINCE, before));
  }

  /**
   * Creates two indexes. The first is for MongoDB; the embedded server accepts and ignores it. The
   * second is for the embedded server, which reads all entities for a condition on more than {@code
   * _id} unless a unique index has exactly its fields.
   */
  public void createIndexes() {
    mongoCollection().createIndex(Indexes.ascending("owing", OWED_SINCE));
    mongoCollection()
        .createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
  }
}
