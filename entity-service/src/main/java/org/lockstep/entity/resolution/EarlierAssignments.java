package org.lockstep.entity.resolution;

import static com.mongodb.client.model.Filters.in;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What stores have from before records were kept; nothing is added to it any more. */
@ApplicationScoped
public class EarlierAssignments implements PanacheMongoRepositoryBase<EarlierAssignment, String> {

  /** The entities that these designations were resolved to then. */
  List<String> entitiesOf(Collection<String> designationIds) {
    return designationIds.isEmpty()
        ? List.of()
        : mongoCollection().find(in("_id", designationIds)).into(new ArrayList<>()).stream()
            .map(EarlierAssignment::entityId)
            .toList();
  }
}
