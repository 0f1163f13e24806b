package org.lockstep.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.testkit.Stores;

/**
 * Three HTTP servers in the place of the services. They note every request whose head arrives and
 * answer as a test tells them.
 */
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres"))
@WithTestResource(value = Services.class, scope = TestResourceScope.GLOBAL)
public final class Services implements QuarkusTestResourceLifecycleManager {
  /** A request as it reached a service; its body is empty until the whole of it has come. */
  public record Arrived(
      String service, String method, String uri, Map<String, List<String>> headers, Body body) {
    /** The only value of this header, or empty. */
    public String header(String name) {
      return String.join("|", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }
  }

  /** What came of a body. */
  public static final class Body {
    private volatile String text = "";
    private volatile boolean complete;
    private volatile boolean brokenOff;

    public String text() {
      return text;
    }

    public boolean isComplete() {
      return complete;
    }

    public boolean isBrokenOff() {
      return brokenOff;
    }
  }

  private static final List<Arrived> ARRIVED = new CopyOnWriteArrayList<>();
  private static final Map<String, HttpServer> SERVERS = new ConcurrentHashMap<>();
  private static final Map<String, Integer> PORTS = new ConcurrentHashMap<>();
  private static final Vertx VERTX = Vertx.vertx();
  private static volatile BiConsumer<HttpServerRequest, String> answer = Services::answerAsUsual;
  private static volatile @Nullable Consumer<HttpServerRequest> reader;

  /** Forgets what came, and answers as usual again. */
  public static void reset() {
    ARRIVED.clear();
    answer = Services::answerAsUsual;
    reader = null;
    Stream.of("designation", "entity", "alert")
        .filter(name -> !SERVERS.containsKey(name))
        .forEach(Services::plug);
  }

  private static void answerAsUsual(HttpServerRequest request, String body) {
    request.response().putHeader("Content-Type", "application/json").end("{\"items\":[]}");
  }

  /** How the services answer from now on; they get the request and its whole body. */
  public static void answer(BiConsumer<HttpServerRequest, String> how) {
    answer = how;
  }

  /** From now on the services leave it to this to read a request's body, and to answer. */
  public static void read(Consumer<HttpServerRequest> how) {
    reader = how;
  }

  public static List<Arrived> arrived() {
    return ARRIVED;
  }

  /** The address of a service, as the gateway knows it. */
  public static String url(String name) {
    return "http://localhost:" + PORTS.get(name);
  }

  /** Takes a service away; {@link #reset} brings it back. */
  public static void unplug(String name) {
    HttpServer server = SERVERS.remove(name);
    if (server != null) {
      server.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static void plug(String name) {
    HttpServer server =
        onceItsPortIsFree(
            () ->
                VERTX
                    .createHttpServer(
                        new HttpServerOptions()
                            .setMaxInitialLineLength(8320)
                            .setMaxHeaderSize(18 * 1024))
                    .requestHandler(request -> note(name, request))
                    .listen(PORTS.getOrDefault(name, 0), "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
    SERVERS.put(name, server);
    PORTS.put(name, server.actualPort());
  }

  /** Something else in the place of a service, which is unplugged. */
  public static ServerSocket replace(String name) {
    unplug(name);
    int port = URI.create(url(name)).getPort();
    return onceItsPortIsFree(() -> new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1")));
  }

  /** Meanwhile any program may have the port, for a connection of its own. */
  private static <T> T onceItsPortIsFree(Callable<T> listen) {
    return await().atMost(30, SECONDS).ignoreExceptions().until(listen, Objects::nonNull);
  }

  private static void note(String name, HttpServerRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    request
        .headers()
        .names()
        .forEach(
            header ->
                headers.put(header.toLowerCase(Locale.ROOT), request.headers().getAll(header)));
    Body body = new Body();
    if (!request.uri().startsWith("/q/")) {
      ARRIVED.add(new Arrived(name, request.method().name(), request.uri(), headers, body));
    }
    request.response().exceptionHandler(gone -> body.brokenOff = true);
    Consumer<HttpServerRequest> now = reader;
    if (now != null && !request.uri().startsWith("/q/")) {
      request.exceptionHandler(broken -> body.brokenOff = true);
      now.accept(request);
      return;
    }
    request
        .body()
        .onFailure(broken -> body.brokenOff = true)
        .onSuccess(
            whole -> {
              body.text = whole.toString();
              body.complete = true;
              answer.accept(request, body.text);
            });
  }

  @Override
  public Map<String, String> start() {
    reset();
    Map<String, String> config = new HashMap<>(Certificates.configuration());
    for (String service : List.of("designation", "entity", "alert")) {
      config.put("lockstep.gateway." + service + "-url", url(service));
    }
    return config;
  }

  @Override
  public void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }
}
