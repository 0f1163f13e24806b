package org.lockstep.http.page;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * Which page of a list: {@code ?limit=} from 1 to 500, 100 unless told, and {@code ?after=}, which
 * continues the same caller's reading of the same path with the same filter; the limit may change
 * on the way. What is wrong with it is told by {@link
 * org.lockstep.http.rest.QueryFaults#check(PageRequest)}, together with what is wrong with the rest
 * of the query.
 */
public class PageRequest {
  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final Violation NO_LIMIT =
      new Violation("limit", "must be a whole number from 1 to " + MOST);
  private static final Violation NO_CURSOR =
      new Violation(
          "after",
          "must be the 'next' of an earlier page that you were given for the same path and the same"
              + " filter");

  // Quarkus creates bean parameters without their constructor.
  @Inject CursorSeal seal;
  @Inject CallerScope caller;
  @Inject HttpServerRequest request;
  @Inject UriInfo uri;

  // As text: JAX-RS answers something that is not a number as if there were no such path.
  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("after")
  @Nullable String after;

  /**
   * What is wrong with it.
   *
   * @param filterIsGood whether the filter has no faults; of a faulty one nobody can say whether it
   *     is the one that the cursor was given for
   */
  public List<Violation> faults(boolean filterIsGood) {
    List<Violation> faults = new ArrayList<>();
    if (limit != null && !isLimit(limit)) {
      faults.add(NO_LIMIT);
    }
    if (after != null
        && !(filterIsGood ? seal.open(after, list()).isPresent() : CursorSeal.mayBe(after))) {
      faults.add(NO_CURSOR);
    }
    return faults;
  }

  /** What is wrong with it where the answer has no pages: all that it says. */
  public List<Violation> faultsWithout(String why) {
    return Stream.of(
            limit == null ? null : new Violation("limit", why),
            after == null ? null : new Violation("after", why))
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean isLimit(String value) {
    return value.matches("[0-9]{1,3}")
        && Integer.parseInt(value) >= 1
        && Integer.parseInt(value) <= MOST;
  }

  /**
   * How many items at most.
   *
   * @throws Refusal 400 unless it is a whole number from 1 to 500
   */
  public int limit() {
    if (limit == null) {
      return USUAL;
    }
    if (!isLimit(limit)) {
      throw Refusal.invalid(List.of(NO_LIMIT));
    }
    return Integer.parseInt(limit);
  }

  /**
   * Where the page before ended; the beginning where the client names none.
   *
   * @throws Refusal 400 if it is not a cursor that this caller was given for this list
   */
  public Cursor after() {
    return after == null ? Cursor.START : Cursor.of(opened(after));
  }

  /**
   * Where the page before ended in a list that is ordered by texts; null where the client names no
   * page.
   *
   * @throws Refusal 400 if it is not a place that this caller was given for this list
   */
  public @Nullable String afterText() {
    return after == null ? null : new String(opened(after), StandardCharsets.UTF_8);
  }

  private byte[] opened(String sealed) {
    return seal.open(sealed, list()).orElseThrow(() -> Refusal.invalid(List.of(NO_CURSOR)));
  }

  /** The {@code next} of a page that ends at this text. */
  public String next(String text) {
    return seal.seal(text.getBytes(StandardCharsets.UTF_8), list());
  }

  /**
   * A page of rows that were read in order.
   *
   * @param oneMore up to one row more than the limit, which says whether there is a next page
   * @param key what the cursor of a row consists of
   */
  public <R, T> Page<T> of(List<R> oneMore, Function<R, T> item, Function<R, Cursor> key) {
    boolean more = oneMore.size() > limit();
    List<R> rows = more ? oneMore.subList(0, limit()) : oneMore;
    return of(rows.stream().map(item).toList(), more ? key.apply(rows.get(rows.size() - 1)) : null);
  }

  /**
   * A page of a list that grows at its end: {@code next} is there whenever the page has a row, so
   * that a reader who has come to the end knows where to go on later.
   */
  public <R, T> Page<T> ofFeed(List<R> rows, Function<R, T> item, Function<R, Cursor> key) {
    return of(
        rows.stream().map(item).toList(),
        rows.isEmpty() ? null : key.apply(rows.get(rows.size() - 1)));
  }

  /**
   * A page of these.
   *
   * @param end after which the next page begins; null if there is none
   */
  public <T> Page<T> of(List<T> items, @Nullable Cursor end) {
    return new Page<>(items, end == null ? null : seal.seal(end.bytes(), list()));
  }

  /** Whose list of what: what a cursor is bound to. */
  private String list() {
    return caller.scope()
        + "\n"
        + request.path()
        + "\n"
        + uri.getQueryParameters().entrySet().stream()
            .filter(e -> !e.getKey().equals("after") && !e.getKey().equals("limit"))
            .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + "=" + encoded(value)))
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
