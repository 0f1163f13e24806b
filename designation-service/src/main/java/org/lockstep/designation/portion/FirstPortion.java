package org.lockstep.designation.portion;

/** A query for as many rows as a {@link Portion} has, counted before any of them is sent. */
public final class FirstPortion {
  private FirstPortion() {}

  /**
   * The first rows of a query.
   *
   * @param rows the query, without order and limit; its column {@code size} is what a row counts
   *     for, in bytes
   * @param order a column of it that has each value once
   */
  public static String of(String rows, String order) {
    return of(rows, order, String.valueOf(Portion.MOST), Portion.MOST_BYTES);
  }

  /**
   * The first rows of a query, of which another portion is due.
   *
   * @param most rows; may be a parameter
   */
  public static String of(String rows, String order, String most, int mostBytes) {
    return """
    select * from (
      select *, sum(size) over (order by %2$s) - size as before
      from (%1$s order by %2$s limit %3$s) as first) as counted
    where before < %4$d order by %2$s"""
        .formatted(rows, order, most, mostBytes);
  }
}
