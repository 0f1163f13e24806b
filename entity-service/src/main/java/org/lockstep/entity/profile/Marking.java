package org.lockstep.entity.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** TLP 2.0 label and the authorities that a record is releasable to. */
public record Marking(String tlp, List<String> releasableTo) {
  /** For everybody. */
  public static final Marking CLEAR = new Marking("CLEAR", List.of());

  public Marking {
    requireNonNull(tlp, "tlp");
    releasableTo = List.copyOf(requireNonNull(releasableTo, "releasableTo"));
  }
}
