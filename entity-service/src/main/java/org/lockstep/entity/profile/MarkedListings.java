package org.lockstep.entity.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Purpose;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/**
 * The designations that are not for everybody. Whoever reads them for a caller says which reader
 * that is: what the reader may not see is left out by the query. They are few.
 */
@ApplicationScoped
public class MarkedListings implements PanacheMongoRepositoryBase<MarkedListing, String> {
  /** Those of these designations, whoever may see them. */
  public Map<String, MarkedListing> of(Collection<String> designationIds) {
    Map<String, MarkedListing> found = new HashMap<>();
    if (!designationIds.isEmpty()) {
      mongoCollection()
          .find(in("_id", designationIds))
          .forEach(marked -> found.put(marked.designationId(), marked));
    }
    return found;
  }

  /** Keeps one, unless a newer version of it is there. */
  public void keep(MarkedListing marked) {
    try {
      mongoCollection()
          .replaceOne(
              and(eq("_id", marked.designationId()), lte("version", marked.version())),
              marked,
              new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  /** Forgets one that is for everybody from this version on. */
  public void open(String designationId, int version) {
    mongoCollection().deleteOne(and(eq("_id", designationId), lt("version", version)));
  }

  /** All that the reader may see, in the order of their ids. */
  public List<MarkedListing> seenBy(Reader reader) {
    return mongoCollection()
        .find(visibleTo(reader))
        .sort(Sorts.ascending("_id"))
        .into(new ArrayList<>());
  }

  /** The versions of all that the reader may see, by designation. */
  public SortedMap<String, Integer> versionsSeenBy(Reader reader) {
    SortedMap<String, Integer> versions = new TreeMap<>();
    mongoCollection()
        .withDocumentClass(Document.class)
        .find(visibleTo(reader))
        .projection(Projections.include("version"))
        .forEach(one -> versions.put(one.getString("_id"), one.getInteger("version")));
    return versions;
  }

  /** Whether there is any that the reader may see. */
  boolean any(Reader reader) {
    return mongoCollection().find(visibleTo(reader)).first() != null;
  }

  /** Those that may belong to entities with these identifiers, or which absorbed these ids. */
  List<MarkedListing> near(
      Collection<String> identity, Collection<String> entityIds, Reader reader) {
    return found(reader, or(in("identity", identity), in("assignedTo", entityIds)));
  }

  /** Those with which entities of these ids would begin. */
  List<MarkedListing> beginning(Collection<String> entityIds, Reader reader) {
    return found(reader, in("ownEntityId", entityIds));
  }

  /** Those that state one of these identifiers. */
  List<MarkedListing> identifiedBy(Collection<String> identity, Reader reader) {
    return found(reader, in("identity", identity));
  }

  /** Those of these designations that are not for everybody. */
  public Map<String, Marking> markings(Collection<String> designationIds, Reader reader) {
    return reader.clearance() == Tlp.CLEAR
        ? Map.of()
        : found(reader, in("_id", designationIds)).stream()
            .collect(Collectors.toMap(MarkedListing::designationId, MarkedListing::marking));
  }

  /** The ids of those among these designations whose reads are kept. */
  List<String> keptWhenRead(Collection<String> designationIds, Reader reader) {
    return found(reader, in("_id", designationIds)).stream()
        .filter(one -> Purpose.isNeededFor(one.label()))
        .map(MarkedListing::designationId)
        .toList();
  }

  /** Those that are found by one of these keys. */
  List<MarkedListing> by(Collection<String> keys, Reader reader) {
    return found(reader, in("lookUps", keys));
  }

  /** The ids of entities that would begin with them, by keys with this beginning. */
  Map<String, Set<String>> byBeginning(String beginning, Reader reader) {
    Map<String, Set<String>> found = new HashMap<>();
    mongoCollection()
        .withDocumentClass(Document.class)
        .find(and(visibleTo(reader), regex("lookUps", "^" + Pattern.quote(beginning))))
        .projection(Projections.include("lookUps", "ownEntityId"))
        .forEach(
            one ->
                one.getList("lookUps", String.class).stream()
                    .filter(key -> key.startsWith(beginning))
                    .forEach(
                        key ->
                            found
                                .computeIfAbsent(key, unknown -> new TreeSet<>())
                                .add(one.getString("ownEntityId"))));
    return found;
  }

  private List<MarkedListing> found(Reader reader, Bson which) {
    return mongoCollection()
        .find(and(visibleTo(reader), which))
        .sort(Sorts.ascending("_id"))
        .into(new ArrayList<>());
  }

  /** As {@link Reader#sees} has it. */
  private static Bson visibleTo(Reader reader) {
    List<Bson> circles = new ArrayList<>();
    circles.add(size("releasableTo", 0));
    String authority = reader.authority();
    if (authority != null) {
      circles.add(eq("authority", authority));
      circles.add(eq("releasableTo", authority));
    }
    return and(lte("tlp", reader.clearance().ordinal()), or(circles));
  }

  /** The embedded server accepts and ignores them. */
  public void createIndexes() {
    for (String field : List.of("identity", "lookUps", "assignedTo", "ownEntityId")) {
      mongoCollection().createIndex(Indexes.ascending(field));
    }
  }
}
