package org.lockstep.designation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class PublicationTest {
  private static final String ANOTHER_ROOT = "bm90IHRoZSByb290IG9mIHRoaXMgam91cm5hbCBhdCBhbGw=";

  @Inject Journal journal;
  @Inject JournalKey key;
  @Inject AgroalDataSource dataSource;

  /** Not the one of the service, which goes on. */
  private final Contradictions contradictions = new Contradictions();

  private Path folder;
  private long size;

  @BeforeEach
  void append(@TempDir Path empty) {
    folder = empty;
    append(3);
    size = journal.size();
  }

  @Test
  void addsASignedCheckpointOfThePresentState() throws Exception {
    publish(folder);

    assertThat(names(folder)).containsExactly("checkpoint-" + size + ".txt");
    assertThat(Notes.verified(Files.readString(file(size)), key.verifierKeys()))
        .containsExactly("lockstep/register", Long.toString(size), journal.latest().rootHash());
    assertThat(contradictions.known()).isEmpty();
  }

  @Test
  void addsAnotherWhenTheJournalHasGrownAndLeavesTheFirstAsItIs() throws Exception {
    publish(folder);
    String first = Files.readString(file(size));
    publish(folder);
    append(2);

    publish(folder);

    assertThat(names(folder))
        .containsExactlyInAnyOrder(
            "checkpoint-" + size + ".txt", "checkpoint-" + (size + 2) + ".txt");
    assertThat(Files.readString(file(size))).isEqualTo(first);
  }

  @Test
  void neverOverwritesACheckpoint() throws Exception {
    CheckpointSink sink = new CheckpointSink(folder);
    Files.writeString(file(7), "as it was");

    sink.add(7, "something else");

    assertThat(Files.readString(file(7))).isEqualTo("as it was");
    assertThat(names(folder)).containsExactly("checkpoint-7.txt");
  }

  @Test
  void stopsWhenASinkKnowsOfMoreEntriesThanThereAre() throws Exception {
    put(new Checkpoint(key.name(), size + 1, ANOTHER_ROOT));

    publish(folder);

    assertThat(contradictions.known())
        .containsExactly("there is a checkpoint of " + (size + 1) + " entries, here are " + size);
    assertThat(names(folder)).containsExactly("checkpoint-" + (size + 1) + ".txt");
  }

  @Test
  void stopsForAllSinksWhenOneKnowsOfAnotherPast() throws Exception {
    Path one = Files.createDirectory(folder.resolve("one"));
    put(new Checkpoint(key.name(), size - 1, ANOTHER_ROOT));

    publish(one, folder);

    assertThat(contradictions.known())
        .containsExactly("the checkpoint of " + (size - 1) + " has another root");
    assertThat(names(one)).isEmpty();
    assertThat(Files.exists(file(size))).isFalse();
  }

  @Test
  void goesOnWhenTheContradictionIsResolvedAndNotWhenItCannotBeRead() throws Exception {
    Publication publication = publication(folder);
    put(new Checkpoint(key.name(), size, ANOTHER_ROOT));
    publication.publish();
    assertThat(contradictions.known()).hasSize(1);

    Path away = folder.resolveSibling(folder.getFileName() + "-away");
    Files.move(folder, away);
    publication.publish();
    assertThat(contradictions.known()).hasSize(1);

    Files.move(away, folder);
    Files.delete(file(size));
    publication.publish();
    assertThat(contradictions.known()).isEmpty();
    assertThat(names(folder)).containsExactly("checkpoint-" + size + ".txt");
  }

  @Test
  void publishesToTheOtherSinksWhenOneIsAwayOrBroken() throws Exception {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Path good = Files.createDirectory(folder.resolve("good"));
    Files.writeString(broken.resolve("checkpoint-1.txt"), "no checkpoint");
    Files.writeString(
        foreign.resolve("checkpoint-1.txt"),
        new Checkpoint("somebody/else", 1, ANOTHER_ROOT).signed(key));

    publish(folder.resolve("away"), broken, foreign, good);

    assertThat(contradictions.known()).isEmpty();
    assertThat(names(good)).containsExactly("checkpoint-" + size + ".txt");
    assertThat(names(broken)).containsExactly("checkpoint-1.txt");
    assertThat(names(foreign)).containsExactly("checkpoint-1.txt");
    assertThat(folder.resolve("away")).doesNotExist();
  }

  @Test
  void comparesButAddsNothingWhileAnotherReplicaPublishes() throws Exception {
    try (Connection other = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtext('journal-checkpoints'))");

      publish(folder);

      assertThat(names(folder)).isEmpty();
      assertThat(contradictions.known()).isEmpty();
      put(new Checkpoint(key.name(), size, ANOTHER_ROOT));
      publish(folder);
      assertThat(contradictions.known()).hasSize(1);
    }
  }

  @Test
  void publishesAtTheStartAndAfterAThousandEntriesWithoutWaitingForTheMinute() throws Exception {
    Publisher publisher =
        new Publisher(
            journal, key, dataSource, contradictions, Optional.of(List.of(folder.toString())));
    publisher.start(new StartupEvent(), new SimpleMeterRegistry());
    try {
      assertThat(names(folder)).containsExactly("checkpoint-" + size + ".txt");
      append(1_000);
      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> names(folder).contains("checkpoint-" + (size + 1_000) + ".txt"));
    } finally {
      publisher.stop(new ShutdownEvent());
    }
  }

  private void publish(Path... folders) throws Exception {
    publication(folders).publish();
  }

  private Publication publication(Path... folders) {
    return new Publication(
        journal,
        key,
        dataSource,
        contradictions,
        Stream.of(folders).map(CheckpointSink::new).toList());
  }

  private void put(Checkpoint checkpoint) throws IOException {
    Files.writeString(file(checkpoint.size()), checkpoint.signed(key));
  }

  private Path file(long of) {
    return folder.resolve("checkpoint-" + of + ".txt");
  }

  private static List<String> names(Path sink) throws IOException {
    try (Stream<Path> files = Files.list(sink)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void append(int count) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (int i = 0; i < count; i++) {
                journal.append(JournalKind.DESIGNATION_PUBLISHED, Map.of("entry", i));
              }
            });
  }
}
