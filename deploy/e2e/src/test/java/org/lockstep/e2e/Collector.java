package org.lockstep.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes spans (OTLP over HTTP) as a collector of OpenTelemetry does, and keeps the last ones as
 * they came.
 */
final class Collector {
  private static final List<String> SERVICES =
      List.of("gateway", "designation-service", "entity-service", "alert-service");

  /** Some minutes of what is tested, and far less than the memory of the tests. */
  private static final int MOST_KEPT = 100;

  /** Of one service each; binary, read as if each byte were a letter. */
  private final Queue<String> portions = new ConcurrentLinkedQueue<>();

  private final HttpServer server;

  Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      portions.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
      if (portions.size() > MOST_KEPT) {
        portions.poll();
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** For a Lockstep all of whose traces it is to have. */
  Map<String, String> environment() {
    return Map.of(
        "LOCKSTEP_TRACES_COLLECTOR",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "LOCKSTEP_TRACES_SHARE",
        "1");
  }

  /** Of which services there are spans of this trace. */
  Set<String> servicesIn(String traceId) {
    String id = new String(HexFormat.of().parseHex(traceId), ISO_8859_1);
    Set<String> services = new TreeSet<>();
    for (String portion : portions) {
      if (portion.contains(id)) {
        SERVICES.stream()
            .filter(service -> portion.contains("service.name\u0012" + lengths(service) + service))
            .forEach(services::add);
      }
    }
    return services;
  }

  /** As protobuf writes a text within a value of an attribute. */
  private static String lengths(String text) {
    return "" + (char) (text.length() + 2) + '\n' + (char) text.length();
  }

  void close() {
    server.stop(0);
  }
}
