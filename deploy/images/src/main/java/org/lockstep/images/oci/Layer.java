package org.lockstep.images.oci;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * One layer of an image. Whatever it is made from, equal content gives equal bytes: entries are in
 * the order of their paths, belong to root, are of one time, and have one of two modes. It is not
 * compressed, because what compression gives depends on the version of zlib.
 */
public final class Layer {
  private static final int DIRECTORY = 0755;
  private static final int PROGRAM = 0755;
  private static final int FILE = 0644;
  private static final int OPEN_TO_ALL = 01777;

  private final String title;
  private final Map<String, Entry> entries = new TreeMap<>();

  /**
   * @param title for the history of the image
   */
  public Layer(String title) {
    this.title = title;
  }

  private record Entry(byte type, int mode, Source source, String target) {}

  @FunctionalInterface
  private interface Source {
    byte[] content() throws IOException;
  }

  public String title() {
    return title;
  }

  /** A folder that everybody may write to, as {@code /tmp}. */
  public Layer openDirectory(String path) {
    put(path, new Entry(TarConstants.LF_DIR, OPEN_TO_ALL, () -> new byte[0], ""));
    return this;
  }

  public Layer directory(String path) {
    put(path, new Entry(TarConstants.LF_DIR, DIRECTORY, () -> new byte[0], ""));
    return this;
  }

  public Layer file(String path, byte[] content) {
    put(path, new Entry(TarConstants.LF_NORMAL, FILE, () -> content, ""));
    return this;
  }

  public Layer file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  public Layer program(String path, byte[] content) {
    put(path, new Entry(TarConstants.LF_NORMAL, PROGRAM, () -> content, ""));
    return this;
  }

  public Layer link(String path, String target) {
    put(path, new Entry(TarConstants.LF_SYMLINK, 0777, () -> new byte[0], target));
    return this;
  }

  /** A file of this machine; what its owner may execute is a program. */
  public Layer copy(String path, Path file) {
    int mode = Files.isExecutable(file) && isOwnersProgram(file) ? PROGRAM : FILE;
    put(path, new Entry(TarConstants.LF_NORMAL, mode, () -> Files.readAllBytes(file), ""));
    return this;
  }

  /** A folder of this machine with all that is in it. */
  public Layer copyAll(String path, Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(folder)) {
      found = all.toList();
    }
    for (Path place : found) {
      String relative = folder.relativize(place).toString();
      String name = relative.isEmpty() ? path : path + "/" + relative;
      if (Files.isSymbolicLink(place)) {
        link(name, Files.readSymbolicLink(place).toString());
      } else if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        directory(name);
      } else {
        copy(name, place);
      }
    }
    return this;
  }

  private static boolean isOwnersProgram(Path file) {
    try {
      return Files.getPosixFilePermissions(file)
          .contains(java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void put(String path, Entry entry) {
    if (path.startsWith("/") || path.endsWith("/") || List.of(path.split("/")).contains("..")) {
      throw new IllegalArgumentException("No path in an image: " + path);
    }
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      String parent = path.substring(0, slash);
      if (!entries.containsKey(parent)) {
        directory(parent);
      }
    }
    entries.put(path, entry);
  }

  /** Writes the layer as a tar archive. */
  void write(OutputStream out, Instant time) throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    for (Map.Entry<String, Entry> named : entries.entrySet()) {
      Entry entry = named.getValue();
      byte[] content = entry.source().content();
      boolean folder = entry.type() == TarConstants.LF_DIR;
      TarArchiveEntry header =
          new TarArchiveEntry(named.getKey() + (folder ? "/" : ""), entry.type());
      header.setSize(content.length);
      header.setMode(entry.mode());
      header.setIds(0, 0);
      header.setNames("", "");
      header.setModTime(time.toEpochMilli());
      header.setLinkName(entry.target());
      tar.putArchiveEntry(header);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    tar.finish();
    tar.flush();
  }
}
