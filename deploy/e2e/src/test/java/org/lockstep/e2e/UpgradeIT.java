package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Lockstep of the version that landed last, with data in it, is started with this one. {@code
 * -Dupgrade.record=true} first makes a new archive, of this version (docs/develop.md).
 */
@Order(11)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PARTNER = "kr-port-control";

  private static UpgradeAnswers before;
  private static AlertedPartner partner;
  private static Path folder;

  @BeforeAll
  static void startsWhatAnotherVersionLeft(
      @TempDir(factory = BackupIT.BesideTheData.class) Path beside) throws Exception {
    folder = beside;
    OneMachine.stopRunning();
    if (Boolean.getBoolean("upgrade.record")) {
      OneMachine.start("--reset");
      record(folder);
      OneMachine.stopRunning();
    }
    before = UpgradeAnswers.read();
    if (Files.exists(OneMachine.DATA)) {
      Files.move(OneMachine.DATA, folder.resolve("another"));
    }
    UpgradeArchive.unpack(folder.resolve("backup"));
    Deploy.run(
        0, "restore", folder.resolve("backup").toString(), "--data", OneMachine.DATA.toString());
    OneMachine.start("--no-story", "--no-receiver");
    partner = AlertedPartner.movedHere();
  }

  /** Makes the archive of what runs, which has its story told. */
  static void record(Path beside) throws Exception {
    try (AlertedPartner told = AlertedPartner.subscribe()) {
      KoreanReleases.release("told");
      await().atMost(PATIENCE).until(() -> told.received().size() == 3);
      String between = Instant.now().toString();
      told.goAway();
      List<String> untold = List.of(KoreanReleases.release("untold"));
      await().atMost(PATIENCE).until(() -> !KoreanReleases.entities(untold).containsValue(""));
      Api api = Api.asPartner(PARTNER);
      UpgradeAnswers.record(
          between,
          api.get("/designations?limit=20").json().path("next").asText(),
          api.get("/alerts?limit=5").json().path("next").asText());
      Path backup = beside.resolve("recorded");
      Deploy.run(0, "backup", backup.toString(), "--data", OneMachine.DATA.toString());
      UpgradeArchive.pack(backup);
    }
  }

  @AfterAll
  static void ends() {
    if (partner != null) {
      partner.close();
    }
    OneMachine.stopRunning();
  }

  @Test
  @Order(1)
  void hasEveryDesignationInBothTimes() {
    assertThat(before.changes("/designations")).isEmpty();
    assertThat(before.count("/designations/")).isGreaterThan(150);
  }

  @Test
  @Order(2)
  void hasTheSamePackagesStatementsAuthoritiesAndGaps() {
    for (String path :
        List.of(
            "/packages",
            "/statements",
            "/joint-actions",
            "/authorities",
            "/programmes",
            "/instruments",
            "/timeline",
            "/alignment")) {
      assertThat(before.changes(path)).isEmpty();
    }
  }

  @Test
  @Order(3)
  void hasTheSameEntities() {
    assertThat(before.changes("/entities/")).isEmpty();
    assertThat(before.count("/entities/")).isGreaterThan(20);
  }

  @Test
  @Order(4)
  void goesOnWithListsThatAPartnerHadBegun() {
    Api api = Api.asPartner(PARTNER);

    Api.Answer designations =
        api.get("/designations?limit=20&after=" + before.text("partnersCursor"));
    Api.Answer alerts = api.get("/alerts?limit=5&after=" + before.text("alertsCursor"));

    assertThat(designations.status()).as(designations.raw().body()).isEqualTo(200);
    assertThat(designations.json().path("items")).isNotEmpty();
    assertThat(alerts.status()).as(alerts.raw().body()).isEqualTo(200);
    assertThat(alerts.json().path("items")).isNotEmpty();
  }

  @Test
  @Order(5)
  void sendsWhatWasDueAndWhatIsReleasedNowToTheSubscriptionOfBefore() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(partner.packages()).hasSize(1));
    String released = KoreanReleases.release("upgraded");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(partner.packages()).hasSize(2).contains(released));
    assertThat(partner.packages()).doesNotHaveDuplicates();
    assertThat(partner.repeats()).isZero();
  }

  @Test
  @Order(6)
  void provesThatTheJournalGoesOnFromTheCheckpointOfBefore() throws Exception {
    Api reader = Api.as("auditor");
    String key = before.text("journalKey");
    Path earlier = Files.writeString(folder.resolve("earlier.txt"), before.text("checkpoint"));
    Path now = folder.resolve("now.txt");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Files.writeString(now, reader.get("/journal/checkpoint").raw().body());
              return size(now) > size(earlier);
            });
    Path proof =
        Files.writeString(
            folder.resolve("proof.json"),
            reader
                .get("/journal/proofs/consistency?from=" + size(earlier) + "&to=" + size(now))
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
    Path journal =
        Files.writeString(
            folder.resolve("journal.jsonl"), reader.get("/exports/journal.jsonl").raw().body());
    assertThat(
            Deploy.run(0, "verifier", "journal", journal.toString(), now.toString(), "--key", key))
        .contains("OK  ")
        .doesNotContain("NOT OK");
  }

  private static long size(Path checkpoint) throws IOException {
    return Long.parseLong(Files.readAllLines(checkpoint).get(1));
  }
}
