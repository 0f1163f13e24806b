package org.lockstep.designation.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.problem.ProblemException;

/**
 * Which page of a list: {@code ?limit=} from 1 to 500, 100 unless told, and {@code ?after=}, which
 * continues the same caller's reading of the same path with the same filter; the limit may change
 * on the way.
 */
public class PageRequest {
  private static final int MOST = 500;
  private static final String LIMITS = "must be a whole number from 1 to " + MOST;
  private static final String CURSORS =
      "must be the 'next' of an earlier page that you were given for the same path and filter";

  // Quarkus creates bean parameters without their constructor.
  @Inject CursorSeal seal;
  @Inject Caller caller;
  @Inject HttpServerRequest request;
  @Inject UriInfo uri;

  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("after")
  @Nullable String after;

  /**
   * What is wrong with it is added to the parameters.
   *
   * @param filterIsGood whether the filter has no faults; of a faulty one nobody can say whether it
   *     is the one that the cursor was given for
   */
  void read(Parameters parameters, boolean filterIsGood) {
    if (limit != null && !isLimit(limit)) {
      parameters.refuse("limit", LIMITS);
    }
    if (after != null
        && !(filterIsGood ? seal.open(after, list()).isPresent() : CursorSeal.mayBe(after))) {
      parameters.refuse("after", CURSORS);
    }
  }

  private static boolean isLimit(String value) {
    return value.matches("[0-9]{1,3}")
        && Integer.parseInt(value) >= 1
        && Integer.parseInt(value) <= MOST;
  }

  /**
   * How many items at most.
   *
   * @throws ProblemException 400 unless it is a whole number from 1 to 500
   */
  public int limit() {
    if (limit == null) {
      return 100;
    }
    if (!isLimit(limit)) {
      throw ProblemException.invalid("limit", LIMITS);
    }
    return Integer.parseInt(limit);
  }

  /**
   * Where the page before ended; the beginning where the client names none.
   *
   * @throws ProblemException 400 if it is not a cursor that this caller was given for this list
   */
  public Cursor after() {
    return after == null
        ? Cursor.START
        : seal.open(after, list()).orElseThrow(() -> ProblemException.invalid("after", CURSORS));
  }

  /**
   * A page of rows that were read in order.
   *
   * @param oneMore up to one row more than the limit, which says whether there is a next page
   * @param key what the cursor of a row consists of
   */
  public <R, T> Page<T> of(List<R> oneMore, Function<R, T> item, Function<R, Cursor> key) {
    int most = limit();
    if (oneMore.size() <= most) {
      return new Page<>(oneMore.stream().map(item).toList(), null);
    }
    List<R> rows = oneMore.subList(0, most);
    String next = seal.seal(key.apply(rows.get(most - 1)), list());
    return new Page<>(rows.stream().map(item).toList(), next);
  }

  /** Whose list of what: what a cursor is bound to. */
  private String list() {
    MultivaluedMap<String, String> filter = uri.getQueryParameters();
    return caller.scope()
        + "\n"
        + request.path()
        + "\n"
        + filter.entrySet().stream()
            .filter(e -> !e.getKey().equals("after") && !e.getKey().equals("limit"))
            .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + "=" + encoded(value)))
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
