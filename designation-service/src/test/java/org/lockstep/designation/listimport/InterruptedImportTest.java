package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.testkit.Stores;

/** What a process that was killed leaves behind, and how it goes on. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class InterruptedImportTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Imports imports;
  @Inject UploadedFiles uploads;
  @Inject OldUploads oldUploads;
  @Inject EntityManager entityManager;

  @Test
  void aRunThatWasKilledBeginsAnew() throws IOException {
    for (String status : List.of("READING", "PUBLISHING")) {
      UUID id = uploaded("eu-oj", status);
      leave(id, status, "clock_timestamp() - interval '1 second'", 1);
      await().atMost(SOON).until(() -> status(id).rests());
      assertThat(status(id)).as(status).isEqualTo(ImportStatus.REFUSED);
    }
  }

  @Test
  void aRunThatIsKilledOverAndOverIsGivenUp() throws IOException {
    UUID id = uploaded("eu-oj", "again");
    leave(id, "READING", "clock_timestamp() - interval '1 second'", Imports.MOST_RUNS);
    await().atMost(SOON).until(() -> status(id) == ImportStatus.FAILED);
  }

  @Test
  void whatAKilledRunHasStagedIsRemovedAndNothingOfOneAtWork() throws IOException {
    UUID givenUp = uploaded("eu-oj", "given up");
    leave(givenUp, "READING", "clock_timestamp() - interval '1 second'", Imports.MOST_RUNS);
    UUID atWork = uploaded("kr-kofiu", "at work");
    leave(atWork, "READING", "clock_timestamp() + interval '1 hour'", 1);
    UUID unknown = UUID.randomUUID();
    List.of(givenUp, atWork, unknown).forEach(this::stage);

    await().atMost(SOON).until(() -> staged(givenUp) == 0 && staged(unknown) == 0);

    assertThat(staged(atWork)).isEqualTo(3);
    leave(atWork, "READING", "clock_timestamp()", Imports.MOST_RUNS);
    await().atMost(SOON).until(() -> staged(atWork) == 0);
  }

  @Test
  void filesOfImportsThatEndedLongAgoAreRemoved() throws IOException {
    UUID old = uploaded("eu-oj", "old");
    UUID young = uploaded("eu-oj", "young");
    for (UUID id : List.of(old, young)) {
      leave(id, "READING", "clock_timestamp() - interval '1 second'", Imports.MOST_RUNS);
      await().atMost(SOON).until(() -> status(id) == ImportStatus.FAILED);
    }
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entityManager
                    .createNativeQuery(
                        "update list_import set finished_at = now() - interval '91 days' where id = :id")
                    .setParameter("id", old)
                    .executeUpdate());

    int files = QuarkusTransaction.requiringNew().call(oldUploads::forget);

    assertThat(files).isEqualTo(1);
    assertThat(pieces(old)).isZero();
    assertThat(pieces(young)).isPositive();
    assertThat(QuarkusTransaction.requiringNew().call(oldUploads::forget)).isZero();
  }

  @Test
  void whatAnotherWorksOnIsLeftToIt() throws IOException {
    UUID id = uploaded("jp-mof", "other");
    UUID other = leave(id, "READING", "clock_timestamp() + interval '3 seconds'", 1);
    assertThatThrownBy(
            () ->
                imports.say(
                    id,
                    UUID.randomUUID(),
                    new Imports.Outcome(
                        ImportStatus.PUBLISHED,
                        null,
                        new ImportItem.Changes(0, 0, 0, 0),
                        List.of(),
                        0,
                        null,
                        new byte[0])))
        .isInstanceOf(IllegalStateException.class);
    assertThat(imports.renew(id, UUID.randomUUID(), new ImportItem.Progress(1, 1, 1))).isFalse();
    assertThat(imports.renew(id, other, new ImportItem.Progress(1, 1, 1))).isTrue();
    assertThat(status(id)).isEqualTo(ImportStatus.READING);
  }

  @Test
  void anUploadThatNobodySendsAnyMoreIsGivenUpAndItsPiecesGo() throws IOException {
    UUID id = received("eu-oj");
    uploads.store(id, body("half"));
    leave(id, "RECEIVING", "clock_timestamp() - interval '1 second'", 0);

    await().atMost(SOON).until(() -> status(id) == ImportStatus.FAILED);
    assertThat(pieces(id)).isZero();
    assertThatThrownBy(() -> uploads.store(id, body("the other half")))
        .isInstanceOf(IOException.class);
  }

  private UUID uploaded(String source, String text) throws IOException {
    UUID id = received(source);
    uploads.store(id, body(text));
    return id;
  }

  private UUID received(String source) {
    OfficialList list = OfficialList.find(source, Set.of()).orElseThrow();
    return imports.receive(list, "file", LocalDate.of(2024, 5, 24), "list-operator");
  }

  private UUID leave(UUID id, String status, String leasedUntil, int runs) {
    UUID worker = UUID.randomUUID();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entityManager
                    .createNativeQuery(
                        "update list_import set status = :status, worker = :worker, runs = :runs,"
                            + " leased_until = "
                            + leasedUntil
                            + " where id = :id")
                    .setParameter("status", status)
                    .setParameter("worker", worker)
                    .setParameter("runs", runs)
                    .setParameter("id", id)
                    .executeUpdate());
    return worker;
  }

  private void stage(UUID id) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entityManager
                    .createNativeQuery(
                        """
                        insert into list_staged (import_id, key, number, action, subject_type,
                          caption, content, content_hash, original)
                        select :id, 'K' || i, i, 'NEW', 'PERSON', '', '{}', '', ''
                        from generate_series(1, 3) as i""")
                    .setParameter("id", id)
                    .executeUpdate());
  }

  private long staged(UUID id) {
    return count("select count(*) from list_staged where import_id = :id", id);
  }

  private ImportStatus status(UUID id) {
    return QuarkusTransaction.requiringNew().call(() -> imports.findById(id).status());
  }

  private long pieces(UUID id) {
    return count("select count(*) from list_import_piece where import_id = :id", id);
  }

  private long count(String sql, UUID id) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ((Number)
                        entityManager
                            .createNativeQuery(sql)
                            .setParameter("id", id)
                            .getSingleResult())
                    .longValue());
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
