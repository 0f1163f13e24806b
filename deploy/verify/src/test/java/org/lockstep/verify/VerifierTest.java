package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
  private final WrittenRegister register = new WrittenRegister(3);
  private final Path folder;
  private final Desk desk;
  private final String journal;
  private final String checkpoint;

  VerifierTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    desk = new Desk(folder);
    journal = desk.put("journal.jsonl", register.export()).toString();
    checkpoint = desk.put("checkpoint.note", register.checkpoint()).toString();
  }

  @Test
  void takesTheKeyItselfOrAFileThatHoldsIt() throws IOException {
    Path file = desk.put("register.vkey", register.verifierKey() + "\n");

    assertThat(run("journal", journal, checkpoint, "--key", register.verifierKey()).status())
        .isZero();
    assertThat(run("journal", "--key", file.toString(), journal, checkpoint).status()).isZero();
  }

  @Test
  void explainsItself() throws IOException {
    for (String help : List.of("--help", "-h")) {
      Desk.Outcome outcome = run("journal", help);
      assertThat(outcome.status()).isZero();
      assertThat(outcome.said())
          .contains("journal", "inclusion", "consistency", "checkpoints", "export", "--last-seen");
    }
  }

  @Test
  void saysInOneSentenceWhatIsWrongWithTheCommand() throws IOException {
    String key = register.verifierKey();
    assertNotChecked("What is to be checked?");
    assertNotChecked("There is no command verify", "verify", journal);
    assertNotChecked("--key KEY is missing", "journal", journal, checkpoint);
    assertNotChecked("--key needs a value", "journal", journal, checkpoint, "--key");
    assertNotChecked("--key was given twice", "journal", "--key", key, "--key", key);
    assertNotChecked("There is no option --proof here", "journal", "--proof", "x");
    assertNotChecked(
        "takes 2 files, ENTRIES.jsonl CHECKPOINT, and was given 1", "journal", journal);
    assertNotChecked("was given 3", "journal", journal, journal, journal, "--key", key);
    assertNotChecked("cannot be the name of a file", "journal", "\0", journal, "--key", key);
  }

  @Test
  void saysInOneSentenceWhatIsWrongWithAFile() throws IOException {
    String key = register.verifierKey();
    String none = folder.resolve("none").toString();
    assertNotChecked("There is no file", "journal", none, checkpoint, "--key", key);
    assertNotChecked("There is no file", "journal", journal, none, "--key", key);
    assertNotChecked("There is no file", "journal", journal, checkpoint, "--key", none);
    assertNotChecked("is a folder", "journal", folder.toString(), checkpoint, "--key", key);
    String large = desk.put("large.note", new byte[(1 << 20) + 1]).toString();
    assertNotChecked("is larger than 1048576 bytes", "journal", journal, large, "--key", key);
    assertNotChecked("is not a verifier key", "journal", journal, checkpoint, "--key", journal);
  }

  /** A kind, an origin, a name of a file: what is shown of them must not steer the terminal. */
  @Test
  void showsNothingThatSteersTheTerminal() throws IOException {
    String steering = register.note("evil\u001b[2J\u202e\n3\n" + register.rootAt(3) + "\n");
    String hostile = register.note("evil\u009b2J\u202e\n3\n" + register.rootAt(3) + "\n");
    for (String text : List.of(steering, hostile)) {
      String file = desk.put("hostile.note", text).toString();
      Desk.Outcome outcome = run("journal", journal, file, "--key", register.verifierKey());
      assertThat(outcome.status()).isEqualTo(2);
      assertThat(outcome.said().strip()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }
  }

  private static void assertNotChecked(String sentence, String... arguments) throws IOException {
    Desk.Outcome outcome = run(arguments);
    assertThat(outcome.status()).as(outcome.said()).isEqualTo(1);
    assertThat(outcome.said()).startsWith("NOT CHECKED  ").contains(sentence).hasLineCount(1);
  }

  private static Desk.Outcome run(String... arguments) throws IOException {
    return Desk.run(List.of(arguments));
  }
}
