package org.lockstep.http.marking;

import org.jspecify.annotations.Nullable;

/**
 * Who reads, as an administrator described it.
 *
 * @param clearance the narrowest label that this reader may read
 * @param authority whose reader this is; null: of none
 */
public record Reader(Tlp clearance, @Nullable String authority) {
  /** Who may see only what is for everybody. */
  public static final Reader ANYBODY = new Reader(Tlp.CLEAR, null);

  /**
   * Whether this reader may see a record.
   *
   * @param owner the authority that made it, which sees what is its own, up to the clearance
   */
  public boolean sees(Marking marking, String owner) {
    return clearance.covers(marking.tlp())
        && (marking.releasableTo().isEmpty()
            || owner.equals(authority)
            || (authority != null && marking.releasableTo().contains(authority)));
  }
}
