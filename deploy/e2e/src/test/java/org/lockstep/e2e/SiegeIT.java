package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.lockstep.local.story.Story;

/**
 * Everything that has ever stopped Lockstep at once, beside the story and beside releases and reads
 * that must go on. How long it goes on is said by {@code -Dlockstep.siege=PT15M}; docs/develop.md
 * has the command. The figures are printed and kept in {@code target/siege.txt}.
 */
@Order(10)
@EnabledIfSystemProperty(named = "lockstep.siege", matches = "PT.*")
class SiegeIT {
  private static final Path FIGURES = Path.of("target", "siege.txt");
  private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

  @AfterAll
  static void ends() {
    OneMachine.stopRunning();
  }

  @Test
  void nothingStopsAndNothingIsLost() throws Exception {
    KAFKA.setLevel(Level.OFF);
    Duration siege = Duration.parse(System.getProperty("lockstep.siege"));
    List<String> told = new ArrayList<>();

    // Given the story, told while everything goes on
    OneMachine.stopRunning();
    OneMachine machine = OneMachine.start("--reset", "--no-story", "--no-receiver");
    Besieged besieged = new Besieged();
    besieged.listen();
    Besiegers besiegers = new Besiegers(besieged);
    besiegers.begin();
    PrintStream nowhere =
        new PrintStream(Files.newOutputStream(Path.of("target", "siege-story.txt")));
    new Story(OneMachine.DATA, OneMachine.PORT, nowhere).play(new Story.Setting(true, ""));

    // When officers release and partners read, first beside all of it and then alone
    go(besieged, siege);
    List<String> refusedInTheSiege = besieged.refused();
    told.add(besieged.figures("besieged"));
    besiegers.end();
    go(besieged, siege.dividedBy(5));
    told.add(besieged.figures("alone"));
    besiegers.counts().forEach((what, count) -> told.add("%8d  %s".formatted(count, what)));
    refusedInTheSiege.stream().distinct().forEach(one -> told.add("refused: " + one));
    Files.write(FIGURES, told);
    told.forEach(System.out::println);
    besieged.end();

    // Then nothing was lost, nothing ended, and nobody who asked properly was turned away
    assertThat(EndState.received())
        .extracting(alert -> alert.path("webhookId").asText())
        .doesNotHaveDuplicates();
    assertThat(Api.withToken(null).get("/health").json().path("status").asText()).isEqualTo("UP");
    assertThat(machine.screen()).doesNotContain("starts again", "ended", "no longer answers");
    assertThat(besiegers.counts().keySet())
        .as("answers that tell of something wrong inside")
        .noneMatch(what -> what.endsWith("answered 500") || what.endsWith("answered nothing"));
    assertThat(besiegers.counts()).containsKey("large entry answered 422 entry-too-large");
    assertThat(refusedInTheSiege).isEmpty();
  }

  private static void go(Besieged besieged, Duration time) throws InterruptedException {
    List<JsonNode> some = besieged.as("auditor").all("/designations?limit=500");
    AtomicBoolean stop = new AtomicBoolean();
    Thread releases = new Thread(() -> besieged.releaseUntil(stop));
    releases.start();
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      besieged.read(some.get(i % some.size()).path("id").asText());
      OneMachine.pause(50);
    }
    stop.set(true);
    releases.join(60_000);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(besieged.lost()).isEmpty());
    assertThat(besieged.heard())
        .as("releases in %s", time)
        .isGreaterThan((int) time.toSeconds() / 10);
  }
}
