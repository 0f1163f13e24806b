package org.lockstep.local.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Progress;

class RestoreTest {
  private final Path folder;
  private final Path data;
  private final Path backup;
  private final Path restored;
  private final Progress progress =
      new Progress(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));

  RestoreTest(@TempDir Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.backup = folder.resolve("backup");
    this.restored = folder.resolve("restored");
  }

  /** Of a Lockstep that is stopped. */
  @BeforeEach
  void backUp() throws Exception {
    try (DataFolder held = DataFolder.claim(data)) {
      held.secrets();
      Files.writeString(held.checkpoints().resolve("checkpoint-3.txt"), "three");
      Files.createDirectories(held.logs());
      Files.createDirectories(held.store("postgres"));
      Files.writeString(held.store("postgres").resolve("PG_VERSION"), "18");
    }
    new Backup(data, progress).into(backup);
  }

  @Test
  void bringsEverythingBackForNobodyElse() throws Exception {
    restore(Optional.empty());

    assertThat(restored.resolve("postgres/PG_VERSION")).hasContent("18");
    assertThat(restored.resolve("logs")).doesNotExist();
    assertThat(Secrets.of(restored).officersPassword())
        .isEqualTo(Secrets.of(data).officersPassword());
    for (Path place : new Path[] {backup, restored}) {
      assertThat(Files.getPosixFilePermissions(place)).hasSize(3);
    }
  }

  @Test
  void takesCheckpointsThatWereKeptElsewhereForTrue() throws Exception {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Files.writeString(kept.resolve("checkpoint-3.txt"), "three, as told");
    Files.writeString(kept.resolve("checkpoint-5.txt"), "five");

    restore(Optional.of(kept));

    assertThat(restored.resolve("checkpoints/checkpoint-3.txt")).hasContent("three, as told");
    assertThat(restored.resolve("checkpoints/checkpoint-5.txt")).hasContent("five");
  }

  @Test
  void overwritesNeitherDataNorABackup() throws Exception {
    Files.createDirectory(restored);
    restore(Optional.empty());

    assertThatThrownBy(() -> restore(Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not empty");
    assertThatThrownBy(() -> new Backup(data, progress).into(backup))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("there already");
  }

  @Test
  void refusesABackupThatIsNotWhatItWas() throws Exception {
    Path version = backup.resolve("data/postgres/PG_VERSION");

    Files.writeString(version, "17");
    assertRefused("is not what it was");
    Files.delete(version);
    assertRefused("is missing");
    Files.writeString(version, "18");
    Files.writeString(backup.resolve("data/more"), "");
    assertRefused("does not belong");
    Files.delete(backup.resolve("data/more"));
    Files.delete(backup.resolve("contents.sha256"));
    assertRefused("is not a backup");
  }

  @Test
  void refusesABackupOfAFolderThatIsHeldOrIsNone() throws Exception {
    try (DataFolder held = DataFolder.claim(data)) {
      assertThatThrownBy(() -> new Backup(held.path(), progress).into(folder.resolve("second")))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("already runs");
    }
    assertThatThrownBy(() -> new Backup(folder, progress).into(folder.resolve("second")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no Lockstep in");
    assertThatThrownBy(() -> new Backup(data, progress).into(data.resolve("second")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("in the data folder itself");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("data", "backup");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> restore(Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
    assertThat(restored).doesNotExist();
  }

  private void restore(Optional<Path> kept) throws Exception {
    new Restore(backup, progress).into(restored, kept);
  }
}
