package org.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private final Path folder;

  LogFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void keepsTheRunBeforeBesideThisOneAndNoMore() throws Exception {
    LogFile log = new LogFile(folder.resolve("logs/kafka.log"));
    for (String run : new String[] {"first", "second", "third"}) {
      log.rotate();
      Files.writeString(log.path(), run, StandardCharsets.UTF_8);
    }

    try (var files = Files.list(folder.resolve("logs"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("kafka.log", "kafka.log.1");
    }
    assertThat(log.path()).hasContent("third");
    assertThat(folder.resolve("logs/kafka.log.1")).hasContent("second");
  }

  @Test
  void showsTheLastLinesOfALongLog() throws Exception {
    LogFile log = new LogFile(folder.resolve("kafka.log"));
    Files.writeString(
        log.path(),
        "nothing of interest\n".repeat(5000)
            + "\nthe reason\n\tat org.lockstep.Some.where(Some.java:1)\n\t... 3 more\nthe end\n",
        StandardCharsets.UTF_8);

    assertThat(log.tail(2)).containsExactly("the reason", "the end");
    assertThat(new LogFile(folder.resolve("absent.log")).tail(2)).isEmpty();
  }
}
