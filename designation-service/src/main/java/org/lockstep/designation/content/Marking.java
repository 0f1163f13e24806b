package org.lockstep.designation.content;

import java.util.List;

/** Who may see a record: a TLP 2.0 label and the authorities it is releasable to. */
public record Marking(String tlp, List<String> releasableTo) {
  /** Not settable yet: everything released is public. */
  public static final Marking CLEAR = new Marking("CLEAR", List.of());
}
