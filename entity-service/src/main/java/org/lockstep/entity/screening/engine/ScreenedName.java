package org.lockstep.entity.screening.engine;

import org.lockstep.entity.profile.ListingRecord.Name.Kind;
import org.lockstep.entity.profile.ListingRecord.Name.Strength;

/** A name of a subject as it is listed. */
public record ScreenedName(String text, Kind kind, Strength strength) {
  /** The authority says of a weak alias that it alone does not identify. */
  private static final double WEAK = .85;

  /** Somebody else may bear by now the name that a ship or a company gave up. */
  private static final double FORMER = .95;

  /** A name of which no more is known than that it is one. */
  public static ScreenedName of(String text) {
    return new ScreenedName(text, Kind.PRIMARY, Strength.STRONG);
  }

  /** What part of its score a name is worth that is like this one. */
  double worth() {
    return (strength == Strength.WEAK ? WEAK : 1) * (kind == Kind.PREVIOUS ? FORMER : 1);
  }
}
