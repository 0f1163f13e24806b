package org.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.access.PartnerSignIn;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.receiver.Receiver;

/**
 * Those who use Lockstep properly while others do not: officers of KR who release packages, a
 * partner that hears of them, readers who ask for one designation. What each of them got is counted
 * and timed.
 */
final class Besieged {
  private static final int FRONT = OneMachine.PORT + 5;
  private static final int RECEIVER = OneMachine.PORT + 25;
  private static final long BETWEEN_RELEASES_MILLIS = 2_000;

  private final OfficerSignIn officers = OfficerSignIn.of(OneMachine.DATA, OneMachine.PORT);
  private final PartnerSignIn partners = PartnerSignIn.of(OneMachine.DATA, OneMachine.PORT);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final CountDownLatch end = new CountDownLatch(1);

  /** When the release of each package was asked for, by its reference. */
  private final Map<String, Long> released = new ConcurrentHashMap<>();

  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private volatile List<Long> alerts = Collections.synchronizedList(new ArrayList<>());
  private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
  private volatile List<Long> reads = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger numbers = new AtomicInteger();

  /** Whoever locks the journal holds up releases, which is meant: none is timed meanwhile. */
  final ReadWriteLock journal = new ReentrantReadWriteLock();

  /** The receiver of the machine's own partner, behind a door that notes when alerts come. */
  void listen() throws IOException {
    Receiver.main(
        new String[] {
          Integer.toString(RECEIVER),
          OneMachine.DATA.resolve("receiver").toString(),
          "http://localhost:" + OneMachine.PORT
        });
    HttpServer front =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), FRONT), 200);
    front.setExecutor(Executors.newCachedThreadPool(Besieged::daemon));
    front.createContext("/alerts", this::pass);
    front.createContext("/hang", exchange -> hang());
    front.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "front");
    thread.setDaemon(true);
    return thread;
  }

  private void hang() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RECEIVER + "/alerts"))
              .timeout(Duration.ofSeconds(10))
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (name.toLowerCase(Locale.ROOT).startsWith("webhook-")) {
                  request.header(name, values.get(0));
                }
              });
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() == 204) {
        JsonNode data = Api.JSON.readTree(body).path("data");
        String reference = data.path("reference").asText();
        Long before = released.get(reference);
        if (before != null && heard.add(reference)) {
          alerts.add(now - before);
        }
      }
      byte[] said = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), said.length == 0 ? -1 : said.length);
      if (said.length > 0) {
        exchange.getResponseBody().write(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Api as(String name) {
    return Secrets.PARTNERS.contains(name)
        ? Api.asPartner(partners, name)
        : Api.withToken(officers.token(name));
  }

  /** Releases packages, one after the other, until it is told to stop. */
  void releaseUntil(AtomicBoolean stop) {
    while (!stop.get()) {
      try {
        release();
      } catch (RuntimeException e) {
        refused.add("a release: " + e);
      }
      OneMachine.pause(BETWEEN_RELEASES_MILLIS);
    }
  }

  /** Drafts, approves and releases a package of one entry. */
  private void release() {
    String reference =
        "KR-siege-%04d-%s"
            .formatted(numbers.incrementAndGet(), UUID.randomUUID().toString().substring(0, 4));
    Api drafter = as("kr-drafter");
    Api.Answer now =
        drafter.post(
            "/packages",
            "{\"reference\":\"%s\",\"title\":\"Diesel procurement\"}".formatted(reference));
    String id = now.json().path("id").asText();
    now =
        drafter.put(
            "/packages/" + id + "/entries/one",
            """
            {"programmes":["KR-DPRK"],"listingDate":"2024-05-24",
             "measures":[{"kind":"ASSET_FREEZE","instrument":"KR-FETA"}],
             "listingRecord":{"subjectType":"ORGANIZATION",
               "names":[{"name":"Subject of %s","kind":"PRIMARY","strength":"STRONG"}]}}"""
                .formatted(reference),
            now.raw().headers().firstValue("ETag").orElse("\"none\""));
    drafter.post("/packages/" + id + "/submit", "{}");
    as("kr-approver")
        .post(
            "/packages/" + id + "/approve",
            "{\"contentHash\":\"" + now.json().path("contentHash").asText() + "\"}");
    Api releaser = as("kr-releaser");
    journal.readLock().lock();
    try {
      released.put(reference, System.nanoTime());
      Api.Answer answer = releaser.send("POST", "/packages/" + id + "/release", null, Map.of());
      if (answer.status() != 200) {
        released.remove(reference);
        refused.add("a release: " + answer.status() + " " + answer.problem());
      }
    } finally {
      journal.readLock().unlock();
    }
  }

  /** Asks for one designation, and times the answer. */
  void read(String id) {
    long before = System.nanoTime();
    int status = as("auditor").get("/designations/" + id).status();
    reads.add(System.nanoTime() - before);
    if (status != 200) {
      refused.add("a read: " + status);
    }
  }

  /** What was not answered as it should be. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  /** Released, and not heard of. */
  List<String> lost() {
    return released.keySet().stream().filter(one -> !heard.contains(one)).sorted().toList();
  }

  /** How many releases have been heard of since the figures were asked for. */
  int heard() {
    return alerts.size();
  }

  /** Hands out the figures since it was asked last, and begins anew. */
  String figures(String phase) {
    String figures =
        "%-10s release to webhook %s; read of a designation %s"
            .formatted(phase, summary(List.copyOf(alerts)), summary(List.copyOf(reads)));
    alerts = Collections.synchronizedList(new ArrayList<>());
    reads = Collections.synchronizedList(new ArrayList<>());
    return figures;
  }

  private static String summary(List<Long> nanos) {
    if (nanos.isEmpty()) {
      return "none";
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    return "%d, p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
        .formatted(
            sorted.size(),
            sorted.get(sorted.size() / 2) / 1e6,
            sorted.get((int) Math.min(sorted.size() - 1, Math.round(sorted.size() * 0.99))) / 1e6,
            sorted.get(sorted.size() - 1) / 1e6);
  }

  void end() {
    end.countDown();
  }
}
