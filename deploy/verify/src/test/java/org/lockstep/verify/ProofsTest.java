package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofsTest {
  private final WrittenRegister register = new WrittenRegister(20);
  private final Desk desk;

  ProofsTest(@TempDir Path folder) {
    desk = new Desk(folder);
  }

  @Test
  void findsAnEntryInTheJournal() throws IOException {
    assertThat(inclusion(register.entry(13), register.inclusionProof(13, 20)))
        .isEqualTo(
            new Desk.Outcome(
                0,
                """
                OK  Entry 13 is in the journal of lockstep/register.
                    entry     statement.published, recorded at 2024-05-24T05:00:04.123Z
                    leaf hash %s
                    root hash %s of 20 entries
                """
                    .formatted(
                        WrittenRegister.base64(MerkleTree.leafHash(register.leaves.get(13))),
                        register.rootAt(20))));
    // A line of the export says less, and is as good.
    assertThat(
            inclusion(
                    WrittenRegister.line(13, register.leaves.get(13)),
                    register.inclusionProof(13, 20))
                .status())
        .isZero();
  }

  @Test
  void doesNotFindAnEntryThatIsNotThereOrNotAsItSays() throws IOException {
    String entry = register.entry(13);
    String proof = register.inclusionProof(13, 20);
    assertNotOk(
        "another kind or time", inclusion(entry.replace("statement.pub", "package.pub"), proof));
    assertNotOk("another kind or time", inclusion(entry.replace("05:00:04", "05:00:05"), proof));
    assertNotOk("is for entry 13, not for entry 12", inclusion(register.entry(12), proof));
    assertNotOk("with size=20", inclusion(entry, register.inclusionProof(13, 19)));
    assertNotOk(
        "is not the entry", inclusion(WrittenRegister.line(13, register.leaves.get(12)), proof));
    assertNotOk(
        "does not lead",
        inclusion(
            WrittenRegister.line(12, register.leaves.get(13)),
            proof.replace("\"index\":13", "\"index\":12")));
    assertNotOk("does not lead", inclusion(entry, proof.replaceFirst("\\[\"[^\"]*\",", "[")));
    // An entry of one's own, with the proof of another.
    WrittenRegister invented = register.rewritten(List.of(register.leaves.get(13)));
    assertNotOk("is for 1 entries", inclusion(entry, invented.inclusionProof(0, 1)));
  }

  @Test
  void refusesProofsThatAreNone() throws IOException {
    String proof = register.inclusionProof(13, 20);
    for (String other :
        new String[] {
          "",
          "null",
          "[]",
          "{}",
          proof + proof,
          proof.replace("\"index\":13", "\"index\":13,\"index\":13"),
          proof.replace("\"index\":13", "\"index\":\"13\""),
          proof.replace("\"index\":13", "\"index\":13.0"),
          proof.replace("\"index\":13", "\"index\":-13"),
          proof.replace("\"index\":13", "\"index\":" + "9".repeat(500)),
          proof.replace("\"index\":13", "\"index\":1e999999999"),
          proof.replace("\"hashes\":[", "\"hashes\":[7,"),
          proof.replace("\"hashes\":[", "\"hashes\":[\"\","),
          proof.replace("\"hashes\":[", "\"hashes\":[\"AAAA\","),
          proof.replace("\"hashes\":[", "\"hashes\":[" + "\"AAAA\",".repeat(1000)),
          proof.replace("\"hashes\":[", "\"hashes\":" + "[".repeat(5000)),
          proof.replace("=\"", "\""),
          proof.replace("{", "{\0"),
          proof.replaceAll("\"hashes\".*", "\"hashes\":{}}")
        }) {
      assertThat(inclusion(register.entry(13), other).status()).as(other).isEqualTo(2);
    }
  }

  @Test
  void seesThatTheJournalOnlyGrew() throws IOException {
    for (int from : new int[] {0, 1, 7, 8, 19, 20}) {
      Desk.Outcome outcome =
          consistency(
              register.checkpoint(from),
              register.checkpoint(20),
              register.consistencyProof(from, 20));
      assertThat(outcome.status()).as(outcome.said()).isZero();
      assertThat(outcome.said())
          .startsWith(
              "OK  The journal of lockstep/register only grew, from %d entries to 20."
                  .formatted(from));
    }
  }

  @Test
  void seesThatTheJournalDidNotOnlyGrow() throws IOException {
    WrittenRegister changed = withAnotherEntry(3);
    String proof = register.consistencyProof(7, 20);
    assertNotOk(
        "does not show that the 7 entries are the first of the 20",
        consistency(register.checkpoint(7), changed.checkpoint(20), proof));
    assertNotOk(
        "does not show",
        consistency(
            register.checkpoint(7), changed.checkpoint(20), changed.consistencyProof(7, 20)));
    assertNotOk(
        "fewer than OLD", consistency(register.checkpoint(20), register.checkpoint(7), proof));
    assertNotOk(
        "ask for the one from=8&to=20",
        consistency(register.checkpoint(8), register.checkpoint(20), proof));
  }

  @Test
  void seesAForkOfOneSizeWithoutAProof() throws IOException {
    WrittenRegister changed = withAnotherEntry(3);
    desk.put("a.note", register.checkpoint());
    desk.put("b.note", changed.checkpoint());
    desk.put("c.note", register.checkpoint());

    Desk.Outcome fork = desk.verify(register.verifierKey(), "checkpoints", "a.note", "b.note");
    assertThat(fork.status()).isEqualTo(3);
    assertThat(fork.said())
        .startsWith("NOT OK  FORK: The first checkpoint and the second tell of two different")
        .contains(register.rootAt(20), changed.rootAt(20));

    assertThat(consistency(register.checkpoint(), changed.checkpoint(), "{}").status())
        .isEqualTo(3);

    Desk.Outcome same = desk.verify(register.verifierKey(), "checkpoints", "a.note", "c.note");
    assertThat(same.status()).isZero();
    assertThat(same.said()).startsWith("OK  Both checkpoints tell of the same journal");
  }

  @Test
  void asksForAProofWhenTheSizesDifferAndTakesTheCheckpointsInAnyOrder() throws IOException {
    desk.put("a.note", register.checkpoint(7));
    desk.put("b.note", register.checkpoint(20));
    desk.put("proof.json", register.consistencyProof(7, 20));
    String key = register.verifierKey();

    Desk.Outcome unproven = desk.verify(key, "checkpoints", "b.note", "a.note");
    assertThat(unproven.status()).isEqualTo(1);
    assertThat(unproven.said())
        .startsWith("NOT CHECKED  ")
        .contains("/api/v1/journal/proofs/consistency?from=7&to=20", "--proof");
    assertThat(
            desk.verify(key, "checkpoints", "b.note", "a.note", "--proof", "proof.json").status())
        .isZero();
    assertThat(
            desk.verify(key, "checkpoints", "a.note", "b.note", "--proof", "proof.json").status())
        .isZero();
    desk.put("a.note", withAnotherEntry(3).checkpoint(7));
    assertThat(
            desk.verify(key, "checkpoints", "a.note", "b.note", "--proof", "proof.json").status())
        .isEqualTo(2);
  }

  /** What a keeper who lies can do: sign again. */
  private WrittenRegister withAnotherEntry(int index) {
    List<byte[]> leaves = new ArrayList<>(register.leaves);
    leaves.set(index, WrittenRegister.leaf(3000));
    return register.rewritten(leaves);
  }

  private static void assertNotOk(String sentence, Desk.Outcome outcome) {
    assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
    assertThat(outcome.said()).startsWith("NOT OK  ").contains(sentence);
  }

  private Desk.Outcome inclusion(String entry, String proof) throws IOException {
    desk.put("entry.json", entry);
    desk.put("proof.json", proof);
    desk.put("checkpoint.note", register.checkpoint());
    return desk.verify(
        register.verifierKey(), "inclusion", "entry.json", "proof.json", "checkpoint.note");
  }

  private Desk.Outcome consistency(String before, String after, String proof) throws IOException {
    desk.put("before.note", before);
    desk.put("after.note", after);
    desk.put("proof.json", proof);
    return desk.verify(
        register.verifierKey(), "consistency", "before.note", "after.note", "proof.json");
  }
}
