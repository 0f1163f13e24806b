package org.lockstep.local.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lockstep.local.data.Refusal;

/**
 * The digests of all files of a backup, as {@code sha256sum -c contents.sha256} reads them. Written
 * last: a backup without them is none.
 */
final class Contents {
  static final String FILE = "contents.sha256";
  private static final int CHUNK = 1 << 16;

  private Contents() {}

  /** Writes them, when all that they tell of is on the disk for good. */
  static void write(Path backup) throws IOException {
    StringBuilder lines = new StringBuilder();
    digests(backup, true)
        .forEach((file, digest) -> lines.append(digest).append("  ").append(file).append('\n'));
    Files.writeString(backup.resolve(FILE), lines, UTF_8);
    digest(backup.resolve(FILE), true);
  }

  /**
   * Compares a backup with what it was.
   *
   * @throws Refusal if it is none, or not whole, or another
   */
  static void check(Path backup) throws IOException {
    if (!Files.isRegularFile(backup.resolve(FILE))) {
      throw new Refusal(backup + " is not a backup: there is no " + FILE + " in it.");
    }
    Map<String, String> expected = new TreeMap<>();
    for (String line : Files.readAllLines(backup.resolve(FILE), UTF_8)) {
      String[] parts = line.split("  ", 2);
      if (parts.length < 2) {
        throw new Refusal(backup.resolve(FILE) + " is damaged; nothing was restored.");
      }
      expected.put(parts[1], parts[0]);
    }
    Map<String, String> found = digests(backup, false);
    for (Map.Entry<String, String> file : expected.entrySet()) {
      String digest = found.remove(file.getKey());
      if (digest == null) {
        throw new Refusal(file.getKey() + " is missing in " + backup + "; nothing was restored.");
      }
      if (!digest.equals(file.getValue())) {
        throw new Refusal(
            file.getKey() + " in " + backup + " is not what it was; nothing was restored.");
      }
    }
    if (!found.isEmpty()) {
      throw new Refusal(
          found.keySet().iterator().next()
              + " in "
              + backup
              + " does not belong to the backup; nothing was restored.");
    }
  }

  private static Map<String, String> digests(Path backup, boolean durably) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(backup)) {
      for (Path file : all.filter(path -> !Files.isDirectory(path)).toList()) {
        String name = backup.relativize(file).toString();
        if (!name.equals(FILE)) {
          digests.put(name, digest(file, durably));
        }
      }
    }
    return digests;
  }

  private static String digest(Path file, boolean durably) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      while (channel.read(chunk) >= 0) {
        sha256.update(chunk.flip());
        chunk.clear();
      }
      if (durably) {
        channel.force(true);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
