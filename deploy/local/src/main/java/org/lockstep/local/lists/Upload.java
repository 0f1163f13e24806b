package org.lockstep.local.lists;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.lockstep.local.data.Refusal;

/** Files on their way to the gateway: one as it is, several as one zip that is made on the way. */
final class Upload {
  /** What the gateway takes at most, in bytes. */
  static final long LIMIT = 1024L * 1024 * 1024;

  private final List<Path> files;
  private final long total;
  private final AtomicLong read = new AtomicLong();

  /** Files that are there and can be read, or a refusal that names the one that cannot. */
  Upload(List<Path> files) {
    this.files = List.copyOf(files);
    Set<String> names = new HashSet<>();
    long sum = 0;
    for (Path file : files) {
      sum += size(file);
      if (!names.add(name(file))) {
        throw new Refusal(
            "Two of the files are named " + name(file) + "; in one import, names differ.");
      }
    }
    total = sum;
    if (files.size() == 1 && total > LIMIT) {
      throw new Refusal(
          files.get(0)
              + " has "
              + Text.bytes(total)
              + "; an import takes at most "
              + Text.bytes(LIMIT)
              + ". Pack it: gz and zip are read, too.");
    }
  }

  private static long size(Path file) {
    if (!Files.exists(file)) {
      throw new Refusal("There is no file " + file + ".");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Refusal(file + " is not a file that can be read.");
    }
    try {
      long size = Files.size(file);
      if (size == 0) {
        throw new Refusal(file + " is empty.");
      }
      return size;
    } catch (IOException e) {
      throw new Refusal("Cannot read " + file + " (" + e.getMessage() + ").");
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  boolean isOneFile() {
    return files.size() == 1;
  }

  /** What to call it: the name of the one file, or how many there are. */
  String name() {
    return isOneFile() ? name(files.get(0)) : files.size() + " files";
  }

  /** Bytes of all files together. */
  long total() {
    return total;
  }

  /** How many of them have been read so far. */
  long read() {
    return read.get();
  }

  BodyPublisher body() {
    if (isOneFile()) {
      return BodyPublishers.fromPublisher(
          BodyPublishers.ofInputStream(() -> open(files.get(0))), total);
    }
    return BodyPublishers.ofInputStream(() -> new ZipOnTheWay(files, this::open));
  }

  private InputStream open(Path file) {
    try {
      return new Counted(Files.newInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Counted extends FilterInputStream {
    private Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      read.addAndGet(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      read.addAndGet(Math.max(count, 0));
      return count;
    }
  }
}
