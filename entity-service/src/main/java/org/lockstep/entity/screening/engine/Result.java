package org.lockstep.entity.screening.engine;

import java.util.List;

/**
 * What was found.
 *
 * @param hits from the threshold on, the best first; of equal score the lesser key first
 * @param ruledOut subjects whose names reach the threshold, and which something else that is known
 *     takes below it: nothing is left out unsaid. As many as hits at most, in the same order
 * @param complete whether everything was looked at; if not, the time was over
 */
public record Result(List<Hit> hits, List<Hit> ruledOut, boolean complete) {
  public Result {
    hits = List.copyOf(hits);
    ruledOut = List.copyOf(ruledOut);
  }
}
