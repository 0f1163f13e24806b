package org.lockstep.http.retention;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.lockstep.http.problem.FailureLine;

/** Removes again and again, as long as the service runs, what is older than it is kept. */
public final class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);

  private Retention() {}

  /**
   * Begins with it.
   *
   * @param what is removed, for the log
   * @param portion how many there are in one, at most
   * @param remove removes one portion and says how many it had
   */
  public static void keepTo(
      Vertx vertx, Duration every, String what, int portion, Callable<Integer> remove) {
    vertx.setPeriodic(
        every.toMillis(),
        timer ->
            vertx
                .executeBlocking(
                    () -> {
                      while (remove.call() == portion) {
                        // There may be more.
                      }
                      return true;
                    })
                .onFailure(
                    failure ->
                        LOG.warnf(
                            "%s whose time is over stay for now: %s",
                            what, FailureLine.of(failure))));
  }
}
