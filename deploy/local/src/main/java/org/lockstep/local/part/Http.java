package org.lockstep.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** Readiness over HTTP. */
final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Http() {}

  /** Returns when {@code url} answers 200. */
  static void requireOk(String url) throws IOException, InterruptedException {
    require(url, Set.of(200));
  }

  /** Returns when {@code url} answers 200 or, being there but not whole, 503. */
  static void requireOkOrUnavailable(String url) throws IOException, InterruptedException {
    require(url, Set.of(200, 503));
  }

  /** Returns when {@code url} answers, whatever it says. */
  static void requireAnswer(String url) throws IOException, InterruptedException {
    answer(url);
  }

  private static void require(String url, Set<Integer> wanted)
      throws IOException, InterruptedException {
    int status = answer(url);
    if (!wanted.contains(status)) {
      throw new IOException(url + " answers " + status);
    }
  }

  private static int answer(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
