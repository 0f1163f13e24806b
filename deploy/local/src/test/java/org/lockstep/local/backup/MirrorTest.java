package org.lockstep.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
  private final Path from;
  private final Path to;

  MirrorTest(@TempDir Path folder) throws Exception {
    this.from = folder.resolve("from");
    this.to = folder.resolve("to");
    Files.createDirectories(from.resolve("inner"));
  }

  @Test
  void bringsAnEarlierCopyUpToDate() throws Exception {
    Files.writeString(from.resolve("inner/stays"), "as it is");
    Files.writeString(from.resolve("grows"), "1");
    Files.writeString(from.resolve("goes"), "away");
    Mirror mirror = new Mirror(from, to, path -> true);
    mirror.update();

    Files.writeString(from.resolve("grows"), "12");
    Files.delete(from.resolve("goes"));
    Files.writeString(from.resolve("comes"), "new");
    mirror.update();

    assertThat(to.resolve("inner/stays")).hasContent("as it is");
    assertThat(to.resolve("grows")).hasContent("12");
    assertThat(to.resolve("comes")).hasContent("new");
    assertThat(to.resolve("goes")).doesNotExist();
  }

  @Test
  void copiesAgainWhatChangedWithinOneTickOfTheClockAndKeptItsSize() throws Exception {
    Path file = Files.writeString(from.resolve("page"), "old");
    FileTime tick = Files.getLastModifiedTime(file);
    Mirror mirror = new Mirror(from, to, path -> true);
    mirror.update();

    Files.writeString(file, "new");
    Files.setLastModifiedTime(file, tick);
    mirror.update();

    assertThat(to.resolve("page")).hasContent("new");
  }

  @Test
  void leavesAloneWhatHasRestedSinceBefore() throws Exception {
    Files.writeString(from.resolve("segment"), "rests");
    Thread.sleep(2500); // Longer than the coarsest clock of a file system takes for a tick.
    Mirror mirror = new Mirror(from, to, path -> true);
    mirror.update();
    Object first = Files.getAttribute(to.resolve("segment"), "unix:ctime");

    mirror.update();

    assertThat(Files.getAttribute(to.resolve("segment"), "unix:ctime")).isEqualTo(first);
  }

  @Test
  void copiesOnlyWhatIsWantedAndWhoMayOpenIt() throws Exception {
    Files.writeString(from.resolve("inner/log"), "no");
    Files.setPosixFilePermissions(
        Files.writeString(from.resolve("keys"), "secret"),
        PosixFilePermissions.fromString("rw-------"));

    new Mirror(from, to, path -> !path.startsWith("inner")).update();

    assertThat(to.resolve("inner")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("keys"))))
        .isEqualTo("rw-------");
  }
}
