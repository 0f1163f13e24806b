package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.bulk.BulkWriteUpsert;
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
import java.util.stream.Collectors;
import org.bson.conversions.Bson;

/** Which entity each designation was resolved to. */
@ApplicationScoped
public class Assignments implements PanacheMongoRepositoryBase<Assignment, String> {

  /** Assigns designations, each unless it is assigned already; answers those that were not. */
  Set<String> assign(List<Assignment> wanted) {
    return mongoCollection()
        .bulkWrite(
            wanted.stream()
                .map(
                    assignment ->
                        new UpdateOneModel<Assignment>(
                            eq("_id", assignment.designationId()),
                            unlessAssigned(assignment.entityId(), assignment.version()),
                            new UpdateOptions().upsert(true)))
                .toList(),
            new BulkWriteOptions().ordered(false))
        .getUpserts()
        .stream()
        .map(BulkWriteUpsert::getIndex)
        .map(position -> wanted.get(position).designationId())
        .collect(Collectors.toSet());
  }

  /** Those of these designations that are assigned. */
  Map<String, Assignment> of(Collection<String> designationIds) {
    Map<String, Assignment> assigned = new HashMap<>();
    mongoCollection()
        .find(in("_id", designationIds))
        .forEach(assignment -> assigned.put(assignment.designationId(), assignment));
    return assigned;
  }

  private static Bson unlessAssigned(String entityId, int version) {
    return Updates.combine(
        Updates.setOnInsert("entityId", entityId), Updates.max("version", version));
  }
}
