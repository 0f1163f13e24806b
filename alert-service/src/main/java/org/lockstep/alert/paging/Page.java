package org.lockstep.alert.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.paging.PageRequest.Part;
import org.lockstep.http.rest.Paged;

/** One page of a list, and where the next begins, if there is one. */
public record Page<T>(List<T> items, @Nullable String next) implements Paged {

  /**
   * A page of a list that has an end.
   *
   * @param rows up to one more than the limit: the surplus tells that there is a next page
   */
  public static <R, T> Page<T> of(
      List<R> rows, Part part, Function<R, Cursor> cursor, Function<R, T> view) {
    boolean more = rows.size() > part.limit();
    List<R> shown = more ? rows.subList(0, part.limit()) : rows;
    return new Page<>(
        shown.stream().map(view).toList(),
        more ? cursor.apply(shown.get(shown.size() - 1)).text(part.filter()) : null);
  }

  /**
   * A page of a list that grows at its end: {@code next} is there whenever the page has a row, so
   * that a reader who has come to the end knows where to go on later.
   */
  public static <R, T> Page<T> ofFeed(
      List<R> rows, Part part, Function<R, Cursor> cursor, Function<R, T> view) {
    return new Page<>(
        rows.stream().map(view).toList(),
        rows.isEmpty() ? null : cursor.apply(rows.get(rows.size() - 1)).text(part.filter()));
  }
}
