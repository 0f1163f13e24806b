package org.lockstep.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many entries a journal has and what they hash to.
 *
 * @param origin whose journal; the name of the key that signs for it
 * @param root SHA-256 in base64
 */
record TreeHead(String origin, long size, String root) {
  /** What a number of entries may look like: fits into a long. */
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final int LARGEST_CHECKPOINT = 1 << 20;

  /** Of a signed checkpoint (C2SP tlog-checkpoint). */
  static TreeHead ofCheckpoint(Path file, VerifierKeys keys) throws IOException {
    String what = "The checkpoint " + file;
    String text = SignedNote.open(Input.bytes(file, LARGEST_CHECKPOINT), keys, what);
    List<String> lines = text.lines().toList(); // From the fourth on, extensions: not for us.
    if (lines.size() < 3 || lines.contains("") || !SIZE.matcher(lines.get(1)).matches()) {
      throw Finding.notOk(what + " is signed, but it is not a checkpoint.");
    }
    if (!lines.get(0).equals(keys.name())) {
      throw Finding.notOk(
          what + " is of \"" + lines.get(0) + "\", and the key is that of " + keys.name() + ".");
    }
    return of(keys.name(), Long.parseLong(lines.get(1)), lines.get(2), what);
  }

  static TreeHead of(String origin, long size, String root, String what) {
    Input.hash(root, "The root hash of " + what);
    if (size == 0 && !root.equals(Base64.getEncoder().encodeToString(new MerkleTree().root()))) {
      throw Finding.notOk(what + " has no entries, but not the root hash of none.");
    }
    return new TreeHead(origin, size, root);
  }

  byte[] rootHash() {
    return Input.hash(root, "The root hash");
  }

  /** Two statements of one key about one size must be one statement. */
  void mustNotFork(TreeHead other, String first, String second) {
    if (size == other.size && !root.equals(other.root)) {
      throw Finding.fork(
          "%s and %s tell of two different journals of %d entries (root hashes %s and %s), and the key of %s signed both. Keep both files: they prove it."
              .formatted(first, second, size, root, other.root, origin));
    }
  }
}
