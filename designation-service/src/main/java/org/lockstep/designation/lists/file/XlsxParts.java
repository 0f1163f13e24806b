package org.lockstep.designation.lists.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
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
  private static final int MOST_PARTS = 1000;
  private static final long MOST_BYTES = 256L << 20;
  private static final int HIGHEST_RATIO = 100;

  /** Bytes from which on the ratio counts. */
  private static final long SMALL = 1L << 20;

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
    try (Packed packed = new Packed(file.open());
        ZipInputStream zip = new ZipInputStream(packed)) {
      Set<String> names = new HashSet<>();
      Unpacked unpacked = new Unpacked(zip, packed, file.name());
      for (ZipEntry part = unpacked.next(); part != null; part = unpacked.next()) {
        String name = part.getName();
        check(file.name(), name);
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
          throw refused(Reason.MALFORMED, file.name(), "has two parts of the name " + name);
        }
        if (names.size() > MOST_PARTS) {
          throw refused(Reason.LIMIT, file.name(), "has more than " + MOST_PARTS + " parts");
        }
        consumer.accept(name, unpacked);
        unpacked.passOver();
      }
      if (names.isEmpty()) {
        throw refused(Reason.FORMAT, file.name(), "is not an xlsx file");
      }
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + file.name(), e);
    }
  }

  private static void check(String file, String name) {
    boolean outside =
        name.isEmpty()
            || name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf(':') >= 0
            || name.indexOf('\0') >= 0
            || Set.of(name.split("/", -1)).contains("..");
    if (outside) {
      throw refused(Reason.MALFORMED, file, "has a part whose name is no name of a part");
    }
  }

  private static RefusedFileException refused(Reason reason, String file, String what) {
    return new RefusedFileException(reason, file + ": " + what);
  }

  /** Counts what goes into the unpacking. */
  private static final class Packed extends FilterInputStream {
    private long bytes;

    Packed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      bytes += Math.max(read, 0);
      return read;
    }
  }

  /** The content of one part after the other. */
  private static final class Unpacked extends InputStream {
    private final ZipInputStream zip;
    private final Packed packed;
    private final String file;
    private long bytes;

    /** The first bytes of the part, which tell whether it is an archive. */
    private byte[] head = {};

    private int headRead;

    Unpacked(ZipInputStream zip, Packed packed, String file) {
      this.zip = zip;
      this.packed = packed;
      this.file = file;
    }

    @Nullable ZipEntry next() throws IOException {
      try {
        ZipEntry next = zip.getNextEntry();
        if (next != null) {
          head = new byte[0];
          headRead = 0;
          byte[] first = readNBytes(4);
          if (isArchive(first)) {
            throw refused(Reason.FORMAT, file, "has an archive in it: " + next.getName());
          }
          head = first;
        }
        return next;
      } catch (EOFException e) {
        throw refused(Reason.TRUNCATED, file, "ends before its end");
      } catch (ZipException | IllegalArgumentException e) {
        throw refused(Reason.MALFORMED, file, "is not a zip archive that can be read");
      }
    }

    private static boolean isArchive(byte[] first) {
      boolean zip = first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] < 9;
      boolean gzip = first.length >= 2 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B;
      return zip || gzip;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (headRead < head.length) {
        int count = Math.min(length, head.length - headRead);
        System.arraycopy(head, headRead, buffer, offset, count);
        headRead += count;
        return count;
      }
      try {
        int read = zip.read(buffer, offset, length);
        bytes += Math.max(read, 0);
        if (bytes > MOST_BYTES) {
          throw refused(
              Reason.LIMIT, file, "is larger than " + (MOST_BYTES >> 20) + " MiB when unpacked");
        }
        if (bytes > SMALL && bytes > HIGHEST_RATIO * packed.bytes) {
          throw refused(
              Reason.LIMIT, file, "unpacks to more than " + HIGHEST_RATIO + " times its size");
        }
        return read;
      } catch (EOFException e) {
        throw refused(Reason.TRUNCATED, file, "ends before its end");
      } catch (ZipException e) {
        throw refused(Reason.MALFORMED, file, "is not a zip archive that can be read");
      }
    }

    void passOver() throws IOException {
      byte[] buffer = new byte[8192];
      while (read(buffer, 0, buffer.length) >= 0) {
        // Counted like what is read.
      }
    }

    /** The archive goes on after a part. */
    @Override
    public void close() {}
  }
}
