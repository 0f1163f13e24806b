package org.lockstep.alert.marking;

import org.lockstep.http.marking.Reader;

/** The rule for queries, which the database keeps as a function. */
public final class Telling {
  private Telling() {}

  /**
   * HQL: the reader of {@code :clearance} and {@code :authority} may be told alert {@code a}, as
   * the records that it tells of are marked now.
   */
  public static final String TO_READER =
      "function('may_be_told', a.records, a.thin, :clearance, :authority) = true";

  /** SQL: the same of the owner {@code o} of its endpoint. */
  public static final String TO_OWNER = "may_be_told(a.records, a.thin, o.clearance, o.authority)";

  /** The value of {@code :clearance}. */
  public static int clearance(Reader reader) {
    return reader.clearance().ordinal();
  }

  /** The value of {@code :authority}; no authority has this code where the reader has none. */
  public static String authority(Reader reader) {
    String authority = reader.authority();
    return authority == null ? "" : authority;
  }
}
