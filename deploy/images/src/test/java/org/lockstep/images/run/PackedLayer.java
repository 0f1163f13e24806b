package org.lockstep.images.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A layer, looked into without unpacking it. */
final class PackedLayer {
  private PackedLayer() {}

  /** The paths of all that can be executed, and of all links. */
  static Set<String> programs(Path layer) throws IOException {
    Set<String> programs = new TreeSet<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(layer)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        boolean link = entry.isSymbolicLink();
        boolean program = entry.isFile() && !link && (entry.getMode() & 0111) != 0;
        if (program || (link && entry.getName().contains("bin/"))) {
          programs.add(entry.getName());
        }
      }
    }
    return programs;
  }
}
