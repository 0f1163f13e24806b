package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalExportTest {
  private final WrittenRegister register = new WrittenRegister(7);
  private final Desk desk;

  JournalExportTest(@TempDir Path folder) {
    desk = new Desk(folder);
  }

  @Test
  void saysHowManyEntriesOfWhichKindsItRead() throws IOException {
    assertThat(verdict(register.export(), register.checkpoint()))
        .isEqualTo(
            new Desk.Outcome(
                0,
                """
                OK  The journal of lockstep/register is complete and unchanged.
                    entries   7: 3 designation.published, 4 statement.published
                    recorded  from 2024-05-24T05:00:00.123Z to 2024-05-24T05:00:02.123Z, never backwards
                    root hash %s, computed from the entries, signed in the checkpoint
                """
                    .formatted(register.rootAt(7))));
  }

  @Test
  void acceptsAnEmptyJournal() throws IOException {
    assertThat(verdict("", register.checkpoint(0)).status()).isZero();
    assertNotOk(
        "root hash of none",
        "",
        register.note("lockstep/register\n0\n%s\n".formatted(register.rootAt(1))));
  }

  @Test
  void acceptsACheckpointWithTheSignatureOfAWitness() throws IOException {
    WrittenRegister witness = new WrittenRegister("witness.example", List.of());
    String text = "lockstep/register\n7\n" + register.rootAt(7) + "\n";
    String cosigned = text + "\n" + witness.signatureLine(text) + register.signatureLine(text);

    assertThat(verdict(register.export(), cosigned).status()).isZero();
    assertNotOk("is not signed by", register.export(), text + "\n" + witness.signatureLine(text));
  }

  @Test
  void saysWhichCheckpointToTakeWhenTheSizesDiffer() throws IOException {
    String six = register.rewritten(register.leaves.subList(0, 6)).export();

    assertNotOk("/api/v1/journal/checkpoint?size=6.", six, register.checkpoint(7));
    assertNotOk("has more entries than the 5", six, register.checkpoint(5));
  }

  @Test
  void refusesTimesThatRunBackwards() throws IOException {
    List<byte[]> leaves = new ArrayList<>(register.leaves);
    leaves.add(leaves.get(0));
    WrittenRegister backwards = register.rewritten(leaves);

    assertNotOk(
        "Entry 7 (line 8) was recorded at 2024-05-24T05:00:00.123Z, before",
        backwards.export(),
        backwards.checkpoint());
  }

  /** Signed or not: a leaf that can be read in two ways proves nothing. */
  @Test
  void refusesLeavesThatAreNotCanonicalOrSayTooLittle() throws IOException {
    String data = "{\"data\":{},";
    String recordedAt = "\"recordedAt\":\"2024-05-24T05:00:00.000Z\"}";
    assertLeafRefused("is not JSON", "nonsense");
    assertLeafRefused("is not a JSON object", "[]");
    assertLeafRefused(
        "is not canonical JSON", data + " \"kind\":\"package.released\"," + recordedAt);
    assertLeafRefused(
        "its names repeat", data + "\"kind\":\"a.b\",\"kind\":\"package.released\"," + recordedAt);
    assertLeafRefused("has no kind", data + recordedAt);
    assertLeafRefused("has no kind", data + "\"kind\":7," + recordedAt);
    assertLeafRefused("has no kind", data + "\"kind\":\"\\u001b[2J\"," + recordedAt);
    assertLeafRefused("has no recordedAt", data + "\"kind\":\"package.released\"}");
    assertLeafRefused(
        "has no recordedAt", data + "\"kind\":\"package.released\",\"recordedAt\":\"yesterday\"}");
  }

  @Test
  void refusesLinesThatAreNotToTheByteWhatTheyStandFor() throws IOException {
    String line = WrittenRegister.line(0, register.leaves.get(0));
    int beforePadding = line.indexOf('=') - 1; // Its last bits stand for nothing.
    String sameLeaf =
        line.substring(0, beforePadding)
            + (char) (line.charAt(beforePadding) + 1)
            + line.substring(beforePadding + 1);
    for (String other :
        new String[] {
          line.replace("{", "{ "),
          line.replace("\"index\":0", "\"index\":00"),
          line.replace("\"index\":0", "\"index\":-0"),
          line.replace("\"index\":0", "\"index\":99999999999999999999999999"),
          line.replace("\"index\":0", "\"index\":0,\"index\":0"),
          line.replace("}", ",\"note\":\"unsigned\"}"),
          line.replace("\n", "\r\n"),
          line.replace("\n", ""),
          line.replaceFirst("=+\"", "\""),
          sameLeaf,
          line.replaceFirst("[A-Za-z0-9+/](=+\"})", "*$1"),
          line + "\n",
          "\n" + line,
          "\0" + line,
          "null\n"
        }) {
      assertThat(verdict(other, register.checkpoint(1)).status()).as(other).isEqualTo(2);
    }
    assertThat(verdict(line, register.checkpoint(1)).status()).isZero();
  }

  @Test
  void stopsAtALineThatNoEntryCanHave() throws IOException {
    byte[] endless = new byte[Lines.LONGEST + 2];
    Arrays.fill(endless, (byte) 'A');
    desk.put("journal.jsonl", endless);
    desk.put("checkpoint.note", register.checkpoint());

    Desk.Outcome outcome =
        desk.verify(register.verifierKey(), "journal", "journal.jsonl", "checkpoint.note");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said()).startsWith("NOT CHECKED  A line is longer than 64 MiB");
  }

  @Test
  void refusesCheckpointsThatAreNone() throws IOException {
    String root = register.rootAt(7);
    for (String text :
        new String[] {
          "lockstep/register\n7\n",
          "lockstep/register\n07\n" + root + "\n",
          "lockstep/register\n-7\n" + root + "\n",
          "lockstep/register\n99999999999999999999\n" + root + "\n",
          "lockstep/register\n7\n" + root.replace("=", "") + "\n",
          "lockstep/register\n7\nAAAA\n",
          "somebody/else\n7\n" + root + "\n",
          "lockstep/register\n7\n" + root + "\n\nextension\n"
        }) {
      assertThat(verdict(register.export(), register.note(text)).status()).as(text).isEqualTo(2);
    }
    String extended = "lockstep/register\n7\n" + root + "\nextension\n";
    assertThat(verdict(register.export(), register.note(extended)).status()).isZero();
  }

  private void assertLeafRefused(String sentence, String leaf) throws IOException {
    WrittenRegister signed = register.rewritten(List.of(leaf.getBytes(StandardCharsets.UTF_8)));
    assertNotOk(sentence, signed.export(), signed.checkpoint());
  }

  private void assertNotOk(String sentence, String export, String checkpoint) throws IOException {
    Desk.Outcome outcome = verdict(export, checkpoint);
    assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
    assertThat(outcome.said()).startsWith("NOT OK  ").contains(sentence);
  }

  private Desk.Outcome verdict(String export, String checkpoint) throws IOException {
    desk.put("journal.jsonl", export);
    desk.put("checkpoint.note", checkpoint);
    return desk.verify(register.verifierKey(), "journal", "journal.jsonl", "checkpoint.note");
  }
}
