package org.lockstep.designation.listimport;

import java.util.Map;

/**
 * Of what an edition is made; stored with its figures.
 *
 * @param kinds how many entries in force there are of each kind of subject
 * @param programmes how many there are under each programme
 */
record Composition(Map<String, Integer> kinds, Map<String, Integer> programmes) {
  /** Of an edition of which nothing is known. */
  static final Composition UNKNOWN = new Composition(Map.of(), Map.of());

  Composition {
    kinds = Map.copyOf(kinds);
    programmes = Map.copyOf(programmes);
  }
}
