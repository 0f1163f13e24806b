package org.lockstep.designation.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.lockstep.designation.http.CsvRow;
import org.lockstep.designation.journal.CanonicalJson;

/** The forms of the whole register. In all of them designations are in the order of their ids. */
enum RegisterFile {
  /**
   * FollowTheMoney entities as JSON lines (RFC 8259, each ended by LF). Each begins with its id,
   * and they are in the order of their ids: sorting by bytes keeps the file as it is.
   */
  FTM("register.ftm.jsonl", "application/x-ndjson") {
    @Override
    void begin(Edition edition, OutputStream out) {
      // Lines and nothing else.
    }

    @Override
    void write(ExportedDesignation designation, boolean first, OutputStream out)
        throws IOException {
      for (Line line : FollowTheMoney.lines(designation)) {
        line.writeTo(out);
        out.write('\n');
      }
    }

    @Override
    void end(OutputStream out) {
      // Lines and nothing else.
    }
  },

  /** One JSON object, a designation a line. */
  JSON("register.json", "application/json") {
    @Override
    void begin(Edition edition, OutputStream out) throws IOException {
      out.write("{\"registerState\":".getBytes(UTF_8));
      out.write(CanonicalJson.bytes(edition.state()));
      if (edition.validAt() != null) {
        out.write((",\"validAt\":\"" + edition.validAt() + "\"").getBytes(UTF_8));
      }
      out.write(",\"designations\":[".getBytes(UTF_8));
    }

    @Override
    void write(ExportedDesignation designation, boolean first, OutputStream out)
        throws IOException {
      out.write((first ? "\n" : ",\n").getBytes(UTF_8));
      Line.of(designation).writeTo(out);
    }

    @Override
    void end(OutputStream out) throws IOException {
      out.write("\n]}\n".getBytes(UTF_8));
    }
  },

  /** A designation a row (RFC 4180), made for spreadsheets and not to be read back. */
  CSV("register.csv", "text/csv;charset=utf-8;header=present") {
    @Override
    void begin(Edition edition, OutputStream out) throws IOException {
      out.write(CsvRow.of(Csv.HEADER).getBytes(UTF_8));
    }

    @Override
    void write(ExportedDesignation designation, boolean first, OutputStream out)
        throws IOException {
      out.write(CsvRow.of(Csv.cells(designation)).getBytes(UTF_8));
    }

    @Override
    void end(OutputStream out) {
      // Rows and nothing else.
    }
  };

  private final String fileName;
  private final String mediaType;

  RegisterFile(String fileName, String mediaType) {
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  static Optional<RegisterFile> named(String fileName) {
    return Arrays.stream(values()).filter(file -> file.fileName.equals(fileName)).findFirst();
  }

  String fileName() {
    return fileName;
  }

  String mediaType() {
    return mediaType;
  }

  abstract void begin(Edition edition, OutputStream out) throws IOException;

  /**
   * @param first whether nothing was written before it
   */
  abstract void write(ExportedDesignation designation, boolean first, OutputStream out)
      throws IOException;

  abstract void end(OutputStream out) throws IOException;
}
