package org.lockstep.alert.paging;

import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.http.rest.QueryFaults;

/**
 * Which part of a list is asked for. Where a list has a filter, {@code after} is of that filter, as
 * it stands in the query.
 */
public class PageRequest extends QueryFaults {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  // Quarkus creates bean parameters without their constructor.
  @Inject UriInfo query;

  // As text: what is no number would be answered as if there were no such path.
  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("after")
  @Nullable String after;

  /**
   * The part, once all other parameters are read.
   *
   * @throws org.lockstep.http.problem.Refusal 400 with all that is wrong with the query
   */
  public Part part() {
    // Of a faulty filter nobody can say whether it is the one that the cursor is of.
    boolean known = all().isEmpty();
    String filter = filter();
    var part = new Part(limit(), cursor(known ? filter : null), filter);
    check();
    return part;
  }

  private int limit() {
    if (limit == null) {
      return USUAL;
    }
    int asked = limit.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(limit) : 0;
    if (asked < 1 || asked > MOST) {
      add("limit", "must be a whole number from 1 to " + MOST);
    }
    return asked;
  }

  /** What the list is restricted by, as a text of fixed length; empty if by nothing. */
  private String filter() {
    List<String> restrictions =
        query.getQueryParameters().entrySet().stream()
            .filter(given -> !given.getKey().equals("after") && !given.getKey().equals("limit"))
            .flatMap(given -> given.getValue().stream().map(value -> given.getKey() + "=" + value))
            .sorted()
            .toList();
    return restrictions.isEmpty() ? "" : EntityTag.of(restrictions);
  }

  private Cursor cursor(@Nullable String filter) {
    if (after == null) {
      return Cursor.START;
    }
    return Cursor.parse(after, filter)
        .orElseGet(
            () -> {
              add("after", "must be the next of an earlier page with the same filter");
              return Cursor.START;
            });
  }

  /**
   * A part of a list.
   *
   * @param after the row after which it begins
   * @param filter what all of the list is restricted by, for the cursor of the next part
   */
  public record Part(int limit, Cursor after, String filter) {}
}
