package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Which entity each designation was resolved to. */
@ApplicationScoped
class Assignments implements PanacheMongoRepositoryBase<Assignment, String> {

  /** Assigns the designation, unless it is assigned already; answers where it belongs. */
  Assignment assign(String designationId, String entityId, int version) {
    return Objects.requireNonNull(
        mongoCollection()
            .findOneAndUpdate(
                eq("_id", designationId),
                Updates.combine(
                    Updates.setOnInsert("entityId", entityId), Updates.max("version", version)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
  }
}
