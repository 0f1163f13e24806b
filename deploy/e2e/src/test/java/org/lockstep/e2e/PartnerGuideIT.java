package org.lockstep.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever types what docs/partners.md shows gets to alerts, a copy and a partner let in. */
@Order(4)
class PartnerGuideIT {
  private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path GUIDE = PROJECT.resolve("docs/partners.md");
  private static final Pattern EXAMPLE = Pattern.compile("docs/example/[pP]artner\\.\\w+");
  private static final Duration MINUTES = Duration.ofMinutes(3);

  @SuppressWarnings("NullAway.Init") // By JUnit.
  @TempDir
  Path folder;

  @BeforeAll
  static void startsTheStory() {
    OneMachine.withTheStory();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "python3,docs/example/partner.py,0",
    "node,docs/example/partner.mjs,1",
    "java,docs/example/Partner.java,2"
  })
  void itsLinesWork(String interpreter, String example, int number) throws Exception {
    // Skipped where a program is missing that the build does not bring: the project needs a JDK
    // alone, and whoever follows the guide chooses one language.
    for (String program : List.of("bash", "curl", "jq", "openssl", interpreter)) {
      assumeTrue(isThere(program), "docs/partners.md is not tried: there is no " + program);
    }
    for (String shown : List.of("docs", "deploy")) {
      Files.createSymbolicLink(folder.resolve(shown), PROJECT.resolve(shown));
    }
    Files.createSymbolicLink(folder.resolve(".lockstep"), OneMachine.DATA);
    Path copy = folder.resolve("copy/register.ftm.jsonl");

    Process shell = start(script(example, number));
    try {
      assertThat(shell.waitFor(MINUTES.toSeconds(), SECONDS)).as(this::screen).isTrue();
      assertThat(shell.exitValue()).as(this::screen).isZero();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(folder.resolve("alerts.jsonl"))
                      .exists()
                      .content()
                      .as(this::screen)
                      .contains("org.lockstep.test.v1"));
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      endReceiver();
    }
    assertThat(screen()).containsPattern("state \\d+: \\d+ entities, SHA-256 [0-9a-f]{64}");
    assertThat(Files.readAllLines(copy)).isNotEmpty();
    assertThat(screen()).contains("\"kr-harbours-" + number + "\"");
  }

  /** The lines of the guide, with this machine's ports and names of this run. */
  private static String script(String example, int number) throws IOException {
    List<String> lines = new ArrayList<>(List.of("set -euo pipefail"));
    for (String command : commands(Files.readString(GUIDE))) {
      if (EXAMPLE.matcher(command).find() && !command.contains(example)) {
        continue;
      }
      lines.add(
          command.contains(" receive ")
              ? command.replaceFirst("( +#.*)?$", " & echo \\$! > receiver")
              : command);
    }
    return String.join("\n", lines)
        .replace(":8080/", ":" + OneMachine.PORT + "/")
        .replace(":9000/", ":" + receiverPort(number) + "/")
        .replace(" 9000 ", " " + receiverPort(number) + " ")
        .replace("kr-harbours", "kr-harbours-" + number);
  }

  private static int receiverPort(int number) {
    return OneMachine.PORT + 40 + number;
  }

  /** What follows a {@code $} in a block, to the line where its quotes end. */
  private static List<String> commands(String guide) {
    List<String> commands = new ArrayList<>();
    boolean shown = false;
    boolean goesOn = false;
    for (String line : guide.lines().toList()) {
      if (line.startsWith("```")) {
        shown = !shown;
      } else if (shown && goesOn) {
        commands.add(commands.remove(commands.size() - 1) + "\n" + line);
        goesOn = hasOpenQuote(commands.get(commands.size() - 1));
      } else if (shown && line.startsWith("$ ")) {
        commands.add(line.substring(2));
        goesOn = hasOpenQuote(line);
      }
    }
    assertThat(commands).hasSizeGreaterThan(15);
    return commands;
  }

  private static boolean hasOpenQuote(String command) {
    return command.chars().filter(character -> character == '\'').count() % 2 == 1;
  }

  private Process start(String script) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("screen").toFile());
    builder.environment().put("LOCKSTEP_DATA", OneMachine.DATA.toString());
    builder
        .environment()
        .put("LOCKSTEP_REALM", "http://localhost:" + (OneMachine.PORT + 1) + "/realms/lockstep");
    return builder.start();
  }

  private void endReceiver() throws IOException {
    Path receiver = folder.resolve("receiver");
    if (Files.exists(receiver)) {
      ProcessHandle.of(Long.parseLong(Files.readString(receiver).strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private String screen() {
    try {
      return Files.readString(folder.resolve("screen"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
