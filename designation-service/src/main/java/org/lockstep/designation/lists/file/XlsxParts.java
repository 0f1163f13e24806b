package org.lockstep.designation.lists.file;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * The parts of an xlsx file, which is a zip archive. Sizes are those of the bytes that come out;
 * what the archive says of itself is not believed.
 */
final class XlsxParts {
  /** The largest list has some megabytes. */
  private static final Limits LIMITS = new Limits(1_000, 256L << 20, 100, 1 << 20);

  private static final int MAGIC = 4;

  private XlsxParts() {}

  /** Takes a part; what it leaves of its content is passed over. */
  interface PartConsumer {
    void accept(String name, InputStream content) throws IOException;
  }

  /**
   * Reads the archive once, from its beginning to its end.
   *
   * @throws RefusedFileException where it is no such archive, or larger than the limits
   */
  static void read(ListFile file, PartConsumer consumer) {
    try (CountingStream packed = new CountingStream(file.open());
        ZipInputStream zip = new ZipInputStream(packed)) {
      Set<String> names = new HashSet<>();
      LimitedStream limited =
          new LimitedStream(file.name(), zip, new ExpansionLimit(file.name(), LIMITS, packed));
      for (ZipEntry part = next(zip); part != null; part = next(zip)) {
        String name = checked(file.name(), part.getName());
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
          throw refused(Reason.MALFORMED, file.name(), "has two parts of the name " + name);
        }
        if (names.size() > LIMITS.files()) {
          throw refused(Reason.LIMIT, file.name(), "has more than " + LIMITS.files() + " parts");
        }
        byte[] magic = limited.readNBytes(MAGIC);
        if (Unpacked.kind(new ByteArrayInputStream(magic)) != Unpacked.Kind.NONE) {
          throw refused(Reason.FORMAT, file.name(), "has an archive in it: " + name);
        }
        Part content = new Part(magic, limited);
        consumer.accept(name, content);
        content.transferTo(OutputStream.nullOutputStream());
      }
      if (names.isEmpty()) {
        throw refused(Reason.FORMAT, file.name(), "is not an xlsx file");
      }
    } catch (IOException e) {
      throw Unpacked.failed(file.name(), e);
    }
  }

  private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      // The JDK says this of a part whose name or fields make no sense.
      throw new ZipException("a part has a header that makes no sense");
    }
  }

  private static String checked(String file, String name) {
    boolean outside =
        name.isEmpty()
            || name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf(':') >= 0
            || name.chars().anyMatch(c -> c < ' ')
            || List.of(name.split("/", -1)).contains("..");
    if (outside) {
      throw refused(Reason.MALFORMED, file, "has a part whose name is no name of a part");
    }
    return name;
  }

  private static RefusedFileException refused(Reason reason, String file, String what) {
    return new RefusedFileException(reason, file + ": " + what);
  }

  /** A part, whose first bytes have been looked at. */
  private static final class Part extends FilterInputStream {
    private final InputStream beginning;

    Part(byte[] beginning, InputStream rest) {
      super(rest);
      this.beginning = new ByteArrayInputStream(beginning);
    }

    @Override
    public int read() throws IOException {
      int octet = beginning.read();
      return octet < 0 ? super.read() : octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = beginning.read(bytes, offset, length);
      return read < 0 ? super.read(bytes, offset, length) : read;
    }

    /** The archive goes on after a part. */
    @Override
    public void close() {}
  }
}
