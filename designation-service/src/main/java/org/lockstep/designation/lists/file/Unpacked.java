package org.lockstep.designation.lists.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * Takes the files out of what was uploaded. Archives are streams: nothing is kept of what comes out
 * of them, every opening unpacks again, within the same limits.
 */
public final class Unpacked {
  private static final String GZIP = "\u001F\u008B";
  private static final String ZIP = "PK\u0003\u0004";
  private static final String EMPTY_ZIP = "PK\u0005\u0006";

  private static final int MAGIC = 4;

  private Unpacked() {}

  /**
   * The files of a zip archive, the one of a gzip, or the upload itself. A workbook (xlsx) is a zip
   * archive, but one file. All of a zip archive is read once to know what is in it.
   *
   * @return in the order of the archive, at least one
   * @throws RefusedFileException where an archive is damaged, larger than the limits, holds another
   *     archive, or has files whose names lead elsewhere
   */
  public static List<ListFile> files(ListFile upload) {
    return files(upload, Limits.OF_LISTS);
  }

  static List<ListFile> files(ListFile upload, Limits limits) {
    return switch (kind(upload)) {
      case GZIP -> List.of(gunzipped(upload, limits));
      case ZIP -> new ZipArchive(upload, limits).files();
      case NONE -> List.of(upload);
    };
  }

  private static ListFile gunzipped(ListFile upload, Limits limits) {
    String name = upload.name();
    boolean suffixed = name.length() > 3 && name.toLowerCase(Locale.ROOT).endsWith(".gz");
    String inner = suffixed ? name.substring(0, name.length() - 3) : name;
    ListFile file =
        new ListFile(
            inner,
            () -> {
              CountingStream packed = new CountingStream(upload.open());
              return new LimitedStream(
                  inner, new Gunzip(packed), new ExpansionLimit(inner, limits, packed));
            });
    if (kind(file) != Kind.NONE) {
      throw nested(name, inner);
    }
    return file;
  }

  static RefusedFileException nested(String archive, String inner) {
    return new RefusedFileException(
        Reason.FORMAT,
        "%s: holds an archive or a workbook, %s; such a file must be sent by itself"
            .formatted(archive, inner));
  }

  /** Says what a failure to read an archive means. */
  static RuntimeException failed(String file, IOException e) {
    // The JDK says the latter of a file that is stored as it is.
    if (e instanceof EOFException || "unexpected EOF".equals(e.getMessage())) {
      return new RefusedFileException(Reason.TRUNCATED, file + ": the archive ends before its end");
    }
    if (e instanceof ZipException) {
      return new RefusedFileException(
          Reason.MALFORMED, "%s: the archive is damaged: %s".formatted(file, e.getMessage()));
    }
    return new IllegalStateException("Could not read " + file, e);
  }

  /** How a file is packed. */
  enum Kind {
    GZIP,
    ZIP,
    NONE
  }

  private static Kind kind(ListFile file) {
    try (InputStream in = file.open()) {
      return kind(in);
    } catch (IOException e) {
      throw failed(file.name(), e);
    }
  }

  /** Reads the first bytes. */
  static Kind kind(InputStream in) throws IOException {
    String magic = new String(in.readNBytes(MAGIC), StandardCharsets.ISO_8859_1);
    if (magic.startsWith(GZIP)) {
      return Kind.GZIP;
    }
    return magic.equals(ZIP) || magic.equals(EMPTY_ZIP) ? Kind.ZIP : Kind.NONE;
  }
}
