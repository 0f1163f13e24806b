package org.lockstep.http.dpop;

import java.util.Collection;
import java.util.Set;

/** Where all replicas of a service keep the ids of used proofs. */
public interface ProofStore {
  /**
   * Keeps proofs with ids that differ from each other, in one statement; two replicas that keep the
   * same one at once are told of it apart. It may block.
   *
   * @return the ids that were not there
   */
  Set<String> keepNew(Collection<Proof> proofs);

  /**
   * Forgets proofs that no clock takes any more, at most so many at once if it matters to others.
   * It may block.
   *
   * @return {@code most} if there may be more of them
   */
  int forget(int most);
}
