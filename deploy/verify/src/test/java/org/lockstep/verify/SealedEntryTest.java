package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entry that not everybody may see proves itself to those who may, and to all others. */
class SealedEntryTest {
  private static final byte[] SALT = WrittenRegister.utf8("thirty-two bytes, random elsewhere");
  private static final byte[] CONTENT = WrittenRegister.leaf(3);
  private static final byte[] SEALED =
      WrittenRegister.sealed(SALT, CONTENT, "2024-05-24T05:00:01.123Z");

  private final WrittenRegister register;
  private final Desk desk;

  SealedEntryTest(@TempDir Path folder) {
    desk = new Desk(folder);
    List<byte[]> leaves = new ArrayList<>(new WrittenRegister(3).leaves);
    leaves.add(SEALED);
    register = new WrittenRegister(3).rewritten(leaves);
  }

  @Test
  void theJournalIsTheSameForWhoMaySeeItAndForWhoMayNot() throws IOException {
    String before = register.rewritten(register.leaves.subList(0, 3)).export();
    String open = before + WrittenRegister.line(3, SEALED, SALT, CONTENT);

    assertThat(verdict(register.export()).said()).contains("1 sealed,");
    assertThat(verdict(open).said()).contains("1 designation.published (sealed),");
    assertThat(verdict(open).status()).isZero();
  }

  @Test
  void anotherSaltOrContentIsNotWhatWasSealed() throws IOException {
    String before = register.rewritten(register.leaves.subList(0, 3)).export();
    byte[] other = WrittenRegister.leaf(4);

    for (String line :
        List.of(
            WrittenRegister.line(3, SEALED, WrittenRegister.utf8("another"), CONTENT),
            WrittenRegister.line(3, SEALED, SALT, other))) {
      assertThat(verdict(before + line).said()).contains("sealed with another salt or content");
      assertThat(verdict(before + line).status()).isEqualTo(2);
    }
    assertThat(
            verdict(before + WrittenRegister.line(3, SEALED).replace("\"}", "\",\"x\":\"\"}"))
                .status())
        .isEqualTo(2);
  }

  @Test
  void theContentHasTheTimeOfItsLeaf() throws IOException {
    byte[] later = WrittenRegister.sealed(SALT, CONTENT, "2024-05-24T05:00:09.123Z");
    List<byte[]> leaves = new ArrayList<>(register.leaves.subList(0, 3));
    leaves.add(later);
    WrittenRegister other = register.rewritten(leaves);
    String before = register.rewritten(register.leaves.subList(0, 3)).export();

    assertThat(
            verdict(before + WrittenRegister.line(3, later, SALT, CONTENT), other.checkpoint())
                .said())
        .contains("another recordedAt");
  }

  private Desk.Outcome verdict(String export) throws IOException {
    return verdict(export, register.checkpoint());
  }

  private Desk.Outcome verdict(String export, String checkpoint) throws IOException {
    desk.put("journal.jsonl", export);
    desk.put("checkpoint.note", checkpoint);
    return desk.verify(register.verifierKey(), "journal", "journal.jsonl", "checkpoint.note");
  }
}
