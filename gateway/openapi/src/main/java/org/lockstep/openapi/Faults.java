package org.lockstep.openapi;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong with the documents and the texts; told at once. */
final class Faults {
  private final List<String> faults = new ArrayList<>();

  void add(String fault) {
    faults.add(fault);
  }

  void check() {
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The API has no document:\n  " + String.join("\n  ", faults));
    }
  }
}
