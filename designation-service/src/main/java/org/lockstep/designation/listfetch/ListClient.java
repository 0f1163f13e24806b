package org.lockstep.designation.listfetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for a list. Every host it is about to connect to is checked first. The client looks
 * the name up again when it connects, in the cache of the JVM; should it get another address there,
 * that server has to show a certificate of the host before anything is sent to it.
 */
final class ListClient implements AutoCloseable {
  static final long MOST_BYTES = 1L << 30;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final int MOST_REDIRECTS = 3;
  private static final int LONGEST_MARK = 1024;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Of pages that say sorry, with status 200. */
  private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

  private final Targets targets;
  private final Duration deadline;
  private final long mostBytes;
  private final HttpClient http;
  private final ScheduledExecutorService timer;

  ListClient(Targets targets, Duration deadline, long mostBytes) {
    this.targets = targets;
    this.deadline = deadline;
    this.mostBytes = mostBytes;
    SSLParameters tls = new SSLParameters();
    tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT)
            .sslParameters(tls)
            .build();
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
  }

  /** Takes the body of an edition. */
  interface Taker {
    void take(Marks marks, InputStream body) throws IOException;
  }

  /**
   * Fetches the list, unless it is the edition with these marks still.
   *
   * @param redirectHosts that may be redirected to beside the host itself
   * @return the marks of the edition that was taken; nothing where there is no new one
   * @throws IOException why there is nothing, or not all of it
   */
  Optional<Marks> fetch(String url, Set<String> redirectHosts, Marks last, Taker taker)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    Set<String> hosts = new HashSet<>(Set.of(Targets.host(url)));
    redirectHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    URI at = targets.check(url, hosts);
    for (int redirects = 0; ; redirects++) {
      HttpResponse<InputStream> answer = ask(at, last, end);
      try (FetchedBody body = new FetchedBody(answer.body(), mostBytes)) {
        if (REDIRECTS.contains(answer.statusCode())) {
          if (redirects == MOST_REDIRECTS) {
            throw new FetchFailedException("it redirects more than 3 times");
          }
          at = targets.check(location(at, answer.headers()), hosts);
        } else {
          return taken(answer, last, body, end, taker);
        }
      }
    }
  }

  private HttpResponse<InputStream> ask(URI at, Marks last, long end)
      throws IOException, InterruptedException {
    Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at)
            .timeout(left.compareTo(ANSWER) < 0 ? left : ANSWER)
            .header("accept-encoding", "identity")
            .header("user-agent", "Lockstep");
    if (last.etag() != null) {
      request.header("if-none-match", last.etag());
    }
    if (last.lastModified() != null) {
      request.header("if-modified-since", last.lastModified());
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new FetchFailedException("the server did not answer in time");
    }
  }

  private static String location(URI at, HttpHeaders headers) throws FetchFailedException {
    String location = headers.firstValue("location").orElse("");
    try {
      return at.resolve(location).toString();
    } catch (IllegalArgumentException e) {
      throw new FetchFailedException("it redirects to what is no address");
    }
  }

  private Optional<Marks> taken(
      HttpResponse<InputStream> answer, Marks last, FetchedBody body, long end, Taker taker)
      throws IOException {
    if (answer.statusCode() == NOT_MODIFIED && !last.equals(Marks.NONE)) {
      return Optional.empty();
    }
    if (answer.statusCode() != OK) {
      throw new FetchFailedException("the server answered %d".formatted(answer.statusCode()));
    }
    checkHeaders(answer.headers());
    Marks marks = new Marks(mark(answer, "etag"), mark(answer, "last-modified"));
    ScheduledFuture<?> late =
        timer.schedule(body::endLate, end - System.nanoTime(), TimeUnit.NANOSECONDS);
    try {
      taker.take(marks, body);
    } finally {
      late.cancel(false);
    }
    return Optional.of(marks);
  }

  private void checkHeaders(HttpHeaders headers) throws FetchFailedException {
    String encoding = headers.firstValue("content-encoding").orElse("identity");
    if (!"identity".equalsIgnoreCase(encoding)) {
      throw new FetchFailedException("it is encoded, which was not asked for");
    }
    String type = headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (PAGES.contains(type.split(";", 2)[0].strip())) {
      throw new FetchFailedException("it is a web page and not a list");
    }
    // Without either, a body that breaks off looks like one that has ended.
    boolean framed =
        headers.firstValue("content-length").isPresent()
            || headers.firstValue("transfer-encoding").isPresent();
    if (!framed) {
      throw new FetchFailedException("the server does not say where it ends");
    }
    if (headers.firstValueAsLong("content-length").orElse(0) > mostBytes) {
      throw new FetchFailedException("it is larger than %d bytes".formatted(mostBytes));
    }
  }

  private static @Nullable String mark(HttpResponse<?> answer, String header) {
    return answer
        .headers()
        .firstValue(header)
        .filter(value -> value.length() <= LONGEST_MARK)
        .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7F))
        .orElse(null);
  }
}
