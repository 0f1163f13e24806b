package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.lockstep.local.receiver.Receiver;
import org.lockstep.local.story.Story;

/**
 * Whatever is killed in the middle of the story, the end is the same, and nothing is left running.
 */
@Order(5)
class SurvivalIT {
  private final List<String> kills = new CopyOnWriteArrayList<>();

  @AfterAll
  static void leavesNoProcess() {
    OneMachine.withTheStory().stop();
    assertThat(OneMachine.processes()).isEmpty();
  }

  @Test
  void endsTheSameWhenServicesAreKilledAndTheReceiverComesLate() throws Exception {
    // Given what an undisturbed story leaves behind
    OneMachine undisturbed = OneMachine.withTheStory();
    List<String> expected = EndState.now();

    // When its launcher is killed, another begins anew without a receiver, and services are killed
    // on the way
    undisturbed.kill();
    OneMachine again = OneMachine.start("--reset", "--no-story", "--no-receiver");
    assertThat(strangers(again)).as("processes that the killed launcher left behind").isEmpty();
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    new Story(OneMachine.DATA, OneMachine.PORT, watched(screen, this::disturb))
        .play(new Story.Setting(true, ""));

    // Then the end is the same
    assertThat(kills)
        .containsExactly("entity-service", "alert-service", "entity-service", "receiver comes up");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(EndState.now()).isEqualTo(expected));
    assertThat(EndState.received())
        .extracting(alert -> alert.path("webhookId").asText())
        .hasSize(27)
        .doesNotHaveDuplicates();
  }

  private void disturb(String line) {
    if (line.contains("JP-2024-05-24 ") && line.contains("released by")) {
      kill("entity-service");
    } else if (line.contains("EU-2024-06-25")) {
      kill("alert-service");
    } else if (line.contains("Azia Shipping Company ") && line.contains("listing records")) {
      kill("entity-service");
    } else if (line.contains("The packages announced on 24 May 2024")) {
      startReceiver();
    }
  }

  private void kill(String part) {
    OneMachine.kill(part);
    kills.add(part);
  }

  private void startReceiver() {
    try {
      Receiver.main(
          new String[] {
            Integer.toString(OneMachine.PORT + 5),
            OneMachine.DATA.resolve("receiver").toString(),
            "http://localhost:" + OneMachine.PORT
          });
      kills.add("receiver comes up");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> strangers(OneMachine machine) {
    Set<Long> own =
        ProcessHandle.of(machine.pid())
            .map(launcher -> Stream.concat(Stream.of(launcher), launcher.descendants()))
            .orElseGet(Stream::empty)
            .map(ProcessHandle::pid)
            .collect(Collectors.toSet());
    return OneMachine.processes().stream()
        .filter(process -> !own.contains(process.pid()))
        .map(process -> process.pid() + " " + process.info().command().orElse(""))
        .toList();
  }

  /** Hands each finished line on. */
  private static PrintStream watched(OutputStream screen, Consumer<String> lines) {
    return new PrintStream(
        new OutputStream() {
          private final ByteArrayOutputStream line = new ByteArrayOutputStream();

          @Override
          public void write(int b) throws IOException {
            screen.write(b);
            if (b == '\n') {
              String finished = line.toString(StandardCharsets.UTF_8);
              line.reset();
              lines.accept(finished);
            } else {
              line.write(b);
            }
          }
        },
        true,
        StandardCharsets.UTF_8);
  }
}
