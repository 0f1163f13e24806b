package org.lockstep.images.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A layer of our own images as files: folders, files and symbolic links, nothing that is removed.
 */
final class UnpackedLayer {
  private static final int OPEN_TO_ALL = 01777;

  private UnpackedLayer() {}

  static void into(Path root, Path layer) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(Files.newInputStream(layer), 1 << 16), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path place = root.resolve(entry.getName()).normalize();
        Path parent = Objects.requireNonNullElse(place.getParent(), root);
        if (!place.startsWith(root) || !parent.toRealPath().startsWith(root.toRealPath())) {
          throw new IOException("The layer names a place outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(place);
          Files.setPosixFilePermissions(place, permissions(entry.getMode()));
          if ((entry.getMode() & OPEN_TO_ALL) == OPEN_TO_ALL) {
            Files.setAttribute(place, "unix:mode", 0040000 | OPEN_TO_ALL);
          }
        } else if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
          Files.copy(tar, place);
          Files.setPosixFilePermissions(place, permissions(entry.getMode()));
        } else {
          throw new IOException("The layer has something else than files: " + entry.getName());
        }
      }
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    StringBuilder text = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
    }
    return PosixFilePermissions.fromString(text.toString());
  }
}
