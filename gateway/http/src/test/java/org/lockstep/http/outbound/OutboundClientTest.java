package org.lockstep.http.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the bytes go. The names here exist in no resolver: whoever asked one would fail. */
class OutboundClientTest {
  private static final String NAME = "hooks.customs.invalid";
  private static final String PASSWORD = "changeit";
  private static final Duration SOON = Duration.ofSeconds(20);

  private static Vertx vertx;
  private static Path folder;

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  static void begin() throws Exception {
    folder = Files.createTempDirectory("outbound");
    vertx = Vertx.vertx();
    run(
        "-genkeypair -alias receiver -keyalg EC -dname CN=receiver -ext san=dns:"
            + NAME
            + " -storetype PKCS12 -keystore "
            + folder.resolve("receiver.p12")
            + " -storepass "
            + PASSWORD);
    run(
        "-exportcert -alias receiver -rfc -keystore %s -storepass %s -file %s"
            .formatted(folder.resolve("receiver.p12"), PASSWORD, folder.resolve("receiver.pem")));
    run(
        "-importcert -noprompt -alias receiver -file %s -storetype PKCS12 -keystore %s -storepass %s"
            .formatted(folder.resolve("receiver.pem"), folder.resolve("trusted.p12"), PASSWORD));
  }

  @AfterAll
  static void end() {
    vertx.close();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void connectsToTheCheckedAddressAndSpeaksToTheName() throws Exception {
    int port = https("127.0.0.1");

    assertThat(status(trusting(), target("https://" + NAME + ":" + port + "/a?b=1", "127.0.0.1")))
        .isEqualTo(204);

    assertThat(seen).containsExactly("127.0.0.1 " + NAME + ":" + port + " /a?b=1 sni " + NAME);
  }

  @Test
  void sendsNothingToAServerThatIsNotTheName() throws Exception {
    int port = https("127.0.0.1");

    Throwable failure =
        catchThrowable(
            () -> status(trusting(), target("https://other.invalid:" + port + "/", "127.0.0.1")));

    assertThat(OutboundClient.isTls(failure)).as(String.valueOf(failure)).isTrue();
    assertThat(seen).isEmpty();
  }

  @Test
  void doesNotTrustACertificateThatNobodySigned() throws Exception {
    int port = https("127.0.0.1");

    Throwable failure =
        catchThrowable(
            () -> status(client(), target("https://" + NAME + ":" + port + "/", "127.0.0.1")));

    assertThat(OutboundClient.isTls(failure)).isTrue();
    assertThat(seen).isEmpty();
  }

  @Test
  void usesNoConnectionToAnAddressThatTheNameHadBefore() throws Exception {
    int port = http("127.0.0.1", 0);
    http("127.0.0.2", port);
    OutboundClient client = client();
    String url = "http://" + NAME + ":" + port + "/";

    status(client, target(url, "127.0.0.1"));
    status(client, target(url, "127.0.0.2"));
    status(client, target(url, "127.0.0.1"));

    assertThat(seen.stream().map(line -> line.split(" ", 2)[0]))
        .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.1");
  }

  @Test
  void triesTheNextAddressWhereNobodyListensAtTheFirst() throws Exception {
    int port = http("127.0.0.2", 0);

    assertThat(
            status(client(), target("http://" + NAME + ":" + port + "/", "127.0.0.1", "127.0.0.2")))
        .isEqualTo(204);
  }

  @Test
  void triesOnlyAFewOfVeryManyAddresses() throws Exception {
    int port = http("127.0.0.200", 0);
    var addresses = Stream.iterate(1, n -> n + 1).limit(200).map(n -> "127.0.0." + n);

    assertThat(
            catchThrowable(
                () ->
                    status(
                        client(),
                        target(
                            "http://" + NAME + ":" + port + "/",
                            addresses.toArray(String[]::new)))))
        .isNotNull();
    assertThat(seen).isEmpty();
  }

  @Test
  void usesNoProxyOfTheEnvironment() throws Exception {
    int port = http("127.0.0.1", 0);
    try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.setProperty("http.proxyHost", "127.0.0.1");
      System.setProperty("http.proxyPort", String.valueOf(proxy.getLocalPort()));
      System.setProperty("http.nonProxyHosts", "");
      try {
        assertThat(status(client(), target("http://" + NAME + ":" + port + "/", "127.0.0.1")))
            .isEqualTo(204);
      } finally {
        Stream.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
            .forEach(System::clearProperty);
      }
    }
  }

  @Test
  void givesUpOnAHandshakeThatNeverEnds() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var opening =
          client()
              .open(
                  HttpMethod.POST,
                  target("https://" + NAME + ":" + silent.getLocalPort() + "/", "127.0.0.1"),
                  Duration.ofMillis(300));

      // Sooner than the client gives up on any handshake.
      assertThat(opening.toCompletionStage().toCompletableFuture())
          .failsWithin(OutboundClient.CONNECT.minusSeconds(1))
          .withThrowableOfType(ExecutionException.class);
    }
  }

  private OutboundClient client() {
    var client = new OutboundClient(vertx);
    open.add(client);
    return client;
  }

  private OutboundClient trusting() {
    var client =
        new OutboundClient(
            vertx,
            new PfxOptions()
                .setPath(folder.resolve("trusted.p12").toString())
                .setPassword(PASSWORD));
    open.add(client);
    return client;
  }

  private static int status(OutboundClient client, CheckedTarget target) {
    return client
        .open(HttpMethod.GET, target, SOON)
        .compose(HttpClientRequest::send)
        .compose(response -> response.body().map(body -> response.statusCode()))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static CheckedTarget target(String url, String... addresses) {
    return new CheckedTarget(
        URI.create(url), Stream.of(addresses).map(OutboundClientTest::address).toList());
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int http(String address, int port) throws IOException {
    return serve(HttpServer.create(new InetSocketAddress(address, port), 10), address);
  }

  private int https(String address) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(folder.resolve("receiver.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(address, 0), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return serve(server, address);
  }

  private int serve(HttpServer server, String address) {
    server.createContext(
        "/",
        exchange -> {
          String sni =
              exchange instanceof HttpsExchange https
                      && https.getSSLSession() instanceof ExtendedSSLSession session
                  ? " sni "
                      + new String(session.getRequestedServerNames().get(0).getEncoded(), UTF_8)
                  : "";
          seen.add(
              address
                  + " "
                  + exchange.getRequestHeaders().getFirst("host")
                  + " "
                  + exchange.getRequestURI()
                  + sni);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    open.add(() -> server.stop(0));
    return server.getAddress().getPort();
  }

  private static void run(String arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.waitFor() != 0) {
      throw new AssertionError(said);
    }
  }
}
