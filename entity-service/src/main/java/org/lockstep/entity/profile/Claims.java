package org.lockstep.entity.profile;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The claims on identifiers, each by its key. */
@ApplicationScoped
public class Claims implements PanacheMongoRepositoryBase<Claim, String> {

  /** Those of these identifiers that are claimed. */
  public Map<String, Claim> of(Collection<String> keys) {
    Map<String, Claim> claims = new HashMap<>();
    if (!keys.isEmpty()) {
      mongoCollection()
          .find(in("_id", keys))
          .forEach(claim -> claims.put(claim.identifier(), claim));
    }
    return claims;
  }

  /** Claims an identifier; false where somebody else was faster. */
  public boolean claim(Claim claim) {
    try {
      mongoCollection().insertOne(claim);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Claims many identifiers; answers those where somebody else was faster. */
  public Set<String> claim(List<Claim> wanted) {
    return Entities.insertAll(mongoCollection(), wanted).stream()
        .map(position -> wanted.get(position).identifier())
        .collect(Collectors.toSet());
  }
}
