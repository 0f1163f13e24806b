package org.lockstep.local.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  @Test
  void knowsAnAlertThatComesAgainEvenAfterARestart(@TempDir Path folder) throws IOException {
    assertThat(new Inbox(folder).keep(message("msg_1"), Set.of("v1a"))).isTrue();

    Inbox restarted = new Inbox(folder);

    assertThat(restarted.keep(message("msg_1"), Set.of("v1a"))).isFalse();
    assertThat(restarted.keep(message("msg_2"), Set.of("v1a"))).isTrue();
    assertThat(new String(restarted.all(), StandardCharsets.UTF_8)).contains("\"repeats\":1");
  }

  @Test
  void takesAgainWhatAHardKillHadCutOff(@TempDir Path folder) throws IOException {
    new Inbox(folder).keep(message("msg_1"), Set.of("v1a"));
    Files.writeString(
        folder.resolve("alerts.jsonl"),
        "\n{\"webhookId\":\"msg_2\",\"ev",
        StandardOpenOption.APPEND);

    Inbox restarted = new Inbox(folder);

    assertThat(restarted.keep(message("msg_1"), Set.of("v1a"))).isFalse();
    assertThat(restarted.keep(message("msg_2"), Set.of("v1a"))).isTrue();
    assertThat(new Inbox(folder).keep(message("msg_2"), Set.of("v1a"))).isFalse();
  }

  private static Signatures.Message message(String id) {
    return new Signatures.Message(id, "0", "", "{}".getBytes(StandardCharsets.UTF_8));
  }
}
