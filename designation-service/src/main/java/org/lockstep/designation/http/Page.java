package org.lockstep.designation.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor for {@code ?after=}; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /**
   * A page of rows that were read in order.
   *
   * @param oneMore up to one row more than the limit, which says whether there is a next page
   * @param key what the cursor of a row consists of
   */
  public static <R, T> Page<T> of(
      List<R> oneMore, int limit, Function<R, T> item, Function<R, Cursor> key) {
    List<R> rows = oneMore.size() > limit ? oneMore.subList(0, limit) : oneMore;
    String next = oneMore.size() > limit ? key.apply(rows.get(rows.size() - 1)).encoded() : null;
    return new Page<>(rows.stream().map(item).toList(), next);
  }
}
