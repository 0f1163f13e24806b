package org.lockstep.designation.listfetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ListFetchesTest {
  private static final String LIST = "<CONSOLIDATED_LIST/>";
  private static final String WHOLE =
      "HTTP/1.1 200 OK\r\ncontent-length: 20\r\netag: \"1\"\r\n"
          + "last-modified: Sat, 29 Nov 2025 23:00:03 GMT\r\n\r\n"
          + LIST;
  private static final String SAME = "HTTP/1.1 304 Not Modified\r\n\r\n";

  @Inject FetchStates states;
  @Inject FetchConfig defaults;
  @Inject AgroalDataSource service;
  @Inject Vertx vertx;

  private final List<String> taken = new ArrayList<>();
  private ListServer server;

  @BeforeEach
  void begin() throws Exception {
    server = ListServer.saying(WHOLE);
    sql(
        "update list_fetch set due_at = clock_timestamp() + interval '1 day',"
            + " last_success_at = null");
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void isOffAndFetchesEverySixHoursUnlessTheOperatorSaysOtherwise() {
    assertThat(defaults.enabled()).isFalse();
    assertThat(defaults.every()).isEqualTo(Duration.ofHours(6));
    assertThat(defaults.deadline()).isEqualTo(Duration.ofMinutes(15));
    assertThat(defaults.allowedTargets()).isEmpty();
    assertThat(defaults.sources()).isEmpty();
  }

  @Test
  void readsWhatTheOperatorSaysOfOneList() {
    FetchConfig config =
        config(
            "enabled", "true",
            "\"us-sdn\".url", "https://mirror.example/sdn.xml",
            "\"us-sdn\".redirect-hosts", "a.example,b.example");

    assertThat(config.enabled()).isTrue();
    assertThat(config.sources()).containsOnlyKeys("us-sdn");
    assertThat(config.sources().values())
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.url()).contains("https://mirror.example/sdn.xml");
              assertThat(source.redirectHosts()).contains(Set.of("a.example", "b.example"));
            });
  }

  @Test
  void takesEachEditionOnce() throws Exception {
    ListFetches fetches = fetches(this::take);

    fetches.fetchDue();

    assertThat(taken).contains("un-sc un-sc.xml 2025-11-29T23:00:03Z " + LIST).hasSize(lists());
    assertThat(row("un-sc"))
        .containsEntry("etag", "\"1\"")
        .containsEntry("last_status", "taken")
        .containsEntry("due", "after 6 hours");

    fetches.fetchDue();
    assertThat(taken).hasSize(lists());

    due("un-sc");
    server.answer((request, out) -> out.write(SAME.getBytes(StandardCharsets.UTF_8)));
    fetches.fetchDue();

    assertThat(taken).hasSize(lists());
    assertThat(server.requests().get(lists())).contains("if-none-match: \"1\"");
    assertThat(row("un-sc"))
        .containsEntry("etag", "\"1\"")
        .containsEntry("last_status", "the same edition still");
  }

  @Test
  void fetchesAgainWhatWasCutWithoutKeepingItsMarksAndSlowsDown() throws Exception {
    server.answer(
        (request, out) ->
            out.write(WHOLE.replace("length: 20", "length: 99").getBytes(StandardCharsets.UTF_8)));
    ListFetches fetches = fetches(this::take);

    fetches.fetchDue();

    assertThat(taken).isEmpty();
    assertThat(row("un-sc"))
        .containsEntry("etag", null)
        .containsEntry("last_status", "the connection failed or broke off: Connection was closed")
        .containsEntry("failures", "1")
        .containsEntry("last_success_at", null)
        .containsEntry("due", "after 1 minutes");
    for (int i = 0; i < 12; i++) {
      due("un-sc");
      fetches.fetchDue();
    }
    assertThat(row("un-sc")).containsEntry("due", "after 6 hours");

    due("un-sc");
    server.answer((request, out) -> out.write(WHOLE.getBytes(StandardCharsets.UTF_8)));
    fetches.fetchDue();

    assertThat(taken).hasSize(1);
    assertThat(row("un-sc")).containsEntry("failures", "0").containsEntry("last_status", "taken");
  }

  @Test
  void saysWhyAListWasNotTakenIn() throws Exception {
    ListFetches refusing =
        fetches(
            (list, name, day, body) -> {
              throw new RefusedFileException(
                  RefusedFileException.Reason.FORMAT, "consolidated.xml: is no list");
            });
    ListFetches broken =
        fetches(
            (list, name, day, body) -> {
              throw new IllegalStateException("Internal");
            });

    refusing.fetchDue();
    assertThat(row("un-sc"))
        .containsEntry("last_status", "consolidated.xml: is no list")
        .containsEntry("etag", null);

    due("un-sc");
    broken.fetchDue();
    assertThat(row("un-sc"))
        .containsEntry("last_status", "it could not be taken in: IllegalStateException");
  }

  @Test
  void leavesAListToTheReplicaThatFetchesIt() throws Exception {
    states.know(Map.of("un-sc", "https://a.example/1", "us-sdn", "https://a.example/2"));
    due("un-sc");
    due("us-sdn");
    Set<String> both = Set.of("un-sc", "us-sdn");

    try (Connection other = service.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select 1 from list_fetch where source = 'un-sc' for update");

      assertThat(states.claim(both).orElseThrow().source()).isEqualTo("us-sdn");
      assertThat(states.claim(both)).isEmpty();
      other.rollback();
    }
    assertThat(states.claim(both).orElseThrow().source()).isEqualTo("un-sc");
    assertThat(states.claim(both)).isEmpty();
  }

  @Test
  void keepsTheResultOfAReplicaThatTookOverFromOneThatCameBack() throws Exception {
    states.know(Map.of("un-sc", "https://a.example/1"));
    due("un-sc");
    FetchStates.Claim stale = states.claim(Set.of("un-sc")).orElseThrow();
    due("un-sc");
    FetchStates.Claim current = states.claim(Set.of("un-sc")).orElseThrow();

    states.succeeded(current, new Validators("\"new\"", null), "taken", Duration.ofHours(6));
    states.succeeded(stale, new Validators("\"old\"", null), "taken", Duration.ofHours(6));
    states.failed(stale, "late", Duration.ofHours(6));

    assertThat(row("un-sc")).containsEntry("etag", "\"new\"").containsEntry("last_status", "taken");
  }

  @Test
  void forgetsTheMarksOfAListThatIsElsewhereNow() throws Exception {
    states.know(Map.of("un-sc", "https://a.example/1"));
    due("un-sc");
    states.succeeded(
        states.claim(Set.of("un-sc")).orElseThrow(),
        new Validators("\"1\"", null),
        "taken",
        Duration.ofHours(6));

    states.know(Map.of("un-sc", "https://a.example/1"));
    assertThat(row("un-sc")).containsEntry("etag", "\"1\"");
    states.know(Map.of("un-sc", "https://b.example/1"));

    assertThat(row("un-sc")).containsEntry("etag", null);
    assertThat(states.claim(Set.of("un-sc")).orElseThrow().url()).isEqualTo("https://b.example/1");
  }

  @Test
  void namesAFileByItsAddress() {
    assertThat(ListFetches.fileName("https://a.example/exports/SDN.XML?x=/y")).isEqualTo("SDN.XML");
    assertThat(ListFetches.fileName("https://a.example/a%20b/%2e%2e")).isEqualTo("_2e_2e");
    assertThat(ListFetches.fileName("https://a.example/..")).isEqualTo("list..");
    assertThat(ListFetches.fileName("https://a.example/")).isEqualTo("list");
    assertThat(ListFetches.instant("yesterday")).isNull();
    assertThat(ListFetches.instant("Sun, 30 Nov 2025 00:30:00 GMT"))
        .isEqualTo(Instant.parse("2025-11-30T00:30:00Z"));
  }

  private void take(OfficialList list, String name, @Nullable Instant modified, InputStream body)
      throws IOException {
    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    taken.add(list.source() + " " + name + " " + modified + " " + text);
  }

  private static int lists() {
    return (int) OfficialList.all().stream().filter(list -> list.url() != null).count();
  }

  /** Every list is at the test's server, at a place of this test: nothing of another is known. */
  private ListFetches fetches(ListFetches.Taking taking) {
    List<String> properties = new ArrayList<>(List.of("allowed-targets", server.target()));
    for (OfficialList list : OfficialList.all()) {
      if (list.url() != null) {
        properties.add("\"" + list.source() + "\".url");
        properties.add(server.url("/" + list.source() + ".xml"));
      }
    }
    return new ListFetches(config(properties.toArray(String[]::new)), states, taking, vertx);
  }

  private static FetchConfig config(String... properties) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < properties.length; i += 2) {
      values.put("lockstep.lists.fetch." + properties[i], properties[i + 1]);
    }
    return new SmallRyeConfigBuilder()
        .withMapping(FetchConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(values, "test", 1))
        .build()
        .getConfigMapping(FetchConfig.class);
  }

  private void due(String source) throws SQLException {
    sql(
        "update list_fetch set due_at = clock_timestamp() - interval '1 second' where source = '"
            + source
            + "'");
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = service.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<String, String> row(String source) throws SQLException {
    try (Connection connection = service.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select etag, last_status, last_success_at, failures,
                  round(extract(epoch from due_at - clock_timestamp()) / 60) as minutes
                from list_fetch where source = '%s'"""
                    .formatted(source))) {
      assertThat(row.next()).isTrue();
      Map<String, String> values = new HashMap<>();
      values.put("etag", row.getString("etag"));
      values.put("last_status", row.getString("last_status"));
      values.put("last_success_at", row.getString("last_success_at"));
      values.put("failures", row.getString("failures"));
      int minutes = row.getInt("minutes");
      values.put(
          "due",
          minutes > 60
              ? "after " + Math.round(minutes / 60.0) + " hours"
              : "after " + minutes + " minutes");
      return values;
    }
  }
}
