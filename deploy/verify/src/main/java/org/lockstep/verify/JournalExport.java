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
  private static final byte[] AFTER_LEAF = "\",\"salt\":\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] AFTER_SALT = "\",\"content\":\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "\"}".getBytes(StandardCharsets.UTF_8);
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
        Entry entry = entry(line, tree.size(), what);
        Leaf leaf = Leaf.read(entry.leaf, what);
        if (last != null && leaf.instant().isBefore(last.instant())) {
          throw Finding.notOk(
              what
                  + " was recorded at "
                  + leaf.recordedAt()
                  + ", before the entry before it ("
                  + last.recordedAt()
                  + ").");
        }
        String kind =
            entry.salt == null || entry.content == null
                ? leaf.kind()
                : leaf.opened(entry.salt, entry.content, what).kind() + " (sealed)";
        kinds.merge(kind, 1L, Long::sum);
        if (kinds.size() > MOST_KINDS) {
          throw Finding.notChecked(
              "The journal has more than " + MOST_KINDS + " kinds of entries.");
        }
        tree.append(MerkleTree.leafHash(entry.leaf));
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

  /**
   * What a line has.
   *
   * @param salt with the content: of a sealed entry that whoever fetched it may see
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Entry(byte[] leaf, byte @Nullable [] salt, byte @Nullable [] content) {}

  /** The line must be the one that stands for this entry at this index, to the byte. */
  private static Entry entry(byte[] line, long index, String what) {
    byte[] before = BEFORE_LEAF.formatted(index).getBytes(StandardCharsets.UTF_8);
    int end = line.length - END.length;
    int leafEnd = quote(line, before.length);
    if (!isAt(line, 0, before) || !isAt(line, end, END) || leafEnd > end) {
      throw notOfTheForm(index, what);
    }
    byte[] leaf =
        Input.base64(Arrays.copyOfRange(line, before.length, leafEnd), "The leaf of " + what);
    if (leafEnd == end) {
      return new Entry(leaf, null, null);
    }
    int salt = leafEnd + AFTER_LEAF.length;
    int saltEnd = quote(line, salt);
    int content = saltEnd + AFTER_SALT.length;
    if (!isAt(line, leafEnd, AFTER_LEAF)
        || !isAt(line, saltEnd, AFTER_SALT)
        || quote(line, content) != end) {
      throw notOfTheForm(index, what);
    }
    return new Entry(
        leaf,
        Input.base64(Arrays.copyOfRange(line, salt, saltEnd), "The salt of " + what),
        Input.base64(Arrays.copyOfRange(line, content, end), "The content of " + what));
  }

  /** Where the next quotation mark is; the end of the line if there is none. */
  private static int quote(byte[] line, int from) {
    int at = Math.min(from, line.length);
    while (at < line.length && line[at] != '"') {
      at++;
    }
    return at;
  }

  private static boolean isAt(byte[] line, int at, byte[] expected) {
    return at >= 0
        && at + expected.length <= line.length
        && Arrays.equals(line, at, at + expected.length, expected, 0, expected.length);
  }

  private static Finding notOfTheForm(long index, String what) {
    return Finding.notOk(
        what
            + " is not of the form {\"index\":"
            + index
            + ",\"leaf\":\"base64\"}, for a sealed one with salt and content: it was changed, or lines"
            + " are missing, added or out of order.");
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
