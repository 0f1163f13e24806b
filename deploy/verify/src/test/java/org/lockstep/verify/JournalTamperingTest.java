package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever one changes in a journal export or in its checkpoint, the verifier finds it. */
class JournalTamperingTest {
  private static final int TAMPERINGS = 1000;
  private static final int ENTRIES = 300;

  private final WrittenRegister register = new WrittenRegister(ENTRIES);
  private final List<String> written = register.export().lines().toList();
  private final Random random = new Random(20240524);

  /** What somebody does who has the files, but not the key. */
  private enum Tampering {
    FLIP_A_BIT_OF_A_LEAF,
    FLIP_ANY_BIT_OF_THE_EXPORT,
    DELETE_A_LINE,
    DELETE_AN_ENTRY_AND_RENUMBER,
    INSERT_AN_ENTRY_AND_RENUMBER,
    DUPLICATE_A_LINE,
    SWAP_TWO_LINES,
    SWAP_TWO_LEAVES,
    CUT_OFF_ENTRIES,
    CUT_OFF_BYTES,
    CHANGE_AN_INDEX,
    REPLACE_A_LEAF,
    FLIP_ANY_BIT_OF_THE_CHECKPOINT,
    CLAIM_ANOTHER_SIZE,
    SIGN_WITH_ANOTHER_KEY
  }

  @Test
  void findsAThousandOfAThousandTamperings(@TempDir Path folder) throws IOException {
    Desk desk = new Desk(folder);
    byte[] export = WrittenRegister.utf8(register.export());
    byte[] checkpoint = WrittenRegister.utf8(register.checkpoint());
    assertThat(verdict(desk, export, checkpoint).status()).isZero();

    Map<Tampering, Integer> found = new EnumMap<>(Tampering.class);
    for (int i = 0; i < TAMPERINGS; i++) {
      Tampering tampering = Tampering.values()[i % Tampering.values().length];
      byte[] tamperedExport = tamperedExport(tampering, export);
      byte[] tamperedCheckpoint = tamperedCheckpoint(tampering, checkpoint);
      assertThat(
              Arrays.equals(export, tamperedExport)
                  && Arrays.equals(checkpoint, tamperedCheckpoint))
          .as("%s changed nothing", tampering)
          .isFalse();

      Desk.Outcome outcome = verdict(desk, tamperedExport, tamperedCheckpoint);

      assertThat(outcome.status())
          .as("tampering %d, %s: %s", i, tampering, outcome.said())
          .isEqualTo(Finding.NOT_OK);
      assertThat(outcome.said()).startsWith("NOT OK  ").hasLineCount(1);
      found.merge(tampering, 1, Integer::sum);
    }
    assertThat(found.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TAMPERINGS);
    assertThat(found).containsOnlyKeys(Tampering.values());
  }

  private static Desk.Outcome verdict(Desk desk, byte[] export, byte[] checkpoint, String key)
      throws IOException {
    desk.put("journal.jsonl", export);
    desk.put("checkpoint.note", checkpoint);
    return desk.verify(key, "journal", "journal.jsonl", "checkpoint.note");
  }

  private Desk.Outcome verdict(Desk desk, byte[] export, byte[] checkpoint) throws IOException {
    return verdict(desk, export, checkpoint, register.verifierKey());
  }

  private byte[] tamperedExport(Tampering tampering, byte[] export) {
    List<byte[]> leaves = new ArrayList<>(register.leaves);
    List<String> lines = new ArrayList<>(written);
    int one = random.nextInt(ENTRIES);
    int other = (one + 1 + random.nextInt(ENTRIES - 1)) % ENTRIES;
    switch (tampering) {
      case FLIP_A_BIT_OF_A_LEAF -> leaves.set(one, flipped(leaves.get(one)));
      case FLIP_ANY_BIT_OF_THE_EXPORT -> {
        return flipped(export);
      }
      case DELETE_A_LINE -> {
        lines.remove(one);
        return joined(lines);
      }
      case DELETE_AN_ENTRY_AND_RENUMBER -> leaves.remove(one);
      case INSERT_AN_ENTRY_AND_RENUMBER -> leaves.add(one, leaves.get(one));
      case DUPLICATE_A_LINE -> {
        lines.add(one, lines.get(other));
        return joined(lines);
      }
      case SWAP_TWO_LINES -> {
        lines.set(one, lines.set(other, lines.get(one)));
        return joined(lines);
      }
      case SWAP_TWO_LEAVES -> {
        // Of one transaction, so that nothing but the root can tell.
        int first = one - one % 3;
        leaves.set(first, leaves.set(first + 1, leaves.get(first)));
      }
      case CUT_OFF_ENTRIES -> leaves.subList(one, ENTRIES).clear();
      case CUT_OFF_BYTES -> {
        return Arrays.copyOf(export, random.nextInt(export.length));
      }
      case CHANGE_AN_INDEX -> {
        lines.set(one, lines.get(one).replace(":" + one + ",", ":" + other + ","));
        return joined(lines);
      }
      case REPLACE_A_LEAF ->
          leaves.set(
              one,
              WrittenRegister.utf8(
                  new String(leaves.get(one), StandardCharsets.UTF_8)
                      .replace("\"declared\":7", "\"declared\":8")));
      case FLIP_ANY_BIT_OF_THE_CHECKPOINT, CLAIM_ANOTHER_SIZE, SIGN_WITH_ANOTHER_KEY -> {
        return export;
      }
    }
    return WrittenRegister.utf8(register.rewritten(leaves).export());
  }

  private byte[] tamperedCheckpoint(Tampering tampering, byte[] checkpoint) {
    return switch (tampering) {
      case FLIP_ANY_BIT_OF_THE_CHECKPOINT -> flipped(checkpoint);
      case CLAIM_ANOTHER_SIZE ->
          WrittenRegister.utf8(
              register
                  .checkpoint()
                  .replace("\n" + ENTRIES + "\n", "\n" + random.nextInt(ENTRIES) + "\n"));
      case SIGN_WITH_ANOTHER_KEY ->
          WrittenRegister.utf8(
              new WrittenRegister(WrittenRegister.ORIGIN, register.leaves).checkpoint());
      default -> checkpoint;
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    int bit = random.nextInt(bytes.length * 8);
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    return flipped;
  }

  private static byte[] joined(List<String> lines) {
    return WrittenRegister.utf8(String.join("\n", lines) + "\n");
  }
}
