package org.lockstep.designation.listfetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.http.outbound.NameLookups;

class ListClientTest {
  private static final String LIST = "<CONSOLIDATED_LIST/>";
  private static final String WHOLE =
      """
      HTTP/1.1 200 OK\r
      content-type: text/xml; charset=utf-8\r
      content-length: 20\r
      etag: "0815"\r
      last-modified: Sat, 29 Nov 2025 23:00:03 GMT\r
      \r
      """
          + LIST;
  private static final Validators VALIDATORS =
      new Validators("\"0815\"", "Sat, 29 Nov 2025 23:00:03 GMT");
  private static final int MOST = 1 << 20;
  private static final Vertx VERTX = Vertx.vertx();
  private static final NameLookups NAMES = new NameLookups();

  private final List<String> taken = new ArrayList<>();
  private final List<AutoCloseable> servers = new ArrayList<>();

  @AfterAll
  static void end() {
    NAMES.close();
    VERTX.close();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable server : servers) {
      server.close();
    }
  }

  @Test
  void takesTheListAndItsMarks() throws Exception {
    ListServer server = saying(WHOLE);

    assertThat(fetch(server, Validators.NONE)).contains(VALIDATORS);
    assertThat(taken).containsExactly(LIST);
    assertThat(server.requests().get(0))
        .startsWith("get /list.xml http/1.1\r\n")
        .contains("accept-encoding: identity\r\n")
        .doesNotContain("if-none-match", "if-modified-since");
  }

  @Test
  void asksOnlyForAnotherEdition() throws Exception {
    ListServer server = saying("HTTP/1.1 304 Not Modified\r\n\r\n");

    assertThat(fetch(server, VALIDATORS)).isEmpty();
    assertThat(taken).isEmpty();
    assertThat(server.requests().get(0))
        .contains("if-none-match: \"0815\"\r\n")
        .contains("if-modified-since: sat, 29 nov 2025 23:00:03 gmt\r\n");
  }

  @Test
  void doesNotBelieveThatNothingChangedWhereItHasNothing() throws IOException {
    ListServer server = saying("HTTP/1.1 304 Not Modified\r\n\r\n");

    assertThat(failure(server)).hasMessage("the server answered 304");
  }

  @Test
  void keepsNoMarksThatCouldNotBeSentBack() throws Exception {
    String etag = "\"" + "x".repeat(1_023) + "\"";

    assertThat(fetch(saying(WHOLE.replace("\"0815\"", etag)), Validators.NONE))
        .contains(new Validators(null, VALIDATORS.lastModified()));
  }

  @Test
  void followsThreeRedirectsOfTheHostAndNoMore() throws Exception {
    ListServer server =
        server(
            (request, out) -> {
              int hop = request.charAt(5) - '0';
              String answer = hop < 3 ? redirect("/" + (hop + 1)) : WHOLE;
              out.write(answer.getBytes(StandardCharsets.UTF_8));
            });

    assertThat(fetch(server.url("/0"), server, Set.of())).contains(VALIDATORS);
    server.answer((request, out) -> out.write(redirect("/again").getBytes(StandardCharsets.UTF_8)));
    assertThat(failure(server)).hasMessage("it redirects more than 3 times");
    assertThat(server.requests()).hasSize(8);
  }

  @Test
  void followsNoRedirectToAnotherHostUnlessItIsAllowed() throws Exception {
    ListServer other = saying(WHOLE);
    ListServer server = saying(redirect("http://localhost:" + other.port() + "/list"));

    assertThat(failure(server))
        .hasMessage("localhost is not the host of the list and not one it may redirect to");
    assertThat(other.requests()).isEmpty();

    try (ListClient client =
        new ListClient(
            new Targets(Set.of(server.target(), "localhost:" + other.port()), NAMES),
            VERTX,
            Duration.ofSeconds(10),
            MOST)) {
      assertThat(client.fetch(server.url("/"), Set.of("LOCALHOST"), Validators.NONE, this::take))
          .contains(VALIDATORS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "https://169.254.169.254/",
        "http://[::ffff:169.254.169.254]/",
        "http://127.0.0.1:1/",
        "http://127.0.0.1/",
        "https://127.0.0.1/",
        "https://localhost/",
        "file:///etc/passwd",
        "jar:file:///x!/",
        "//evil.example/",
        "http://user@127.0.0.1/",
        "http:/\\evil.example",
        "http://%zz/",
        "\t",
        "#x",
      })
  void followsNoRedirectToWhatIsNotForIt(String location) throws IOException {
    assertThat(failure(saying(redirect(location)), Set.of("169.254.169.254", "localhost")))
        .isInstanceOf(FetchFailedException.class);
  }

  @Test
  void refusesAnAllowedHostWhoseAddressIsNotPublic() throws IOException {
    ListServer server = saying(redirect("https://files.authority.example/list"));
    Targets targets =
        new Targets(
            Set.of(server.target()),
            new NameLookups(
                host ->
                    InetAddress.getAllByName(host.endsWith(".example") ? "169.254.169.254" : host),
                Duration.ofSeconds(30)));

    try (ListClient client = new ListClient(targets, VERTX, Duration.ofSeconds(10), MOST)) {
      assertThat(
              catchThrowableOfType(
                  FetchFailedException.class,
                  () ->
                      client.fetch(
                          server.url("/"),
                          Set.of("files.authority.example"),
                          Validators.NONE,
                          this::take)))
          .hasMessage("files.authority.example has an address that is not public");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 206 Partial Content\r\ncontent-length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\ncontent-type: Text/HTML;charset=utf-8\r\ncontent-length: 5\r\n\r\nSorry",
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nxxxxx",
        "HTTP/1.1 200 OK\r\ncontent-length: 1048577\r\n\r\nx",
        // Its end could be a cut.
        "HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\n\r\n<CONSOLIDATED_LIST/>",
        "HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "",
      })
  void handsOnNothingOfAnAnswerThatIsNoList(String answer) throws IOException {
    assertThat(failure(saying(answer))).isNotNull();
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<CONSOLIDATED_LIST>",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n13\r\n<CONSOLIDATED_LIST>\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n99\r\n<CONSOLIDATED_LIST>",
      })
  void neverEndsABodyThatIsCut(String answer) throws IOException {
    assertThat(failure(saying(answer))).isNotNull();
    assertThat(taken).isEmpty();
  }

  @Test
  void takesNoMoreThanTheLengthThatWasSaid() throws Exception {
    assertThat(fetch(saying(WHOLE + "<!-- more -->"), Validators.NONE)).isPresent();
    assertThat(taken).containsExactly(LIST);
  }

  @Test
  void givesUpOnABodyThatDoesNotEnd() throws IOException {
    byte[] chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.UTF_8);
    ListServer server =
        server(
            (request, out) -> {
              out.write(
                  "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
                      .getBytes(StandardCharsets.UTF_8));
              while (true) {
                out.write(chunk);
              }
            });

    assertThat(failure(server)).hasMessage("it is larger than 1048576 bytes");
    assertThat(taken).isEmpty();
  }

  @Test
  void givesUpOnABodyThatDripsAndOneThatNeverComes() throws IOException {
    for (int pause : new int[] {20, 60_000}) {
      ListServer server =
          server(
              (request, out) -> {
                out.write(
                    "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
                while (true) {
                  out.flush();
                  Thread.sleep(pause);
                  out.write('x');
                }
              });

      assertThat(failure(server, Duration.ofMillis(700))).hasMessage("it was not there in time");
      assertThat(taken).isEmpty();
    }
  }

  @Test
  void givesUpOnAServerThatDoesNotAnswer() throws IOException {
    ListServer server = server((request, out) -> Thread.sleep(60_000));

    assertThat(failure(server, Duration.ofMillis(500)))
        .hasMessage("the server did not answer in time");
  }

  private void take(Validators validators, InputStream body) throws IOException {
    taken.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String redirect(String location) {
    return "HTTP/1.1 302 Found\r\nlocation: " + location + "\r\ncontent-length: 0\r\n\r\n";
  }

  private ListServer saying(String text) throws IOException {
    ListServer server = ListServer.saying(text);
    servers.add(server);
    return server;
  }

  private ListServer server(ListServer.Answer answer) throws IOException {
    ListServer server = new ListServer(answer);
    servers.add(server);
    return server;
  }

  private Optional<Validators> fetch(ListServer server, Validators last) throws Exception {
    try (ListClient client = client(server, Duration.ofSeconds(10))) {
      return client.fetch(server.url("/list.xml"), Set.of(), last, this::take);
    }
  }

  private Optional<Validators> fetch(String url, ListServer server, Set<String> hosts)
      throws Exception {
    try (ListClient client = client(server, Duration.ofSeconds(10))) {
      return client.fetch(url, hosts, Validators.NONE, this::take);
    }
  }

  private IOException failure(ListServer server) {
    return failure(server, Set.of());
  }

  private IOException failure(ListServer server, Set<String> hosts) {
    return catchThrowableOfType(
        IOException.class, () -> fetch(server.url("/list.xml"), server, hosts));
  }

  private IOException failure(ListServer server, Duration deadline) {
    try (ListClient client = client(server, deadline)) {
      return catchThrowableOfType(
          IOException.class,
          () -> client.fetch(server.url("/list.xml"), Set.of(), Validators.NONE, this::take));
    }
  }

  private static ListClient client(ListServer server, Duration deadline) {
    return new ListClient(new Targets(Set.of(server.target()), NAMES), VERTX, deadline, MOST);
  }
}
