package org.lockstep.http.dpop;

import io.smallrye.mutiny.Uni;

/** Which proofs were used, so that none is used twice. */
public interface ProofMemory {
  /**
   * Uses the proof up for this request: true the first time, false from then on. Fails if it cannot
   * be known, and then the proof must not be taken.
   *
   * @param path of the request
   */
  Uni<Boolean> use(Proof proof, String path);
}
