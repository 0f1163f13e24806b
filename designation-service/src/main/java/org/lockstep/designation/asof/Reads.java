package org.lockstep.designation.asof;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Query;
import org.lockstep.designation.http.LongestWaits;

/** Ends reads that nobody waits for any more; meanwhile they would keep their connections. */
public final class Reads {
  private static final String TIMEOUT = "jakarta.persistence.query.timeout";

  private static final int LONGEST_MILLIS = (int) LongestWaits.QUERY.toMillis();

  private Reads() {}

  public static <Q extends Query> Q bounded(Q query) {
    query.setHint(TIMEOUT, LONGEST_MILLIS);
    return query;
  }

  public static <T> PanacheQuery<T> bounded(PanacheQuery<T> query) {
    return query.withHint(TIMEOUT, LONGEST_MILLIS);
  }
}
