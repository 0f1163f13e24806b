package org.lockstep.http.marking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Stream;

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

  @JsonIgnore
  public boolean isPublic() {
    return equals(CLEAR);
  }

  /**
   * Whether everybody who sees a record of this marking sees that of the other one as well.
   *
   * @param owner the authority that made this record
   * @param otherOwner that which made the other one
   */
  public boolean isWithin(String owner, Marking other, String otherOwner) {
    if (!tlp.covers(other.tlp)) {
      return false;
    }
    if (other.releasableTo.isEmpty()) {
      return true;
    }
    return !releasableTo.isEmpty()
        && Stream.concat(releasableTo.stream(), Stream.of(owner))
            .allMatch(
                authority ->
                    authority.equals(otherOwner) || other.releasableTo.contains(authority));
  }
}
