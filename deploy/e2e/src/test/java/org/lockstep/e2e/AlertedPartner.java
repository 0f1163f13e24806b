package org.lockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A partner system with an endpoint, which is told of each release of KR, unless it is away. */
final class AlertedPartner implements AutoCloseable {
  private static final String CLIENT = "kr-port-control";

  private final Map<String, JsonNode> received = new LinkedHashMap<>();
  private final List<String> traces = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpServer server;
  private boolean away;
  private int repeats;

  private AlertedPartner(HttpServer server) {
    this.server = server;
  }

  private static AlertedPartner listening() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    AlertedPartner partner = new AlertedPartner(server);
    server.setExecutor(partner.threads);
    server.createContext("/", partner::take);
    server.start();
    return partner;
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Who has subscribed before, to be told at another address from now on. */
  static AlertedPartner movedHere() throws IOException {
    AlertedPartner partner = listening();
    Api api = Api.asPartner(CLIENT);
    List<JsonNode> endpoints =
        api.all("/endpoints").stream()
            .filter(endpoint -> endpoint.path("url").asText().endsWith("/"))
            .toList();
    assertThat(endpoints).hasSize(1);
    String path = "/endpoints/" + endpoints.get(0).path("id").asText();
    Api.Answer moved =
        api.send(
            "PATCH",
            path,
            "{\"url\":\"" + partner.url() + "\"}",
            Map.of("If-Match", api.get(path).etag()));
    assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    return partner;
  }

  static AlertedPartner subscribe() throws IOException {
    AlertedPartner partner = listening();
    Api api = Api.asPartner(CLIENT);
    Api.Answer endpoint =
        api.post(
            "/endpoints", "{\"url\":\"%s\",\"signatures\":[\"v1a\"]}".formatted(partner.url()));
    assertThat(endpoint.status()).as(endpoint.raw().body()).isEqualTo(201);
    Api.Answer subscription =
        api.post(
            "/subscriptions",
            """
            {"endpointId":"%s","authorities":["KR"],
             "eventTypes":["package.released","designation.published"]}"""
                .formatted(endpoint.json().path("id").asText()));
    assertThat(subscription.status()).as(subscription.raw().body()).isEqualTo(201);
    return partner;
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode event =
          Api.JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      if (away) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      traces.add(exchange.getRequestHeaders().getFirst("traceparent"));
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      if (received.putIfAbsent(id, event) != null) {
        repeats++;
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  synchronized void goAway() {
    away = true;
  }

  synchronized void comeBack() {
    away = false;
  }

  /** Each alert once, by its id. */
  synchronized List<JsonNode> received() {
    return List.copyOf(received.values());
  }

  /** What each request that it took said of its trace. */
  synchronized List<String> traces() {
    return List.copyOf(traces);
  }

  synchronized int repeats() {
    return repeats;
  }

  /** Of whose release it was told. */
  List<String> packages() {
    return received().stream()
        .filter(event -> event.path("type").asText().contains("package.released"))
        .map(event -> event.at("/data/packageId").asText())
        .toList();
  }

  List<JsonNode> endpoints() {
    return Api.asPartner(CLIENT).all("/endpoints").stream()
        .filter(endpoint -> endpoint.path("url").asText().equals(url()))
        .toList();
  }

  /** Has nothing sent to it any more. */
  void leave() {
    endpoints()
        .forEach(
            endpoint ->
                Api.asPartner(CLIENT)
                    .send("DELETE", "/endpoints/" + endpoint.path("id").asText(), null, Map.of()));
    close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
