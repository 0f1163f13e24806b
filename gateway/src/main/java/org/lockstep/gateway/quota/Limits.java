package org.lockstep.gateway.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.access.Caller;
import org.lockstep.gateway.problem.ProblemType;
import org.lockstep.gateway.quota.Allowance.Decision;
import org.lockstep.gateway.quota.SharedBuckets.Slice;
import org.lockstep.http.problem.FailureLine;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.RequestId;

/**
 * Whether a caller may ask now. While the store is away, each replica grants the quota by itself:
 * callers are not kept out of the register because nobody counts them.
 */
@ApplicationScoped
public class Limits {
  private static final Logger LOG = Logger.getLogger(Limits.class);
  private static final int MOST_CALLERS = 20_000;
  private static final Duration KEPT = Duration.ofMinutes(2);

  /** A request that was told so often that others were faster is refused. */
  private static final int MOST_ROUNDS = 4;

  private static final long REACHED = 0;

  private final SharedBuckets shared;
  private final QuotaConfig config;
  private final Vertx vertx;
  private final Cache<String, Known> callers =
      Caffeine.newBuilder()
          .maximumSize(MOST_CALLERS)
          .expireAfterAccess(KEPT)
          .executor(Runnable::run)
          .build();
  private final AtomicLong askAgainAt = new AtomicLong(REACHED);

  Limits(SharedBuckets shared, QuotaConfig config, Vertx vertx) {
    this.shared = shared;
    this.config = config;
    this.vertx = vertx;
  }

  /** A caller with its quota, and the question that is on its way for it. */
  private record Known(
      String caller,
      Quota quota,
      Allowance allowance,
      AtomicReference<@Nullable Future<Slice>> question,
      AtomicInteger waiting) {
    Known(String caller, Quota quota) {
      this(caller, quota, new Allowance(quota), new AtomicReference<>(), new AtomicInteger());
    }
  }

  /** The quota of this caller: its own, or that of everybody. */
  public Quota quota(Caller caller) {
    return Quota.of(caller.quota()).orElseGet(config::everybody);
  }

  /**
   * Goes on with {@code accepted} if the caller may ask now, else with {@code refused}; on the
   * event loop of the request in both cases, and mostly at once. With neither if the caller has
   * gone meanwhile.
   */
  public void check(
      RoutingContext context, Caller caller, Runnable accepted, Consumer<Problem> refused) {
    check(
        caller.name(),
        quota(caller),
        MOST_ROUNDS,
        (granted, known) -> {
          if (context.response().closed()) {
            return;
          }
          say(context.response(), known);
          if (granted) {
            accepted.run();
          } else {
            refused.accept(refusal(context, known));
          }
        });
  }

  private interface Answer {
    void of(boolean granted, Known known);
  }

  /** The same without a request. */
  void check(String caller, Quota quota, Consumer<Boolean> told) {
    check(caller, quota, MOST_ROUNDS, (granted, known) -> told.accept(granted));
  }

  private void check(String caller, Quota quota, int rounds, Answer answer) {
    Known known = callers.get(caller + " " + quota.text(), key -> new Known(caller, quota));
    long now = System.nanoTime();
    if (isAway(now)) {
      answer.of(known.allowance().decideAlone() == Decision.GRANTED, known);
      return;
    }
    switch (known.allowance().decide(now)) {
      case GRANTED -> {
        if (known.allowance().isLow(now)) {
          ask(known);
        }
        answer.of(true, known);
      }
      case REFUSED -> answer.of(false, known);
      case ASK -> {
        if (rounds == 0) {
          answer.of(false, known);
          return;
        }
        Context eventLoop = vertx.getOrCreateContext();
        known.waiting().incrementAndGet();
        ask(known)
            .onComplete(
                told ->
                    eventLoop.runOnContext(
                        run -> {
                          known.waiting().decrementAndGet();
                          check(caller, quota, rounds - 1, answer);
                        }));
      }
    }
  }

  /** One question however many requests wait for its answer; it is for all of them. */
  private Future<Slice> ask(Known known) {
    Promise<Slice> promise = Promise.promise();
    Future<Slice> mine = promise.future();
    Future<Slice> before = known.question().compareAndExchange(null, mine);
    if (before != null) {
      return before;
    }
    long most =
        Math.min(known.quota().burst(), Math.max(known.allowance().slice(), known.waiting().get()));
    vertx
        .executeBlocking(() -> shared.take(known.caller(), known.quota(), most), false)
        .timeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(
            answer -> {
              if (answer.succeeded()) {
                known.allowance().took(answer.result(), most, System.nanoTime());
                reached();
              } else {
                lost(answer.cause());
              }
              known.question().set(null);
              promise.handle(answer);
            });
    return mine;
  }

  private boolean isAway(long now) {
    long again = askAgainAt.get();
    return again != REACHED
        // One request in a pause finds out whether it is back; the others do not wait for that.
        && (now - again < 0 || !askAgainAt.compareAndSet(again, next(now)));
  }

  private long next(long now) {
    long next = now + config.pause().toNanos();
    return next == REACHED ? 1 : next;
  }

  private void reached() {
    if (askAgainAt.getAndSet(REACHED) != REACHED) {
      LOG.info("The store counts requests again, for all replicas together");
    }
  }

  private void lost(Throwable why) {
    if (askAgainAt.getAndSet(next(System.nanoTime())) == REACHED) {
      LOG.errorf(
          "The store does not count requests (%s): until it does, each replica grants the quotas by"
              + " itself",
          FailureLine.of(why));
    }
  }

  /** As draft-ietf-httpapi-ratelimit-headers-10 has it. */
  private static void say(HttpServerResponse response, Known known) {
    Quota quota = known.quota();
    int window = (quota.burst() + quota.rate() - 1) / quota.rate();
    response.putHeader("RateLimit-Policy", "\"caller\";q=" + quota.burst() + ";w=" + window);
    response.putHeader(
        "RateLimit",
        "\"caller\";r="
            + known.allowance().remaining()
            + ";t="
            + known.allowance().secondsUntilFull());
  }

  private static Problem refusal(RoutingContext context, Known known) {
    context.response().putHeader("Retry-After", "1");
    return new Problem(
        ProblemType.TOO_MANY_REQUESTS,
        "You may send "
            + known.quota().rate()
            + " requests a second, and "
            + known.quota().burst()
            + " at once after a while without any.",
        RequestId.urn(context.request()));
  }
}
