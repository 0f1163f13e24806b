package org.lockstep.images.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedPackageTest {
  private static final String SHA256 = "0".repeat(64);

  private final Path folder;

  PinnedPackageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void callsTheFileAsAptDoes() {
    List<PinnedPackage> pins =
        PinnedPackage.read("# of people\n\nzlib1g 1:1.2.13.dfsg-1 amd64 " + SHA256 + " Zlib\n");

    assertThat(pins).hasSize(1);
    assertThat(pins.get(0).fileName()).isEqualTo("zlib1g_1%3a1.2.13.dfsg-1_amd64.deb");
    assertThat(pins.get(0).licence()).isEqualTo("Zlib");
  }

  @Test
  void refusesALineThatPinsNothing() {
    for (String line :
        List.of(
            "libc6",
            "libc6 2.36 amd64 " + SHA256,
            "libc6 latest amd64 " + SHA256 + " X",
            "--help 1 amd64 " + SHA256 + " X",
            "libc6 2.36 amd64 " + SHA256.substring(1) + " X")) {
      assertThatThrownBy(() -> PinnedPackage.read(line))
          .as(line)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void takesNoFileThatIsNotTheOneThatWasPinned() throws IOException {
    PinnedPackage pin = new PinnedPackage("libc6", "2.36", "amd64", SHA256, "X");
    Path file = Files.writeString(folder.resolve(pin.fileName()), "something else");

    assertThatThrownBy(() -> new Debian(folder, List.of(pin)).fetch())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("and not sha256:" + SHA256);
    assertThat(file).doesNotExist();
  }
}
