package org.lockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A register is backed up while packages are released, lost, and restored. What is asked of it is
 * in the order in which an operator meets it.
 */
@Order(10)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static Path folder;
  private static AlertedPartner partner;

  /** Packages that were released before the backup began, and while it was being made. */
  private static final List<String> BEFORE = new ArrayList<>();

  private static final Queue<String> MEANWHILE = new ConcurrentLinkedQueue<>();
  private static String afterwards;
  private static Map<String, String> entities;
  private static String ended;
  private static String survivor;
  private static String statement;
  private static int delivered;
  private static long lostSize;
  private static String screen;

  /** Where a data folder can be moved to. */
  static final class BesideTheData implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
        throws IOException {
      return Files.createTempDirectory(OneMachine.DATA.getParent(), "backup-");
    }
  }

  @BeforeAll
  static void losesARegisterAndRestoresIt(@TempDir(factory = BesideTheData.class) Path beside)
      throws Exception {
    OneMachine.ensureRunning();
    folder = beside;
    partner = AlertedPartner.subscribe();

    // A partner that is told of one release and is away from then on.
    BEFORE.add(KoreanReleases.release("told"));
    await().atMost(PATIENCE).until(() -> partner.received().size() == 3);
    delivered = partner.received().size();
    partner.goAway();
    BEFORE.add(KoreanReleases.release("untold"));
    statement = state();
    await().atMost(PATIENCE).until(() -> !KoreanReleases.entities(BEFORE).containsValue(""));
    List<String> judged = judge();
    survivor = judged.get(0);
    ended = judged.get(1);
    entities = KoreanReleases.entities(BEFORE);

    AtomicBoolean over = new AtomicBoolean();
    Thread releases =
        new Thread(
            () -> {
              for (int i = 0; !over.get(); i++) {
                MEANWHILE.add(KoreanReleases.release("meanwhile-" + i));
              }
            });
    releases.start();
    await().atMost(PATIENCE).until(() -> !MEANWHILE.isEmpty());
    // The first comes a minute after the first start.
    Path checkpoints = OneMachine.DATA.resolve("checkpoints");
    await().atMost(PATIENCE).until(() -> checkpoints.toFile().list().length > 0);
    screen = Deploy.run(0, "backup", folder.resolve("backup").toString(), "--data", data());
    over.set(true);
    releases.join();

    // What comes afterwards is in no backup, but somebody outside has a checkpoint of it.
    afterwards = KoreanReleases.release("afterwards");
    Path kept = Files.createDirectory(folder.resolve("kept"));
    String checkpoint = Api.as("auditor").get("/journal/checkpoint").raw().body();
    lostSize = Long.parseLong(checkpoint.split("\n", 3)[1]);
    Files.writeString(kept.resolve("checkpoint-" + lostSize + ".txt"), checkpoint);

    OneMachine.stopRunning();
    Files.move(OneMachine.DATA, folder.resolve("lost"));
    partner.comeBack();
    Deploy.run(
        0,
        "restore",
        folder.resolve("backup").toString(),
        "--data",
        data(),
        "--checkpoints",
        kept.toString());
    OneMachine.start("--no-story", "--no-receiver");
  }

  @AfterAll
  static void ends() {
    partner.close();
    OneMachine.stopRunning();
  }

  @Test
  @Order(1)
  void hasAllThatWasThereWhenTheBackupBegan() {
    Api reader = Api.as("auditor");

    assertThat(BEFORE).allSatisfy(id -> assertThat(KoreanReleases.designations(id)).hasSize(2));
    assertThat(KoreanReleases.entities(BEFORE)).isEqualTo(entities);
    assertThat(reader.get("/statements/" + statement).status()).isEqualTo(200);
    assertThat(reader.get("/entities/" + survivor).json().path("judgements")).hasSize(1);
    Api.Answer merged = reader.get("/entities/" + ended);
    assertThat(merged.status()).isEqualTo(308);
    assertThat(merged.raw().headers().firstValue("Location").orElse("")).endsWith(survivor);
    assertThat(partner.endpoints()).hasSize(1);
  }

  @Test
  @Order(2)
  void hasNothingByHalves() {
    // Whatever was released around the instant is there as a whole in all services, or not at all.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (String id : MEANWHILE) {
                if (Api.as("auditor").get("/packages/" + id).status() == 200) {
                  assertThat(KoreanReleases.designations(id)).hasSize(2);
                  assertThat(KoreanReleases.entities(List.of(id))).doesNotContainValue("");
                }
              }
            });
    assertThat(screen).contains("stood still, and go on");
  }

  @Test
  @Order(3)
  void saysThatHistoryIsMissingAndTakesNothingInUntilItsKeepersHaveDecided() throws IOException {
    assertThat(Api.as("auditor").get("/packages/" + afterwards).status()).isEqualTo(404);
    assertThat(Files.readString(OneMachine.DATA.resolve("logs/designation-service.log"), UTF_8))
        .contains("FORK: there is a checkpoint of " + lostSize + " entries, here are ");

    String id = KoreanReleases.approved("refused", 2);
    Api.Answer refused =
        Api.as("kr-releaser").send("POST", "/packages/" + id + "/release", null, Map.of());
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(503);
    assertThat(Api.as("auditor").get("/journal/checkpoint").status()).isEqualTo(503);

    // They have: what is lost will be released anew.
    Files.delete(OneMachine.DATA.resolve("checkpoints/checkpoint-" + lostSize + ".txt"));
    OneMachine.kill("designation-service");
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> Api.as("auditor").get("/journal/checkpoint").status() == 200);
    Api.as("kr-releaser").send("POST", "/packages/" + id + "/release", null, Map.of());
    await().atMost(PATIENCE).until(() -> Api.as("auditor").get("/packages/" + id).status() == 200);
    BEFORE.add(id);
  }

  @Test
  @Order(4)
  void sendsWhatWasNotDeliveredAndNothingTwice() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(partner.packages())
                    .as("each once, whether it was told before the loss or after")
                    .containsAll(BEFORE)
                    .doesNotHaveDuplicates());
    assertThat(partner.repeats()).as("sent again although it was acknowledged").isZero();
    assertThat(partner.received()).hasSizeGreaterThan(delivered);
  }

  @Test
  @Order(5)
  void verifiesAgainstTheCheckpointsThatWereKept() throws Exception {
    Api reader = Api.as("auditor");
    String key = reader.get("/journal/key").raw().body().strip();
    Path journal = folder.resolve("journal.jsonl");
    Path now = folder.resolve("now.txt");
    Api.Answer export = reader.get("/exports/journal.jsonl");
    Files.writeString(journal, export.raw().body());
    Files.writeString(now, reader.get("/journal/checkpoint").raw().body());

    assertThat(
            Deploy.run(0, "verifier", "journal", journal.toString(), now.toString(), "--key", key))
        .contains("OK  ")
        .doesNotContain("NOT OK");
    Path earlier = newestOf(folder.resolve("backup/data/checkpoints"));
    Path proof = folder.resolve("proof.json");
    Files.writeString(
        proof,
        reader
            .get(
                "/journal/proofs/consistency?from="
                    + size(earlier)
                    + "&to="
                    + Files.readAllLines(now).get(1))
            .raw()
            .body());
    assertThat(
            Deploy.run(
                0,
                "verifier",
                "consistency",
                earlier.toString(),
                now.toString(),
                proof.toString(),
                "--key",
                key))
        .contains("OK  ")
        .doesNotContain("NOT OK");
  }

  @Test
  @Order(6)
  void isNotRestoredOverAnother() throws Exception {
    assertThat(Deploy.run(1, "restore", folder.resolve("backup").toString(), "--data", data()))
        .contains("is not empty, and nothing is overwritten");
    assertThat(Deploy.run(1, "backup", folder.resolve("backup").toString(), "--data", data()))
        .contains("is there already");
  }

  private static String data() {
    return OneMachine.DATA.toString();
  }

  private static String state() {
    Api.Answer stated =
        Api.as("kr-drafter")
            .post(
                "/statements",
                """
                {"reference":"KR-%s","kind":"CONDEMNATION","speaker":"A minister","country":"KR",
                 "date":"2026-11-23","text":"We condemn it.","about":{"packages":["%s"]},
                 "source":{"kind":"MEDIA","title":"A paper","url":"https://paper.example/1",
                   "date":"2026-11-23"}}"""
                    .formatted(KoreanReleases.RUN, BEFORE.get(0)));
    assertThat(stated.status()).as(stated.raw().body()).isEqualTo(201);
    return stated.json().path("id").asText();
  }

  /** A curator finds that two of them are one: the one that lives on, and the other. */
  private static List<String> judge() {
    List<String> two = List.copyOf(KoreanReleases.entities(BEFORE.subList(0, 1)).values());
    Api.Answer judged =
        Api.as("jp-curator")
            .post(
                "/resolution/judgements",
                "{\"entityIds\":[\"%s\",\"%s\"],\"decision\":\"SAME\",\"reason\":\"One seat\"}"
                    .formatted(two.get(0), two.get(1)));
    assertThat(judged.status()).as(judged.raw().body()).isEqualTo(201);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                KoreanReleases.entities(BEFORE.subList(0, 1)).values().stream().distinct().count()
                    == 1);
    String living = KoreanReleases.entities(BEFORE.subList(0, 1)).values().iterator().next();
    return List.of(living, two.get(0).equals(living) ? two.get(1) : two.get(0));
  }

  private static Path newestOf(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.max((a, b) -> Long.compare(size(a), size(b))).orElseThrow();
    }
  }

  private static long size(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().replaceAll("[^0-9]", ""));
  }
}
