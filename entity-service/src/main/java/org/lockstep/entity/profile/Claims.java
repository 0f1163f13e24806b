package org.lockstep.entity.profile;

import static com.mongodb.client.model.Filters.in;

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

  /** Claims identifiers; answers those where somebody else was faster. */
  public Set<String> claim(List<Claim> wanted) {
    return Entities.insertAll(mongoCollection(), wanted).stream()
        .map(position -> wanted.get(position).identifier())
        .collect(Collectors.toSet());
  }
}
