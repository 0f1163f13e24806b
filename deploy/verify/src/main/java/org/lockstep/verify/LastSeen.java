package org.lockstep.verify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The newest register state that was ever verified here, of each origin, in a file of its own:
 * {@code {"lockstep/register":{"rootHash":"…","size":300}}}.
 */
final class LastSeen {
  private static final int LARGEST_FILE = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private LastSeen() {}

  /**
   * Compares and remembers. Another process that does so waits, and a crash leaves the old file or
   * the new one.
   *
   * @return what was seen before
   */
  static @Nullable TreeHead meet(Path file, TreeHead state) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw Finding.notChecked("There is no folder for " + file + " that you may write to.");
    }
    try (FileChannel lock =
        FileChannel.open(
            whole.resolveSibling(whole.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      lock.lock();
      ObjectNode all = Files.exists(whole) ? read(whole) : JSON.createObjectNode();
      TreeHead seen = all.has(state.origin()) ? seen(all, file, state.origin()) : null;
      if (seen != null) {
        state.mustNotFork(seen, "The manifest", "what was seen before, in " + file + ",");
        if (state.size() < seen.size()) {
          throw Finding.notOk(
              "This export is old: it is of register state %d, and state %d was seen before. If you asked for an old one, leave out --last-seen; if not, someone hands you what is no longer so."
                  .formatted(state.size(), seen.size()));
        }
      }
      all.putObject(state.origin()).put("rootHash", state.root()).put("size", state.size());
      write(folder, whole, all);
      return seen;
    }
  }

  private static ObjectNode read(Path file) throws IOException {
    try {
      return (ObjectNode) Document.read(Input.bytes(file, LARGEST_FILE), file.toString()).json();
    } catch (Finding e) {
      throw damaged(file);
    }
  }

  private static TreeHead seen(ObjectNode all, Path file, String origin) {
    try {
      Document seen = new Document(all, file.toString()).object(origin);
      return TreeHead.of(origin, seen.number("size"), seen.text("rootHash"), file.toString());
    } catch (Finding e) {
      throw damaged(file);
    }
  }

  /** It is not begun anew by itself: that would be a way to make it forget. */
  private static Finding damaged(Path file) {
    return Finding.notChecked(
        file + " is not a file that --last-seen made. Name another, or delete it to begin anew.");
  }

  private static void write(Path folder, Path file, ObjectNode all) throws IOException {
    Path fresh = Files.createTempFile(folder, "last-seen", ".new");
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(all));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
