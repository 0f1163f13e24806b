package org.lockstep.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private final Path parent;

  DataFolderTest(@TempDir Path parent) {
    this.parent = parent;
  }

  @Test
  void makesANewFolderThatOnlyItsOwnerMayOpen() throws Exception {
    try (DataFolder data = DataFolder.claim(parent.resolve("new"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void leavesAFolderAloneThatIsNotOurs() throws Exception {
    Path document =
        Files.writeString(parent.resolve("thesis.txt"), "years of work", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> DataFolder.claim(parent))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not a data folder of Lockstep");
    assertThat(document).exists();
    assertThat(parent.resolve("run")).doesNotExist();
  }

  @Test
  void namesTheLauncherThatHoldsTheFolder() throws Exception {
    Path folder = parent.resolve("data");
    try (DataFolder held = DataFolder.claim(folder)) {
      assertThat(held.path()).isEqualTo(folder);
      assertThatThrownBy(() -> DataFolder.claim(folder))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("already runs on " + folder)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    DataFolder.claim(folder).close();
  }

  @Test
  void emptiesAllButWhatMarksItAsOurs() throws Exception {
    Path folder = parent.resolve("data");
    try (DataFolder data = DataFolder.claim(folder)) {
      String before = data.secrets().officersPassword();
      Files.createDirectories(data.store("postgres").resolve("base"));
      Files.writeString(data.store("postgres").resolve("base/1"), "x", StandardCharsets.UTF_8);
      Files.createSymbolicLink(folder.resolve("link"), parent);

      data.empty();

      assertThat(data.store("postgres")).doesNotExist();
      assertThat(folder.resolve("link")).doesNotExist();
      assertThat(parent).exists();
      assertThat(data.secrets().officersPassword()).isNotEqualTo(before);
      assertThatThrownBy(() -> DataFolder.claim(folder)).hasMessageContaining("already runs");
    }
  }

  @Test
  void makesNoNewPasswordsForOldData() throws Exception {
    try (DataFolder data = DataFolder.claim(parent.resolve("data"))) {
      Files.createDirectories(data.store("postgres"));

      assertThatThrownBy(data::secrets)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("secrets.properties is gone");
    }
  }

  @Test
  void tellsOtherProgramsThePortsOnlyWhileEverythingIsUp() throws Exception {
    Path folder = parent.resolve("data");
    try (DataFolder data = DataFolder.claim(folder)) {
      assertThat(DataFolder.portBaseOfReady(folder)).isEmpty();
      data.markReady(9000);
      assertThat(DataFolder.portBaseOfReady(folder)).contains(9000);
    }
    assertThat(DataFolder.portBaseOfReady(folder)).isEmpty();
  }

  @Test
  void saysOfAFolderWhetherItsLauncherIsStillStartingOrGone() throws Exception {
    Path folder = parent.resolve("data");
    try (DataFolder data = DataFolder.claim(folder)) {
      assertThatThrownBy(() -> DataFolder.requirePortBase(folder))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("still starting");
      data.markReady(9000);
      assertThat(DataFolder.requirePortBase(folder)).isEqualTo(9000);
    }
    Path lock = folder.resolve("run/launcher.lock");
    for (String gone : List.of("", "4194305", Files.readString(lock))) {
      Files.writeString(lock, gone);
      Files.setLastModifiedTime(lock, FileTime.from(Instant.EPOCH));
      assertThatThrownBy(() -> DataFolder.requirePortBase(folder))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("is not running on " + folder);
    }
    assertThatThrownBy(() -> DataFolder.requirePortBase(parent.resolve("none")))
        .hasMessageContaining("is not running");
  }
}
