package org.lockstep.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
  @Test
  void areThereForBothWhenTwoUnpackThemAtOnce(@TempDir Path parent) {
    Path folder = parent.resolve("postgres");

    List<CompletableFuture<Path>> both =
        Stream.of(1, 2)
            .map(
                one ->
                    CompletableFuture.supplyAsync(
                        () -> unpacked(folder), work -> new Thread(work).start()))
            .toList();

    assertThat(both).allSatisfy(one -> assertThat(one.join()).isEqualTo(folder));
    assertThat(folder.resolve("bin/postgres")).isExecutable();
    assertThat(parent.toFile().list()).containsExactly("postgres");
  }

  private static Path unpacked(Path folder) {
    try {
      return PostgresBinaries.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
