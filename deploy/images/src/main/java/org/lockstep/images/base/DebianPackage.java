package org.lockstep.images.base;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A package file of Debian: an {@code ar} archive of two tar archives. */
final class DebianPackage {
  private static final long LARGEST = 64L << 20;

  private final Path file;

  DebianPackage(Path file) {
    this.file = file;
  }

  /**
   * Something in a package.
   *
   * @param path without the leading {@code ./}
   * @param linkTarget of a symbolic link, otherwise empty
   */
  @SuppressWarnings("ArrayRecordComponent") // Copied into a layer, and never compared.
  record Content(String path, boolean program, String linkTarget, byte[] bytes) {}

  /** What it installs, of that which is wanted; no folders. */
  List<Content> files(Predicate<String> wanted) throws IOException {
    return member("data.tar.xz", wanted);
  }

  /** What it says of itself, as dpkg keeps it. */
  byte[] control() throws IOException {
    return member("control.tar.xz", "control"::equals).get(0).bytes();
  }

  private List<Content> member(String name, Predicate<String> wanted) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ArArchiveInputStream archive = new ArArchiveInputStream(in)) {
      for (ArArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        if (entry.getName().equals(name)) {
          byte[] member = bounded(archive, entry.getSize());
          return contents(new XZCompressorInputStream(new ByteArrayInputStream(member)), wanted);
        }
      }
    }
    throw new IOException(file + " has no " + name);
  }

  private List<Content> contents(InputStream packed, Predicate<String> wanted) throws IOException {
    List<Content> contents = new ArrayList<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(packed)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String path = entry.getName().replaceFirst("^\\./", "");
        if (entry.isDirectory() || !wanted.test(path)) {
          continue;
        }
        contents.add(
            new Content(
                path,
                (entry.getMode() & 0100) != 0,
                entry.isSymbolicLink() ? entry.getLinkName() : "",
                entry.isSymbolicLink() ? new byte[0] : bounded(tar, entry.getSize())));
      }
    }
    return contents;
  }

  private byte[] bounded(InputStream in, long size) throws IOException {
    if (size > LARGEST) {
      throw new IOException(file + " has a file of " + size + " bytes");
    }
    return in.readNBytes((int) size);
  }
}
