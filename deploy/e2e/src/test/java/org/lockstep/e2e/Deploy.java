package org.lockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands in {@code deploy}, as an operator calls them. */
final class Deploy {
  private static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();

  private Deploy() {}

  /** Runs one, which ends with this status, and answers what it says. */
  static String run(int expected, String command, String... rest)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(FOLDER.resolve(command).toString()));
    words.addAll(List.of(rest));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(expected);
    return said;
  }
}
