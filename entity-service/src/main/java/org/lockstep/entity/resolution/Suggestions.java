package org.lockstep.entity.resolution;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lockstep.entity.resolution.Candidate.Ground;

/** What is to be suggested to curators in one write: each pair once, on its surest ground. */
final class Suggestions {
  /** A name that more entities bear says nothing any more, and each would be a candidate. */
  private static final int TOO_COMMON = 20;

  private final Map<String, Candidate> byPair = new LinkedHashMap<>();

  /** Suggests the entities that hold an identifier of the record beside its home. */
  void doubts(Resolution.Home home) {
    for (Resolution.Doubt doubt : home.doubts()) {
      if (!home.entityId().equals(doubt.entityId())) {
        Candidate candidate =
            candidate(home.entityId(), doubt.entityId(), Ground.IDENTIFIER, doubt.because());
        byPair.put(candidate.id(), candidate);
      }
    }
  }

  /**
   * Suggests the others that bear a name of the record.
   *
   * @param key of the name, see {@link NameEntry}
   * @param bearers all that bear it, the home of the record included
   */
  void namesakes(String home, String key, Set<String> bearers) {
    if (bearers.size() > TOO_COMMON) {
      return;
    }
    String because = "same name: " + key.substring(key.indexOf('|') + 1);
    for (String other : bearers) {
      if (!home.equals(other)) {
        Candidate candidate = candidate(home, other, Ground.NAME, because);
        byPair.putIfAbsent(candidate.id(), candidate);
      }
    }
  }

  Collection<Candidate> all() {
    return byPair.values();
  }

  private static Candidate candidate(String one, String other, Ground ground, String because) {
    Pair pair = Pair.of(one, other);
    return new Candidate(pair.id(), pair.ids(), ground, because);
  }
}
