package org.lockstep.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A partner's receiver: a real HTTP server on this machine. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Hit> hits = new CopyOnWriteArrayList<>();
  private volatile Answering answering = exchange -> exchange.sendResponseHeaders(204, -1);

  /** One request that arrived, whole. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Hit(
      String id,
      String timestamp,
      String signature,
      String contentType,
      String trace,
      byte[] body) {}

  /** What the receiver does once it has the request. */
  @FunctionalInterface
  public interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  private Receiver(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  public static Receiver at(int port) {
    try {
      return new Receiver(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Receiver answering(Answering answer) {
    answering = answer;
    return this;
  }

  public Receiver answering(int status) {
    return answering(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  public List<Hit> hits() {
    return List.copyOf(hits);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var headers = exchange.getRequestHeaders();
      hits.add(
          new Hit(
              headers.getFirst("webhook-id"),
              headers.getFirst("webhook-timestamp"),
              headers.getFirst("webhook-signature"),
              headers.getFirst("content-type"),
              headers.getFirst("traceparent"),
              body));
      answering.answer(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
