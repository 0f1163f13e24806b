package org.lockstep.local.lists;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The gateway's part in a play: answers calls as it was told, and notes them. */
final class PlayedApi implements AutoCloseable {
  /** A call as it came; its body one byte a character. */
  record Call(String request, String authorization, String length, String body) {}

  /** An answer; with status 0, the connection is closed instead. */
  record Answer(int status, String type, String body) {
    /** A stream that begins, says nothing and does not end. */
    static final Answer SILENCE = new Answer(200, "text/event-stream", "");

    static Answer json(int status, String body) {
      return new Answer(status, "application/json", body);
    }

    static Answer problem(int status, String title, String detail) {
      return new Answer(
          status,
          "application/problem+json",
          "{\"title\":\"" + title + "\",\"detail\":\"" + detail + "\"}");
    }

    static Answer events(String... states) {
      StringBuilder stream = new StringBuilder(": here\n\n");
      for (String state : states) {
        stream.append("event: progress\ndata: ").append(state).append("\n\n");
      }
      return new Answer(200, "text/event-stream", stream.toString());
    }
  }

  private final HttpServer server;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();

  PlayedApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it says to a request, such as {@code GET /lists}; the last answer is repeated. */
  PlayedApi says(String request, Answer... inTurn) {
    answers.put(request, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  List<Call> calls() {
    return calls;
  }

  List<String> requests() {
    return calls.stream().map(Call::request).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    exchange.getRequestBody().transferTo(body);
    calls.add(
        new Call(
            exchange.getRequestMethod() + " " + path,
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")),
            body.toString(StandardCharsets.ISO_8859_1)));
    Answer answer = next(exchange.getRequestMethod() + " " + path.replaceFirst("\\?.*", ""));
    if (answer.status() != 0) {
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), 0);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
        out.flush();
        if (answer.equals(Answer.SILENCE)) {
          awaitEnd();
        }
      }
    }
    exchange.close();
  }

  private void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Answer next(String request) {
    Deque<Answer> left = answers.get(request);
    if (left == null) {
      return Answer.problem(404, "There is nothing here", request);
    }
    return left.size() > 1 ? left.removeFirst() : left.getFirst();
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
