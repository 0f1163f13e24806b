package org.lockstep.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private final Path folder;

  LogFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void keepsWhatEarlierRunsHaveWrittenHoweverOftenItBegins() throws Exception {
    LogFile log = new LogFile(folder.resolve("logs/kafka.log"));
    for (String run : new String[] {"first\n", "second\n", "third\n"}) {
      log.begin();
      Files.writeString(log.path(), run, UTF_8, StandardOpenOption.APPEND);
      log.bound();
    }

    assertThat(Files.readString(log.path()))
        .containsSubsequence("---- started at ", "first", "---- started at ", "second", "third");
    assertThat(folder.resolve("logs/kafka.log.1")).doesNotExist();
  }

  @Test
  void showsTheLastLinesOfALongLog() throws Exception {
    LogFile log = new LogFile(folder.resolve("kafka.log"));
    Files.writeString(
        log.path(),
        "nothing of interest\n".repeat(5000)
            + "\nthe reason\n\tat org.lockstep.Some.where(Some.java:1)\n\t... 3 more\nthe end\n",
        UTF_8);

    assertThat(log.tail(2)).containsExactly("the reason", "the end");
    assertThat(new LogFile(folder.resolve("absent.log")).tail(2)).isEmpty();
  }

  @Test
  void keepsTheNewestOfWhatAPartWritesWithoutEnd() throws Exception {
    // Given a part that has its log open, and writes more than ten times what is kept
    LogFile log = new LogFile(folder.resolve("gateway.log"), 10_000);
    try (OutputStream part =
        Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long most = 0;
      // When
      for (int i = 0; i < 1000; i++) {
        part.write("line %04d, %s%n".formatted(i, "x".repeat(200)).getBytes(UTF_8));
        log.bound();
        most = Math.max(most, Files.size(log.path()) + sizeOf("gateway.log.1"));
      }
      // Then
      assertThat(most).isLessThanOrEqualTo(21_000);
      try (var files = Files.list(folder)) {
        assertThat(files).hasSize(2);
      }
      assertThat(Files.readString(folder.resolve("gateway.log.1")) + Files.readString(log.path()))
          .contains("line 0960")
          .contains("line 0999");
      assertThat(log.tail(1).get(0)).startsWith("line 0999");
    }
  }

  @Test
  void boundsNothingWhenThePartHasNotWrittenYet() throws Exception {
    new LogFile(folder.resolve("gateway.log"), 10).bound();

    assertThat(folder).isEmptyDirectory();
  }

  private long sizeOf(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
