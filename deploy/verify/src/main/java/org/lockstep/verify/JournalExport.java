package org.lockstep.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A journal export against a checkpoint, one entry in memory at a time. */
final class JournalExport {
  private static final String BEFORE_LEAF = "{\"index\":%d,\"leaf\":\"";
  private static final byte[] AFTER_LEAF = "\"}".getBytes(StandardCharsets.UTF_8);
  private static final int MOST_KINDS = 1000;

  private JournalExport() {}

  static Report check(Path file, TreeHead checkpoint) throws IOException {
    MerkleTree tree = new MerkleTree();
    Map<String, Long> kinds = new TreeMap<>();
    Leaf first = null;
    Leaf last = null;
    try (InputStream in = Input.open(file)) {
      Lines lines = new Lines(in);
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (tree.size() == checkpoint.size()) {
          throw wrongSize(file + " has more entries than the " + checkpoint.size(), null);
        }
        String what = "Entry " + tree.size() + " (line " + (tree.size() + 1) + ")";
        byte[] bytes = leaf(line, tree.size(), what);
        Leaf leaf = Leaf.read(bytes, what);
        if (last != null && leaf.instant().isBefore(last.instant())) {
          throw Finding.notOk(
              what
                  + " was recorded at "
                  + leaf.recordedAt()
                  + ", before the entry before it ("
                  + last.recordedAt()
                  + ").");
        }
        kinds.merge(leaf.kind(), 1L, Long::sum);
        if (kinds.size() > MOST_KINDS) {
          throw Finding.notChecked(
              "The journal has more than " + MOST_KINDS + " kinds of entries.");
        }
        tree.append(MerkleTree.leafHash(bytes));
        first = first == null ? leaf : first;
        last = leaf;
      }
    }
    if (tree.size() < checkpoint.size()) {
      throw wrongSize(
          file + " has " + tree.size() + " entries, not the " + checkpoint.size(), tree);
    }
    if (!Arrays.equals(tree.root(), checkpoint.rootHash())) {
      throw Finding.notOk(
          "The entries of "
              + file
              + " are not those that were signed: their root hash is "
              + Report.base64(tree.root())
              + ", that of the checkpoint "
              + checkpoint.root()
              + ".");
    }
    return report(checkpoint, kinds, first, last);
  }

  private static Finding wrongSize(String begin, @Nullable MerkleTree tree) {
    return Finding.notOk(
        begin
            + " of the checkpoint. Entries were "
            + (tree == null ? "added" : "cut off")
            + ", or it is a checkpoint of another size: take the one of the size of the export"
            + (tree == null ? "." : ", /api/v1/journal/checkpoint?size=" + tree.size() + "."));
  }

  /** The line must be the one that stands for this leaf at this index, to the byte. */
  private static byte[] leaf(byte[] line, long index, String what) {
    byte[] before = BEFORE_LEAF.formatted(index).getBytes(StandardCharsets.UTF_8);
    int end = line.length - AFTER_LEAF.length;
    if (end < before.length
        || !Arrays.equals(line, 0, before.length, before, 0, before.length)
        || !Arrays.equals(line, end, line.length, AFTER_LEAF, 0, AFTER_LEAF.length)) {
      throw Finding.notOk(
          what
              + " is not of the form {\"index\":"
              + index
              + ",\"leaf\":\"base64\"}: it was changed, or lines are missing, added or out of order.");
    }
    return Input.base64(Arrays.copyOfRange(line, before.length, end), "The leaf of " + what);
  }

  private static Report report(
      TreeHead checkpoint, Map<String, Long> kinds, @Nullable Leaf first, @Nullable Leaf last) {
    String recorded =
        first == null || last == null
            ? "nothing yet"
            : "from " + first.recordedAt() + " to " + last.recordedAt() + ", never backwards";
    String counts =
        kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
    return new Report(
        "The journal of " + checkpoint.origin() + " is complete and unchanged.",
        List.of(
            "entries   " + checkpoint.size() + (counts.isEmpty() ? "" : ": " + counts),
            "recorded  " + recorded,
            "root hash "
                + checkpoint.root()
                + ", computed from the entries, signed in the checkpoint"));
  }
}
