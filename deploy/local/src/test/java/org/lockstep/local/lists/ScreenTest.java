package org.lockstep.local.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private long nanos;

  private Screen screen(int columns, boolean quiet) {
    return new Screen(
        new PrintStream(shown, true, StandardCharsets.UTF_8), columns, quiet, () -> nanos);
  }

  private void later(long millis) {
    nanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void rewritesOneLineOnATerminalNoWiderThanIt() {
    Screen screen = screen(12, false);

    later(200);
    screen.now(() -> "sending  10 %, 3 MB/s");
    later(10);
    screen.now(() -> "too soon");
    later(200);
    screen.now(() -> "sending  20 %, 3 MB/s");
    screen.say("sent");

    assertThat(shown()).isEqualTo("\r\u001b[Ksending  10\r\u001b[Ksending  20\r\u001b[Ksent\n");
  }

  @Test
  void writesALineNowAndThenWhereThereIsNoTerminal() {
    Screen screen = screen(0, false);

    for (int i = 0; i < 250; i++) {
      later(100);
      int percent = i;
      screen.now(() -> "sending " + percent + " %");
    }
    screen.say("sent");

    assertThat(shown()).isEqualTo("sending 99 %\nsending 199 %\nsent\n");
  }

  @Test
  void breaksATextBetweenWordsOnATerminalAndNowhereElse() {
    screen(20, false).say("  ! ", "It has 9 entries instead of 20");
    screen(0, false).say("  ! ", "It has 9 entries instead of 20");
    screen(3, false).say("  ! ", "It has 9");

    assertThat(shown())
        .isEqualTo(
            """
              ! It has 9
                entries instead
                of 20
              ! It has 9 entries instead of 20
              ! It has 9
            """);
  }

  @Test
  void leavesAWordWholeThatIsWiderThanTheTerminal() {
    screen(12, false).say("! ", "see http://localhost:8080/api and more");

    assertThat(shown()).isEqualTo("! see\n  http://localhost:8080/api\n  and more\n");
  }

  @Test
  void showsOnlyTheOutcomeWhenAskedTo() {
    Screen screen = screen(80, true);

    later(60_000);
    screen.now(() -> "sending");
    screen.tell("sent");
    screen.say("published");

    assertThat(shown()).isEqualTo("published\n");
  }

  @Test
  void drawsSharesAndNumbersForPeople() {
    assertThat(Text.bar(0.5, 8)).isEqualTo("████░░░░");
    assertThat(Text.bar(7, 4)).isEqualTo("████");
    assertThat(Text.count(8_976)).isEqualTo("8,976");
    assertThat(Text.bytes(900)).isEqualTo("0.9 kB");
    assertThat(Text.bytes(1_234_500_000)).isEqualTo("1,234.5 MB");
  }
}
