package org.lockstep.designation.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.TraceParent;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class OutboxTest {
  private static final String TOPIC = "lockstep.designations";
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Outbox outbox;
  @Inject SentEvents sentEvents;
  @Inject Clock clock;
  @Inject AgroalDataSource service;

  private final String key = UUID.randomUUID().toString();

  @Test
  void publishesWhatWasCommittedAsACloudEvent() {
    add(key, 1);

    ConsumerRecord<String, String> event = Events.await(TOPIC, this::isOfThisTest, SOON);

    assertThat(event.value()).isEqualTo("{\"version\":1}");
    assertThat(Events.header(event, "ce_specversion")).isEqualTo("1.0");
    assertThat(Events.header(event, "ce_id")).isEqualTo(id(1));
    assertThat(Events.header(event, "ce_source")).isEqualTo("urn:lockstep:designation-service");
    assertThat(Events.header(event, "ce_type")).isEqualTo("org.lockstep.statement.published.v1");
    assertThat(Events.header(event, "ce_subject")).isEqualTo(key);
    assertThat(Events.header(event, "ce_dataschema"))
        .isEqualTo("urn:lockstep:event:statement-published:v1");
    assertThat(Events.header(event, "content-type")).isEqualTo("application/json");
    assertThat(Events.header(event, "ce_time")).isNotNull();
    await().atMost(SOON).until(() -> unsent() == 0);
  }

  @Test
  void forgetsWhatWasSentLongAgo() throws SQLException {
    String ofTheseKeys = " where agg_key like '" + key + "/%'";
    List<String> keys =
        List.of(key + "/old", key + "/reference", key + "/set-aside", key + "/young");
    keys.forEach(one -> add(one, 1));
    await()
        .atMost(SOON)
        .until(
            () ->
                count("select count(*) from outbox" + ofTheseKeys + " and sent_at is not null")
                    == keys.size());
    execute(
        "update outbox set created_at = now() - interval '401 days'"
            + (ofTheseKeys + " and agg_key not like '%/young'"));
    execute(
        "update outbox set type = 'org.lockstep.reference.changed.v1' where agg_key = '%s/reference'"
            .formatted(key));
    execute(
        "update outbox set sent_at = null, set_aside_at = now() where agg_key = '%s/set-aside'"
            .formatted(key));

    int forgotten = QuarkusTransaction.requiringNew().call(sentEvents::forget);

    assertThat(forgotten).isEqualTo(1);
    assertThat(query("select string_agg(agg_key, ' ' order by agg_key) from outbox" + ofTheseKeys))
        .isEqualTo(String.join(" ", keys.subList(1, keys.size())));
    execute("delete from outbox" + ofTheseKeys);
  }

  @Test
  void publishesNothingWithoutACommit() {
    QuarkusTransaction.begin();
    outbox.add(EventType.STATEMENT_PUBLISHED, key, 1, Map.of("version", 1));
    QuarkusTransaction.rollback();
    String later = UUID.randomUUID().toString();
    add(later, 1);

    Events.await(TOPIC, event -> later.equals(event.key()), SOON);

    assertThat(Events.all(TOPIC, this::isOfThisTest)).isEmpty();
  }

  @Test
  void takesNoEventOutsideATransaction() {
    assertThatThrownBy(
            () -> outbox.add(EventType.STATEMENT_PUBLISHED, key, 1, Map.of("version", 1)))
        .isInstanceOf(TransactionalException.class);
  }

  @Test
  void publishesOneKeyInTheOrderOfVersionsWhateverTheOrderOfRows() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (int version = 20; version >= 1; version--) {
                outbox.add(EventType.STATEMENT_PUBLISHED, key, version, Map.of("version", version));
              }
            });

    await().atMost(SOON).until(() -> unsent() == 0);

    List<ConsumerRecord<String, String>> events = Events.all(TOPIC, this::isOfThisTest);
    assertThat(events).hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(events.get(i).value()).isEqualTo("{\"version\":" + (i + 1) + "}");
    }
  }

  @Test
  void sendsWhatIsOwedBesideAnEditionBeforeIt() throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl())) {
      connection.setAutoCommit(false);
      insertEdition(connection, 3_000);
      insert(connection, key);
      connection.commit();
    }

    await().atMost(SOON).until(() -> unsentOfEdition() == 0);

    assertThat(count(batchesOfEdition("<=", key))).isEqualTo(1);
    assertThat(count(batchesOfEdition(">", key))).isPositive();
  }

  @Test
  void sendsWhatAnEditionOwesOfTheSameKeyBeforeWhatIsOwedLater() throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl())) {
      connection.setAutoCommit(false);
      insertEdition(connection, 3_000);
      for (int version = 1; version <= 3; version++) {
        insert(connection, key, version, "{\"version\":" + version + "}", version < 3);
      }
      connection.commit();
    }

    await().atMost(SOON).until(() -> unsentOfEdition() == 0 && unsent() == 0);

    assertThat(Events.all(TOPIC, this::isOfThisTest))
        .extracting(ConsumerRecord::value)
        .containsExactly("{\"version\":1}", "{\"version\":2}", "{\"version\":3}");
    assertThat(count(batchesOfEdition(">", key))).as("sent later than the third").isPositive();
  }

  @Test
  void sendsAgainInOrderWhenItDiesBetweenSendAndMarkAmidAnEdition() throws SQLException {
    String trigger = "dies_" + key.replace("-", "");
    execute(
        """
        create function %1$s() returns trigger language plpgsql as $$
        begin
          if random() < 0.5 then raise exception 'the relay dies before it has marked'; end if;
          return null;
        end $$;
        create trigger %1$s before update on outbox for each statement execute function %1$s()"""
            .formatted(trigger));
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl())) {
      connection.setAutoCommit(false);
      insertEdition(connection, 600);
      for (int version = 1; version <= 4; version++) {
        insert(connection, key, version, "{\"version\":" + version + "}", version % 2 == 1);
      }
      connection.commit();
      await().atMost(SOON).until(() -> unsentOfEdition() == 0 && unsent() == 0);
    } finally {
      execute("drop trigger %1$s on outbox; drop function %1$s()".formatted(trigger));
    }

    assertThat(Events.all(TOPIC, this::isOfThisTest).stream().map(ConsumerRecord::value).distinct())
        .containsExactly(
            "{\"version\":1}", "{\"version\":2}", "{\"version\":3}", "{\"version\":4}");
  }

  /** Of thousands of keys, in all shards. */
  private void insertEdition(Connection connection, int events) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into outbox
            (id, shard, agg_key, agg_version, type, headers, payload, created_at, bulk)
          select gen_random_uuid(), i %% %d, gen_random_uuid() || '/%s', 1, 'bulk', '{}', '{}',
            now(), true
          from generate_series(1, %d) as i"""
              .formatted(OutboxRow.SHARDS, key, events));
    }
  }

  /** How many times some of the edition were marked, compared with when that key was last. */
  private String batchesOfEdition(String operator, String other) {
    return """
        select count(distinct sent_at) from outbox where agg_key like '%%/%s' and sent_at %s
          (select max(sent_at) from outbox where agg_key = '%s')"""
        .formatted(key, operator, other);
  }

  private long unsentOfEdition() {
    return count(
        "select count(*) from outbox where sent_at is null and agg_key like '%/" + key + "'");
  }

  @Test
  void publishesWhatWasWrittenFirstAndCommittedLast() throws SQLException {
    String slow = UUID.randomUUID().toString();
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl())) {
      connection.setAutoCommit(false);
      insert(connection, slow);
      add(key, 1);
      Events.await(TOPIC, this::isOfThisTest, SOON);
      assertThat(Events.all(TOPIC, event -> slow.equals(event.key()))).isEmpty();

      connection.commit();
    }

    Events.await(TOPIC, event -> slow.equals(event.key()), SOON);
  }

  @Test
  void sendsAgainWithTheSameIdAndTraceWhenItDiesBetweenSendAndMark() throws SQLException {
    String trigger = "dies_" + key.replace("-", "");
    execute(
        """
        create function %1$s() returns trigger language plpgsql as $$
        begin raise exception 'the relay dies before it has marked'; end $$;
        create trigger %1$s before update on outbox for each row
          when (new.agg_key = '%2$s') execute function %1$s()"""
            .formatted(trigger, key));
    var request = new TraceParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);
    try {
      CurrentTrace.run(request, () -> add(key, 1));
      await().atMost(SOON).until(() -> Events.all(TOPIC, this::isOfThisTest).size() >= 2);
      assertThat(unsent()).isEqualTo(1);
    } finally {
      execute("drop trigger %1$s on outbox; drop function %1$s()".formatted(trigger));
    }

    await().atMost(SOON).until(() -> unsent() == 0);
    List<ConsumerRecord<String, String>> events = Events.all(TOPIC, this::isOfThisTest);
    assertThat(events).extracting(ConsumerRecord::value).containsOnly("{\"version\":1}");
    assertThat(events).extracting(event -> Events.header(event, "ce_id")).containsOnly(id(1));
    assertThat(events)
        .extracting(event -> Events.header(event, TraceParent.HEADER))
        .containsOnly(request.header());
  }

  @Test
  void pollsWithoutNotification() throws SQLException {
    execute("alter table outbox disable trigger outbox_wake_up");
    try {
      add(key, 1);

      Events.await(TOPIC, this::isOfThisTest, SOON);
    } finally {
      execute("alter table outbox enable trigger outbox_wake_up");
    }
  }

  @Test
  void listensAgainAfterItsConnectionWasCut() throws SQLException {
    String listeners =
        "select count(*) from pg_stat_activity where application_name = 'designation-service outbox'";
    await().atMost(SOON).until(() -> count(listeners) == 1);

    try (Connection own = service.getConnection();
        Statement statement = own.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name = 'designation-service outbox'");
    }
    add(key, 1);

    Events.await(TOPIC, this::isOfThisTest, SOON);
    await().atMost(SOON).until(() -> count(listeners) == 1);
  }

  @Test
  void setsAsideWhatNoBrokerTakesAndGoesOnBehindIt() throws SQLException {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              outbox.add(EventType.STATEMENT_PUBLISHED, key, 1, Map.of("x", "y".repeat(3_000_000)));
              outbox.add(EventType.STATEMENT_PUBLISHED, key, 2, Map.of("version", 2));
            });

    Events.await(TOPIC, this::isOfThisTest, SOON);

    assertThat(
            query(
                "select set_aside_reason from outbox where agg_key = '%s' and agg_version = 1"
                    .formatted(key)))
        .isEqualTo("larger than 1000000 bytes");
    given().get("/q/health/well").then().statusCode(503).body(containsString("set-aside"));
    given().get("/q/metrics").then().body(containsString("lockstep_events_set_aside 1.0"));

    // As docs/operations.md says.
    execute(
        "update outbox set payload = '{}', set_aside_at = null where agg_key = '%s'"
            .formatted(key));
    await().atMost(SOON).until(() -> unsent() == 0);
    given().get("/q/health/well").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"no\", \"headers\"]", "{\"ce_id\":null}", "null"})
  void setsAsideWhatCannotBeReadAndSendsTheOthersOfItsBatch(String headers) throws SQLException {
    String other = UUID.randomUUID().toString();
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl())) {
      connection.setAutoCommit(false);
      insert(connection, key, headers);
      insert(connection, other, "{}");
      connection.commit();
    }

    Events.await(TOPIC, event -> other.equals(event.key()), SOON);

    await()
        .atMost(SOON)
        .until(
            () ->
                count(
                        "select count(*) from outbox where agg_key = '"
                            + key
                            + "' and set_aside_at is not null")
                    == 1);
    assertThat(query("select set_aside_reason from outbox where agg_key = '" + key + "'"))
        .isEqualTo("headers that cannot be read");
    execute("delete from outbox where agg_key = '" + key + "'");
  }

  @Test
  void tellsHowOldTheOldestUnsentEventIs() throws SQLException {
    try (Connection other = DriverManager.getConnection(Stores.jdbcUrl())) {
      other.setAutoCommit(false);
      lock(other, key);
      add(key, 1);
      execute(
          "update outbox set created_at = now() - interval '1 hour' where agg_key = '" + key + "'");

      given()
          .get("/q/metrics")
          .then()
          .body(matchesPattern("(?s).*lockstep_events_oldest_unsent_seconds 36\\d\\d\\..*"));
      given().get("/q/health/well").then().statusCode(503);
      other.rollback();
    }
    await().atMost(SOON).until(() -> unsent() == 0);
    given().get("/q/metrics").then().body(containsString("oldest_unsent_seconds 0.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outbox-relay",
        "release-clock",
        "checkpoint-publisher",
        "gap-sweep",
        "list-import"
      })
  void tellsHowLongAgoEachLoopLastWentRound(String loop) {
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("lockstep_loop_last_success_age_seconds{loop=\"" + loop + "\"}"));
  }

  @Test
  void leavesAShardToWhoeverHoldsIt() throws SQLException {
    try (Connection other = DriverManager.getConnection(Stores.jdbcUrl())) {
      other.setAutoCommit(false);
      lock(other, key);
      add(key, 1);
      String elsewhere = keyOfAnotherShard();
      add(elsewhere, 1);
      Events.await(TOPIC, event -> elsewhere.equals(event.key()), SOON);

      assertThat(Events.all(TOPIC, this::isOfThisTest)).isEmpty();
      other.rollback();
    }

    Events.await(TOPIC, this::isOfThisTest, SOON);
  }

  @Test
  void saysNothingOfAPackageBeforeItsReleaseAndEverythingAfterIt() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    Draft later = Draft.released("JP", Entries.JP_IBEX);
    Events.await(TOPIC, event -> later.id.equals(event.key()), SOON);
    assertThat(Events.all(TOPIC, event -> event.value().contains(draft.reference))).isEmpty();

    draft.release().statusCode(200);

    Events.await(TOPIC, event -> draft.id.equals(event.key()), SOON);
    await()
        .atMost(SOON)
        .until(
            () -> Events.all(TOPIC, event -> event.value().contains(draft.reference)).size() == 3);
    assertThat(
            Events.all(TOPIC, event -> event.value().contains(draft.reference)).stream()
                .map(event -> Events.header(event, "ce_type")))
        .containsExactlyInAnyOrder(
            "org.lockstep.designation.published.v1",
            "org.lockstep.designation.published.v1",
            "org.lockstep.package.released.v1");
  }

  private boolean isOfThisTest(ConsumerRecord<String, String> event) {
    return key.equals(event.key());
  }

  private void add(String aggregate, int version) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                outbox.add(
                    EventType.STATEMENT_PUBLISHED, aggregate, version, Map.of("version", version)));
  }

  private String keyOfAnotherShard() {
    String other;
    do {
      other = UUID.randomUUID().toString();
    } while (Math.floorMod(other.hashCode() - key.hashCode(), OutboxRow.SHARDS) == 0);
    return other;
  }

  private static void lock(Connection other, String key) throws SQLException {
    try (PreparedStatement statement =
        other.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
      statement.setInt(1, OutboxBatches.LOCKS);
      statement.setInt(2, Math.floorMod(key.hashCode(), OutboxRow.SHARDS));
      statement.execute();
    }
  }

  private void insert(Connection connection, String aggregate) throws SQLException {
    insert(connection, aggregate, "{}");
  }

  private void insert(Connection connection, String aggregate, String headers) throws SQLException {
    insert(connection, aggregate, headers, 1, "{}", false);
  }

  private void insert(
      Connection connection, String aggregate, int version, String payload, boolean bulk)
      throws SQLException {
    insert(connection, aggregate, "{}", version, payload, bulk);
  }

  private void insert(
      Connection connection,
      String aggregate,
      String headers,
      int version,
      String payload,
      boolean bulk)
      throws SQLException {
    OutboxRow row =
        OutboxRow.of(
            EventType.STATEMENT_PUBLISHED,
            aggregate,
            version,
            payload.getBytes(StandardCharsets.UTF_8),
            clock.instant());
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into outbox
              (id, shard, agg_key, agg_version, type, headers, payload, created_at, bulk)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?, now(), ?)""")) {
      statement.setObject(1, row.id);
      statement.setInt(2, row.shard);
      statement.setString(3, aggregate);
      statement.setLong(4, version);
      statement.setString(5, row.type);
      statement.setString(6, headers);
      statement.setBytes(7, row.payload);
      statement.setBoolean(8, bulk);
      statement.executeUpdate();
    }
  }

  private String id(int version) {
    return query(
        "select id from outbox where agg_key = '" + key + "' and agg_version = " + version);
  }

  private long unsent() {
    return count("select count(*) from outbox where sent_at is null and agg_key = '" + key + "'");
  }

  private static long count(String sql) {
    return Long.parseLong(query(sql));
  }

  private static String query(String sql) {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
