package org.lockstep.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up on threads of its own. The resolver of the system holds a thread for as long as it
 * likes and cannot be told to stop, so whoever asks waits until a deadline only, and no asker can
 * take more than a few of the threads. Names that had an address lately do not wait for those that
 * had none: neither those of others nor those of the same asker.
 */
public final class NameLookups implements AutoCloseable {
  /** Most time for one look-up, where nothing else is said. */
  public static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final int THREADS = 64;
  private static final int PER_LANE = 4;
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Resolver resolver;
  private final Duration deadline;
  private final ThreadPoolExecutor threads;
  private final Map<Question, Lookup> open = new HashMap<>();
  private final Set<Lookup> waiting = new LinkedHashSet<>();
  private final Map<Lane, Integer> busy = new HashMap<>();

  /** Names that had an address when they were last looked up. */
  private final Map<String, Boolean> lately =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private int running;
  private int runningUnproven;

  /** By the resolver of the system. */
  public NameLookups() {
    this(InetAddress::getAllByName, DEADLINE);
  }

  public NameLookups(Resolver resolver, Duration deadline) {
    this.resolver = resolver;
    this.deadline = deadline;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread = new Thread(task, "name-lookup");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** How names become addresses. */
  @FunctionalInterface
  public interface Resolver {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  private record Question(String host, String askedBy) {}

  /** Look-ups that wait for each other. */
  private record Lane(String askedBy, boolean proven) {}

  /** One question, whoever asks it again meanwhile. Two are never equal. */
  private static final class Lookup {
    final Question question;
    final Lane lane;
    final long since = System.nanoTime();
    final CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();

    Lookup(Question question, boolean proven) {
      this.question = question;
      this.lane = new Lane(question.askedBy(), proven);
    }
  }

  /**
   * All addresses of the name; fails where it has none, or none in time. What depends on the answer
   * must not wait for anything.
   */
  public CompletableFuture<List<InetAddress>> addresses(String host, String askedBy) {
    var question = new Question(host, askedBy);
    CompletableFuture<List<InetAddress>> answer;
    synchronized (this) {
      startSome();
      Lookup lookup = open.get(question);
      if (lookup == null) {
        lookup = new Lookup(question, lately.containsKey(host));
        open.put(question, lookup);
        waiting.add(lookup);
        startSome();
      } else if (overdue(lookup)) {
        return CompletableFuture.failedFuture(new UnknownHostException(host));
      }
      answer = lookup.answer;
    }
    return answer.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Those that nobody waits for any more are not begun. */
  private void startSome() {
    for (Iterator<Lookup> all = waiting.iterator(); all.hasNext() && running < THREADS; ) {
      Lookup lookup = all.next();
      if (overdue(lookup)) {
        all.remove();
        open.remove(lookup.question);
      } else if (mayStart(lookup.lane)) {
        all.remove();
        count(lookup.lane, 1);
        threads.execute(() -> run(lookup));
      }
    }
  }

  private boolean mayStart(Lane lane) {
    return busy.getOrDefault(lane, 0) < PER_LANE
        && (lane.proven() || runningUnproven < THREADS / 2);
  }

  private void count(Lane lane, int change) {
    busy.merge(lane, change, (before, more) -> before + more == 0 ? null : before + more);
    running += change;
    runningUnproven += lane.proven() ? 0 : change;
  }

  private boolean overdue(Lookup lookup) {
    return System.nanoTime() - lookup.since > deadline.toNanos();
  }

  private void run(Lookup lookup) {
    List<InetAddress> found = List.of();
    try {
      found = List.of(resolver.all(lookup.question.host()));
    } catch (UnknownHostException | RuntimeException e) {
      // There is no address, for whatever reason.
    } finally {
      end(lookup, !found.isEmpty());
    }
    if (found.isEmpty()) {
      lookup.answer.completeExceptionally(new UnknownHostException(lookup.question.host()));
    } else {
      lookup.answer.complete(found);
    }
  }

  private synchronized void end(Lookup lookup, boolean found) {
    String host = lookup.question.host();
    open.remove(lookup.question);
    lately.remove(host);
    if (found) {
      lately.put(host, true);
    }
    count(lookup.lane, -1);
    startSome();
  }

  /** What waits is not begun any more; what the resolver holds is left to it. */
  @Override
  public synchronized void close() {
    waiting.clear();
    threads.shutdownNow();
  }
}
