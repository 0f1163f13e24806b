package org.lockstep.designation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.marking.Visible;
import org.lockstep.http.problem.Refusal;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class JournalTest {
  @Inject Journal journal;
  @Inject JournalStore store;
  @Inject Contradictions contradictions;
  @Inject EntityManager entityManager;
  @Inject AgroalDataSource dataSource;

  @Test
  void keepsTheBytesThatItHashes() {
    long before = journal.size();

    append(Map.of("vessel", "MAIA-1", "flag", "KP", "imo", 9_312_339));

    JournalEntry entry = journal.entries(before, 10, Visible.PUBLIC).get(0);
    assertThat(new String(entry.leaf(), UTF_8))
        .isEqualTo(
            "{\"data\":{\"flag\":\"KP\",\"imo\":9312339,\"vessel\":\"MAIA-1\"},"
                + "\"kind\":\"designation.published\",\"recordedAt\":\""
                + entry.recordedAt()
                + "\"}");
    assertThat(entry.kind()).isEqualTo("designation.published");
    assertThat(journal.state(before + 1).rootHash()).isEqualTo(naiveRoot(before + 1));
    assertThat(journal.state(before + 1).recordedAt()).isEqualTo(entry.recordedAt());
  }

  @Test
  void takesAListOfNineThousandEntriesInOneTransaction() {
    append(Map.of("entry", "before"));
    long before = journal.size();

    List<Long> indexes =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  List<Long> appended = new ArrayList<>();
                  for (int i = 0; i < 9_000; i++) {
                    appended.add(
                        journal.append(
                            JournalKind.DESIGNATION_PUBLISHED,
                            Map.of("entry", i, "remark", "listed by OFAC ".repeat(40))));
                  }
                  assertThat(journal.isState(before + 4_500)).isFalse();
                  return appended;
                });

    assertThat(journal.size()).isEqualTo(before + 9_000);
    assertThat(indexes.get(0)).isEqualTo(before);
    assertThat(indexes.get(8_999)).isEqualTo(before + 8_999);
    assertThat(journal.isState(before)).isTrue();
    assertThat(journal.isState(before + 1)).isFalse();
    assertThat(journal.isState(before + 8_999)).isFalse();
    assertThat(journal.isState(before + 9_000)).isTrue();
    assertThat(journal.isState(before + 9_001)).isFalse();
    assertThat(journal.stateUpTo(before + 8_999)).isEqualTo(before);
    assertThat(journal.recordedAt(before + 9_000))
        .isEqualTo(journal.entries(before, 1, Visible.PUBLIC).get(0).recordedAt());
    assertThat(journal.latest().rootHash()).isEqualTo(naiveRoot(before + 9_000));
  }

  @Test
  void losesNothingAndLeavesNoGapWhenATransactionIsRolledBack() {
    append(Map.of("entry", 1));
    RegisterState before = journal.latest();

    QuarkusTransaction.begin();
    for (int i = 0; i < 1_200; i++) {
      journal.append(JournalKind.DESIGNATION_PUBLISHED, Map.of("entry", i));
    }
    QuarkusTransaction.rollback();

    assertThat(journal.latest()).isEqualTo(before);
    assertThat(append(Map.of("entry", 2))).isEqualTo(before.size());
    assertThat(journal.latest().rootHash()).isEqualTo(naiveRoot(before.size() + 1));
  }

  @Test
  void givesOneRecordedTimeToATransactionAndALaterOneToTheNext() throws Exception {
    long before = journal.size();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Instant> early =
        CompletableFuture.supplyAsync(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(
                        () -> {
                          Instant recordedAt = journal.recordedAt();
                          first.countDown();
                          go.await();
                          journal.append(JournalKind.STATEMENT_PUBLISHED, Map.of("said", "first"));
                          assertThat(journal.recordedAt()).isEqualTo(recordedAt);
                          return recordedAt;
                        }));
    first.await();
    CompletableFuture<Instant> late =
        CompletableFuture.supplyAsync(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(
                        () -> {
                          journal.append(JournalKind.STATEMENT_PUBLISHED, Map.of("said", "second"));
                          return journal.recordedAt();
                        }));
    awaitWaiting("pg_advisory_xact_lock(");
    assertThat(late).isNotDone();

    go.countDown();

    assertThat(late.get(30, TimeUnit.SECONDS)).isAfter(early.get(30, TimeUnit.SECONDS));
    assertThat(journal.entries(before, 3, Visible.PUBLIC))
        .extracting(JournalEntry::recordedAt)
        .containsExactly(early.get(), late.get());
    assertThat(journal.stateAt(early.get()).size()).isEqualTo(before + 1);
    assertThat(journal.stateAt(late.get().minusMillis(1)).size()).isEqualTo(before + 1);
    assertThat(journal.stateAt(late.get())).isEqualTo(journal.state(before + 2));
  }

  @Test
  void recordsLaterThanBeforeEvenWhenTheClockWasSetBack() {
    Instant ahead =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  journal.recordedAt();
                  long size = journal.size();
                  Instant later = store.continued().recordedAt().plusMillis(700);
                  Appending appending =
                      new Appending(
                          later, size, store.hashes(new MerkleTree.Range(0, size).nodes()));
                  appending.add(JournalKind.REFERENCE_CHANGED, "{}".getBytes(UTF_8));
                  store.write(appending);
                  return later;
                });

    append(Map.of("entry", "next"));

    assertThat(journal.latest().recordedAt()).isEqualTo(ahead.plusMillis(1));
  }

  @Test
  void letsAReaderWaitForThoseWhoWrite() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Long> writer =
        CompletableFuture.supplyAsync(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(
                        () -> {
                          journal.recordedAt();
                          writing.countDown();
                          go.await();
                          return journal.append(JournalKind.STATEMENT_PUBLISHED, Map.of("a", 1));
                        }));
    writing.await();
    Instant complete = Instant.now();
    assertThat(journal.isCompleteUpTo(complete.minusSeconds(3600))).isTrue();
    assertThat(journal.isCompleteUpTo(complete)).isFalse();
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(() -> journal.awaitCompleteUpTo(complete));

    go.countDown();

    reader.get(30, TimeUnit.SECONDS);
    assertThat(journal.size()).isGreaterThan(writer.get(30, TimeUnit.SECONDS));
    append(Map.of("entry", "later"));
    assertThat(journal.latest().recordedAt()).isAfter(complete);
  }

  @Test
  void takesNothingOutsideATransaction() {
    assertThatThrownBy(() -> journal.append(JournalKind.STATEMENT_PUBLISHED, Map.of()))
        .isInstanceOf(TransactionalException.class);
    assertThatThrownBy(() -> journal.recordedAt()).isInstanceOf(TransactionalException.class);
  }

  @Test
  void takesNothingWhileAPublishedCheckpointContradictsIt() {
    append(Map.of("entry", 1));
    RegisterState before = journal.latest();
    contradictions.compared(List.of("the checkpoint of 1 entries has another root"));
    try {
      assertThatThrownBy(() -> append(Map.of("entry", 2)))
          .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.type().status()).isEqualTo(503));

      assertThat(journal.latest()).isEqualTo(before);
    } finally {
      contradictions.compared(List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal_entry set leaf = ''",
        "delete from journal_entry",
        "truncate journal_entry",
        "update journal_node set hash = ''",
        "delete from journal_node",
        "truncate journal_node",
        "drop table journal_entry",
        "alter table journal_node disable trigger all",
        "update flyway_schema_history set checksum = 0"
      })
  void cannotBeChangedByTheService(String statement) throws SQLException {
    append(Map.of("entry", 1));
    try (Connection connection = dataSource.getConnection();
        Statement sql = connection.createStatement()) {
      String message = "permission denied|must be owner of";
      assertThatThrownBy(() -> sql.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> {
                assertThat(e.getSQLState()).isEqualTo("42501");
                assertThat(e.getMessage()).containsPattern(message);
              });
    }
  }

  @Test
  void isKeptByAServiceThatOwnsNothing() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement sql = connection.createStatement();
        var rows =
            sql.executeQuery(
                """
                select string_agg(tablename, ', ') from pg_tables
                where schemaname = 'public' and tableowner = current_user""")) {
      rows.next();
      assertThat(rows.getString(1)).isNull();
    }
  }

  private long append(Map<String, ?> data) {
    return QuarkusTransaction.requiringNew()
        .call(() -> journal.append(JournalKind.DESIGNATION_PUBLISHED, data));
  }

  private String naiveRoot(long size) {
    List<byte[]> leaves = new ArrayList<>();
    while (leaves.size() < size) {
      journal.entries(leaves.size(), (int) (size - leaves.size()), Visible.PUBLIC).stream()
          .map(JournalEntry::leaf)
          .forEach(leaves::add);
    }
    return Base64.getEncoder().encodeToString(NaiveTree.root(leaves));
  }

  private void awaitWaiting(String function) {
    await()
        .until(
            () ->
                ((Number)
                            QuarkusTransaction.requiringNew()
                                .call(
                                    () ->
                                        entityManager
                                            .createNativeQuery(
                                                """
                                                select count(*) from pg_stat_activity
                                                where wait_event_type = 'Lock'
                                                  and position(:function in query) > 0""")
                                            .setParameter("function", function)
                                            .getSingleResult()))
                        .longValue()
                    == 1);
  }
}
