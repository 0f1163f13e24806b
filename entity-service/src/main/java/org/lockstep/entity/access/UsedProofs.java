package org.lockstep.entity.access;

import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockstep.http.dpop.Proof;
import org.lockstep.http.dpop.ProofStore;

/**
 * The used proofs. They are confirmed as everything else is, by the majority where there are
 * several servers, so that a proof stays used when another server takes over.
 */
@ApplicationScoped
class UsedProofs implements PanacheMongoRepositoryBase<UsedProof, String>, ProofStore {
  private static final String ENDS_AT = "endsAt";

  private final Clock clock;
  private volatile boolean indexed;

  UsedProofs(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Set<String> keepNew(Collection<Proof> proofs) {
    List<UsedProof> used =
        proofs.stream().map(proof -> new UsedProof(proof.id(), proof.endsAt())).toList();
    Set<String> kept = new HashSet<>();
    used.forEach(proof -> kept.add(proof.id()));
    try {
      mongoCollection().insertMany(used, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null
          || e.getWriteErrors().stream()
              .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
        throw e;
      }
      e.getWriteErrors().forEach(error -> kept.remove(used.get(error.getIndex()).id()));
    }
    return kept;
  }

  /** All of them at once: MongoDB finds them by an index, the embedded server looks at each. */
  @Override
  public int forget(int most) {
    if (!indexed) {
      mongoCollection().createIndex(Indexes.ascending(ENDS_AT));
      indexed = true;
    }
    mongoCollection().deleteMany(lt(ENDS_AT, clock.instant()));
    return 0;
  }
}
