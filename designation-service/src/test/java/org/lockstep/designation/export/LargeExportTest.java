package org.lockstep.designation.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.designation.download.Downloads;
import org.lockstep.testkit.LogLines;
import org.lockstep.testkit.Stores;

/** Exports of 24 MB that their readers take in slowly, or not at all. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
@TestInstance(Lifecycle.PER_CLASS)
class LargeExportTest {
  private static final int DESIGNATIONS = 1_500;

  /** Less than an export has, and more than the buffers of both ends of a connection take. */
  private static final long MUCH = 20L << 20;

  /** Of a reader; without it, the system takes in most of an export for who does not read. */
  private static final int RECEIVE_BUFFER = 64 << 10;

  private static final String CURSORS =
      """
      state <> 'idle' and pid <> pg_backend_pid()
      and (query like '%x.recorded_at = d.recorded_at%' or query like '%as said(designation_id%')""";

  /** As the service: who else could see what its connections do? */
  @Inject AgroalDataSource store;

  @Inject
  @ConfigProperty(name = "lockstep.downloads.folder")
  Path folder;

  private final List<Reader> open = new ArrayList<>();

  private boolean filled;

  /** Once; before a test, because the port is not known earlier. */
  @BeforeEach
  void fillTheRegister() throws SQLException {
    if (filled) {
      return;
    }
    filled = true;
    String id = Draft.released("JP", Entries.JP_IBEX).designationId(0);
    // Many states of one version, the remarks of which the store cannot compress away: 16 KB each.
    sql(
        """
        with large as (
          insert into designation_version
          select gen_random_uuid(), version, kind, corrects, start_date, end_date, reason, authority,
            gen_random_uuid(), 'LARGE', entry_id,
            jsonb_set(content, '{listingRecord,remarks}', to_jsonb((
              select string_agg(md5(random()::text || part), '')
              from generate_series(1, 512) as part))),
            changes, recorded_at, journal_index
          from designation_version where designation_id = '%1$s'
          returning designation_id)
        insert into designation_state (id, designation_id, version, content_version, valid_from,
          valid_to, recorded_at, superseded_at, registered_at, authority, authority_id, package_id,
          package_reference, entry_id, subject_type, caption, status, programmes, measure_kinds,
          countries, listing_date, measures)
        select gen_random_uuid(), large.designation_id, version, content_version, valid_from,
          valid_to, recorded_at - n * interval '1 ms', superseded_at, registered_at, authority,
          authority_id, package_id, 'LARGE', entry_id, subject_type, caption, status, programmes,
          measure_kinds, countries, listing_date, measures
        from designation_state s, large, generate_series(1, %2$d) as n
        where s.designation_id = '%1$s' and status = 'IN_FORCE'"""
            .formatted(id, DESIGNATIONS));
  }

  /**
   * Once the exports have noticed that nobody reads them; and goes on to another state, so that no
   * other test meets a digest of this one.
   */
  @AfterEach
  void endsAllReaders() throws IOException {
    for (Reader reader : open) {
      reader.close();
    }
    open.clear();
    await().atMost(20, SECONDS).until(() -> cursors() == 0 && files() == 0);
    Draft.released("JP", Entries.JP_IBEX);
  }

  @AfterAll
  void emptyTheRegister() throws SQLException {
    sql("delete from designation_state where package_reference = 'LARGE'");
  }

  @Test
  void holdsNeitherRowsNorBytesNorConnectionsOfWhatNobodyReads() throws Exception {
    Export.of("register.json?validAt=1990-01-01"); // What is loaded only once does not count.
    long before = usedHeap();

    begin("register.json");
    begin("register.ftm.jsonl");

    assertThat(cursors()).isZero();
    // Each of the two would need more, if it held its file; what else goes on in here comes and
    // goes.
    await().atMost(20, SECONDS).until(() -> usedHeap() - before < MUCH);
  }

  @Test
  void isGivenWholeToWhoReadsOn() throws Exception {
    HttpResponse<InputStream> answer = get("register.ftm.jsonl", Officers.portControl());
    byte[] bytes;
    try (InputStream in = answer.body()) {
      bytes = in.readAllBytes();
    }

    assertThat(bytes.length).isGreaterThan((int) MUCH);
    assertThat(answer.headers().firstValue("Content-Length")).hasValue("" + bytes.length);
    await().atMost(20, SECONDS).until(() -> files() == 0);
  }

  @Test
  void allowsAFewOfOneCallerAndGivesOthersTheirs() throws Exception {
    for (int i = 0; i < Downloads.EACH; i++) {
      begin("register.json");
    }

    HttpResponse<InputStream> refused = get("register.csv", Officers.portControl());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(new String(refused.body().readAllBytes(), UTF_8))
        .contains("urn:lockstep:problem:unavailable");
    assertThat(get("register.csv", Officers.drafter("JP")).statusCode()).isEqualTo(200);
    open.remove(0).close();

    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                given()
                    .auth()
                    .oauth2(Officers.portControl())
                    .get("/api/v1/exports/register.csv?validAt=1990-01-01")
                    .then()
                    .statusCode(200));
  }

  @Test
  void isNotTakenForWholeWhenTheStoreBreaksOff() throws Exception {
    CompletableFuture<HttpResponse<InputStream>> answer =
        CompletableFuture.supplyAsync(() -> get("register.json", Officers.portControl()));
    await().pollInterval(5, MILLISECONDS).atMost(20, SECONDS).until(() -> cursors() == 1);

    sql("select pg_terminate_backend(pid) from pg_stat_activity where " + CURSORS);

    assertThat(answer.get(20, SECONDS).statusCode()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void saysNothingOfAReaderWhoGoesAwayMeanwhile() throws Exception {
    String id = UUID.randomUUID().toString();
    try (LogLines lines = new LogLines()) {
      try (Socket reader = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
        reader
            .getOutputStream()
            .write(
                ("GET /api/v1/exports/register.json HTTP/1.1\r\nHost: x\r\nX-Request-Id: "
                        + id
                        + "\r\nAuthorization: Bearer "
                        + Officers.portControl()
                        + "\r\n\r\n")
                    .getBytes(UTF_8));
        await().pollInterval(5, MILLISECONDS).atMost(20, SECONDS).until(() -> cursors() == 1);
      }
      await().atMost(20, SECONDS).until(() -> cursors() == 0 && files() == 0);

      assertThat(lines.all()).noneMatch(line -> line.contains(id));
    }
  }

  @Test
  void cutsOffWhoDoesNotReadOnSoThatItShows() throws Exception {
    Reader reader = begin("register.json");

    await().atMost(60, SECONDS).until(() -> files() == 0);

    assertThat(reader.read()).isLessThan(MUCH);
  }

  /** Reads the first bytes and no more. */
  private Reader begin(String file) throws IOException {
    Reader reader = new Reader(file);
    open.add(reader);
    assertThat(new String(reader.in.readNBytes(1_000), UTF_8)).startsWith("HTTP/1.1 200 ");
    return reader;
  }

  /** Somebody whose buffer is small. */
  private static final class Reader implements Closeable {
    private final Socket socket = new Socket();
    private final InputStream in;

    Reader(String file) throws IOException {
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/exports/%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(file, Officers.portControl())
                  .getBytes(UTF_8));
      in = socket.getInputStream();
    }

    /** How much there is until the connection ends. */
    long read() {
      long bytes = 0;
      byte[] buffer = new byte[RECEIVE_BUFFER];
      try {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          bytes += n;
        }
      } catch (IOException e) {
        // It was reset.
      }
      return bytes;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static HttpResponse<InputStream> get(String file, String bearer) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/exports/" + file))
            .header("Authorization", "Bearer " + bearer)
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private long cursors() throws SQLException {
    try (Connection connection = store.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from pg_stat_activity where " + CURSORS)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void sql(String text) throws SQLException {
    try (Connection connection = store.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
