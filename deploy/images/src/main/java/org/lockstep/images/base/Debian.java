package org.lockstep.images.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.lockstep.images.oci.Digest;

/**
 * The pinned packages of Debian, fetched with apt into a folder and compared with their digests.
 */
public final class Debian {
  private static final String PINS = "debian.txt";
  private static final long SECONDS = 120;

  private final Path folder;
  private final List<PinnedPackage> pins;

  /**
   * @param folder where package files are kept
   */
  public Debian(Path folder) {
    this(folder, pins());
  }

  Debian(Path folder, List<PinnedPackage> pins) {
    this.folder = folder;
    this.pins = pins;
  }

  private static List<PinnedPackage> pins() {
    try (InputStream in = Objects.requireNonNull(Debian.class.getResourceAsStream(PINS))) {
      return PinnedPackage.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public List<PinnedPackage> packages() {
    return pins;
  }

  /** Whether all packages are there, or can be had. */
  public boolean fetch() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    for (PinnedPackage pin : pins) {
      if (!Files.exists(folder.resolve(pin.fileName())) && !download(pin)) {
        return false;
      }
      Path file = folder.resolve(pin.fileName());
      Digest found = Digest.of(file);
      if (!found.hex().equals(pin.sha256())) {
        Files.delete(file);
        throw new IOException(pin.fileName() + " has " + found + " and not sha256:" + pin.sha256());
      }
    }
    return true;
  }

  private boolean download(PinnedPackage pin) throws IOException, InterruptedException {
    String version = pin.name() + ":" + pin.architecture() + "=" + pin.version();
    Process apt;
    try {
      apt =
          new ProcessBuilder("apt-get", "download", "-q", version)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("apt.log").toFile())
              .start();
    } catch (IOException e) {
      return false; // No apt on this machine.
    }
    if (!apt.waitFor(SECONDS, TimeUnit.SECONDS)) {
      apt.destroyForcibly();
      return false;
    }
    return apt.exitValue() == 0 && Files.exists(folder.resolve(pin.fileName()));
  }

  DebianPackage open(PinnedPackage pin) {
    return new DebianPackage(folder.resolve(pin.fileName()));
  }
}
