package org.lockstep.http.marking;

import java.util.List;

/**
 * Who may see a record.
 *
 * @param tlp TLP 2.0
 * @param releasableTo the codes of the authorities that may see it, in order, each once; empty: all
 */
public record Marking(Tlp tlp, List<String> releasableTo) {
  /** For everybody. */
  public static final Marking CLEAR = new Marking(Tlp.CLEAR, List.of());

  public Marking {
    releasableTo = releasableTo.stream().sorted().distinct().toList();
  }

  public boolean isPublic() {
    return equals(CLEAR);
  }
}
