package org.lockstep.designation.listfetch;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.outbound.CheckedTarget;
import org.lockstep.http.outbound.OutboundClient;

/**
 * Asks a server for a list. Every host it is about to connect to is looked up once and checked, and
 * connected to at an address that was checked.
 */
final class ListClient implements AutoCloseable {
  static final long MOST_BYTES = 1L << 30;
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final int MOST_REDIRECTS = 3;
  private static final int LONGEST_MARK = 1024;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Media types of pages that say sorry with status 200. */
  private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

  private final Targets targets;
  private final Duration deadline;
  private final long mostBytes;
  private final OutboundClient http;
  private final ScheduledExecutorService timer;

  ListClient(Targets targets, Vertx vertx, Duration deadline, long mostBytes) {
    this.targets = targets;
    this.deadline = deadline;
    this.mostBytes = mostBytes;
    this.http = new OutboundClient(vertx);
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "list-fetch-deadline");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void close() {
    timer.shutdownNow();
    http.close();
  }

  /** Takes the body of an edition. */
  interface Taker {
    void take(Validators validators, InputStream body) throws IOException;
  }

  /**
   * Fetches the list, unless it is still the edition with these validators.
   *
   * @param redirectHosts that may be redirected to beside the host itself
   * @return the validators of the edition that was taken; nothing where there is no new one
   * @throws IOException why there is nothing, or not all of it
   */
  Optional<Validators> fetch(String url, Set<String> redirectHosts, Validators last, Taker taker)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    Set<String> hosts = new HashSet<>(Set.of(Targets.host(url)));
    redirectHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    CheckedTarget at = targets.check(url, hosts);
    for (int redirects = 0; ; redirects++) {
      Answer answer = ask(at, last, end);
      FetchedBody body = answer.body();
      try (body) {
        if (REDIRECTS.contains(answer.status())) {
          if (redirects == MOST_REDIRECTS) {
            throw new FetchFailedException("it redirects more than 3 times");
          }
          at = targets.check(location(at.uri(), answer.headers()), hosts);
        } else {
          return taken(answer, last, end, taker);
        }
      }
    }
  }

  private record Answer(int status, MultiMap headers, FetchedBody body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  private Answer ask(CheckedTarget at, Validators last, long end)
      throws IOException, InterruptedException {
    Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    Duration most = left.compareTo(ANSWER) < 0 ? left : ANSWER;
    Future<HttpClientRequest> opening = http.open(HttpMethod.GET, at, most);
    Future<Answer> answering =
        opening.compose(
            request ->
                send(request, last)
                    .map(
                        response ->
                            new Answer(
                                response.statusCode(),
                                response.headers(),
                                new FetchedBody(request, response, mostBytes))));
    boolean answered = false;
    try {
      Answer answer =
          answering
              .toCompletionStage()
              .toCompletableFuture()
              .get(most.toNanos(), TimeUnit.NANOSECONDS);
      answered = true;
      return answer;
    } catch (TimeoutException e) {
      throw new FetchFailedException("the server did not answer in time");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause);
    } finally {
      if (!answered) {
        opening.onSuccess(HttpClientRequest::reset);
      }
    }
  }

  private static Future<HttpClientResponse> send(HttpClientRequest request, Validators last) {
    request.putHeader("accept-encoding", "identity").putHeader("user-agent", "Lockstep");
    if (last.etag() != null) {
      request.putHeader("if-none-match", last.etag());
    }
    if (last.lastModified() != null) {
      request.putHeader("if-modified-since", last.lastModified());
    }
    return request.send();
  }

  private static String location(URI at, MultiMap headers) throws FetchFailedException {
    String location = headers.get("location");
    try {
      return at.resolve(location == null ? "" : location).toString();
    } catch (IllegalArgumentException e) {
      throw new FetchFailedException("it redirects to what is no address");
    }
  }

  private Optional<Validators> taken(Answer answer, Validators last, long end, Taker taker)
      throws IOException {
    if (answer.status() == NOT_MODIFIED && !last.equals(Validators.NONE)) {
      return Optional.empty();
    }
    if (answer.status() != OK) {
      throw new FetchFailedException("the server answered %d".formatted(answer.status()));
    }
    checkHeaders(answer);
    Validators validators =
        new Validators(validator(answer, "etag"), validator(answer, "last-modified"));
    ScheduledFuture<?> late =
        timer.schedule(answer.body()::endLate, end - System.nanoTime(), TimeUnit.NANOSECONDS);
    try {
      taker.take(validators, answer.body());
    } finally {
      late.cancel(false);
    }
    return Optional.of(validators);
  }

  private void checkHeaders(Answer answer) throws FetchFailedException {
    String encoding = answer.header("content-encoding").orElse("identity");
    if (!"identity".equalsIgnoreCase(encoding)) {
      throw new FetchFailedException("it is encoded, which was not asked for");
    }
    String type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (PAGES.contains(type.split(";", 2)[0].strip())) {
      throw new FetchFailedException("it is a web page and not a list");
    }
    Optional<String> length = answer.header("content-length");
    // Without either, a body that breaks off looks like one that has ended.
    if (length.isEmpty() && answer.header("transfer-encoding").isEmpty()) {
      throw new FetchFailedException("the server does not say where it ends");
    }
    // A length that is no number has ended the connection before.
    if (length.map(Long::parseLong).orElse(0L) > mostBytes) {
      throw new FetchFailedException("it is larger than %d bytes".formatted(mostBytes));
    }
  }

  private static @Nullable String validator(Answer answer, String header) {
    return answer
        .header(header)
        .filter(value -> value.length() <= LONGEST_MARK)
        .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7F))
        .orElse(null);
  }
}
