package org.lockstep.local.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * {@code Receiver PORT FOLDER GATEWAY [ADDRESS]}: listens on the loopback address unless told,
 * takes alerts at {@code POST /alerts} and shows those it verified at {@code GET /alerts}. The
 * endpoint's secret is read from {@code FOLDER/secret} at every alert, so that it may change.
 *
 * <p>Answers: 204 kept or known already, 400 not signed as it should be, 413 over 1 MiB, 500 not
 * written (send it again).
 */
public final class Receiver {
  private static final int LIMIT = 1 << 20;

  private final Path folder;
  private final Signatures signatures;
  private final Inbox inbox;

  private Receiver(Path folder, URI gateway) throws IOException {
    this.folder = folder;
    this.signatures = new Signatures(gateway.resolve("/api/v1/keys"));
    this.inbox = new Inbox(folder);
  }

  /** Runs until it is stopped. */
  public static void main(String[] args) throws IOException {
    Receiver receiver = new Receiver(Path.of(args[1]), URI.create(args[2]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(address(args), Integer.parseInt(args[0])), 50);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/alerts", receiver::handle);
    server.start();
    System.out.println("READY");
  }

  private static InetAddress address(String[] args) throws IOException {
    return args.length > 3 ? InetAddress.getByName(args[3]) : InetAddress.getLoopbackAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "POST" -> exchange.sendResponseHeaders(take(exchange), -1);
        case "GET" -> {
          byte[] all = inbox.all();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, all.length);
          exchange.getResponseBody().write(all);
        }
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private int take(HttpExchange exchange) {
    try {
      byte[] body = exchange.getRequestBody().readNBytes(LIMIT + 1);
      if (body.length > LIMIT) {
        return 413;
      }
      Signatures.Message message =
          new Signatures.Message(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              body);
      Set<String> verified = signatures.valid(message, secret());
      if (verified.isEmpty()) {
        System.out.println("refused " + message.id() + ": no valid signature");
        return 400;
      }
      boolean first = inbox.keep(message, verified);
      System.out.println((first ? "kept " : "known ") + message.id() + " verified " + verified);
      return 204;
    } catch (IOException e) {
      e.printStackTrace(System.out);
      return 500;
    }
  }

  private String secret() throws IOException {
    Path file = folder.resolve("secret");
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }
}
