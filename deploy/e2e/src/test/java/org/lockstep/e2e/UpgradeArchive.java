package org.lockstep.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * A backup of a Lockstep of the version that landed last, small enough to be kept. It is of the
 * story, and its keys were made for it: no other Lockstep has them, and nobody trusts them.
 */
final class UpgradeArchive {
  static final Path FOLDER = Path.of("src/test/resources/upgrade").toAbsolutePath();
  private static final Path FILE = FOLDER.resolve("backup.tar.xz");

  private static final int DICTIONARY = 64 << 20;
  private static final int MODE_BITS = 9;

  private UpgradeArchive() {}

  /** Puts a backup into its place among the resources. */
  static void pack(Path backup) throws IOException {
    Files.createDirectories(FOLDER);
    // Each database has the catalogues of PostgreSQL once more; seen at once they are small.
    LZMA2Options options = new LZMA2Options();
    options.setDictSize(DICTIONARY);
    try (OutputStream file = Files.newOutputStream(FILE);
        var tar = new TarArchiveOutputStream(new XZOutputStream(file, options));
        Stream<Path> all = Files.walk(backup)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Path one : all.sorted().skip(1).toList()) {
        var entry = new TarArchiveEntry(one.toFile(), backup.relativize(one).toString());
        entry.setMode(mode(Files.getPosixFilePermissions(one)));
        tar.putArchiveEntry(entry);
        if (Files.isRegularFile(one)) {
          Files.copy(one, tar);
        }
        tar.closeArchiveEntry();
      }
    }
  }

  /** Makes the backup anew, in a folder that is not there yet. */
  static void unpack(Path backup) throws IOException {
    Files.createDirectory(backup);
    try (InputStream file = Files.newInputStream(FILE);
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path to = backup.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectory(to);
        } else {
          Files.copy(tar, to);
        }
        Files.setPosixFilePermissions(to, permissions(entry.getMode()));
      }
    }
  }

  private static int mode(Set<PosixFilePermission> permissions) {
    int mode = 0;
    for (PosixFilePermission one : permissions) {
      mode |= 1 << (MODE_BITS - 1 - one.ordinal());
    }
    return mode;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    StringBuilder text = new StringBuilder();
    List<Character> letters = List.of('r', 'w', 'x');
    for (int bit = MODE_BITS - 1; bit >= 0; bit--) {
      text.append((mode >> bit & 1) == 1 ? letters.get((MODE_BITS - 1 - bit) % 3) : '-');
    }
    return PosixFilePermissions.fromString(text.toString());
  }
}
