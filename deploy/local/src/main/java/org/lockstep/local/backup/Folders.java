package org.lockstep.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.lockstep.local.data.Refusal;

/** A folder that is made beside its place, and moved there when it is whole. */
final class Folders {
  private Folders() {}

  /** A new folder beside {@code place}, for nobody but its owner: there are keys in it. */
  static Path fresh(Path place) throws IOException {
    Path parent = place.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new Refusal("There is no folder " + parent + ": make it first.");
    }
    return Files.createTempDirectory(
        parent,
        place.getFileName() + ".unfinished-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
