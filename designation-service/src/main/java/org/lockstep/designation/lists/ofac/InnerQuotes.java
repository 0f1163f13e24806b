package org.lockstep.designation.lists.ofac;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.ListFile;

/**
 * Doubles the quotes within the cells of a CSV file, where they are not. OFAC wrote comments that
 * way in 2020. Only a line that is no row otherwise is touched, and only if it then has exactly the
 * cells that it should have; any other stays as it is, to be refused.
 */
final class InnerQuotes extends InputStream {
  private static final int LONGEST_LINE = 1 << 20;
  private static final byte[] END = {};

  private final InputStream in;
  private final int columns;
  private final LongConsumer mended;
  private byte[] line = END;
  private int next;
  private long number;

  private InnerQuotes(InputStream in, int columns, LongConsumer mended) {
    this.in = new BufferedInputStream(in);
    this.columns = columns;
    this.mended = mended;
  }

  /**
   * The file as it should have been written.
   *
   * @param mended is told each line that was touched, from 1
   */
  static ListFile doubled(ListFile file, int columns, LongConsumer mended) {
    return new ListFile(file.name(), () -> new InnerQuotes(file.open(), columns, mended));
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? line[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int taken = Math.min(length, line.length - next);
    System.arraycopy(line, next, target, offset, taken);
    next += taken;
    return taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean hasMore() throws IOException {
    if (next == line.length) {
      line = nextLine();
      next = 0;
    }
    return line.length > 0;
  }

  private byte[] nextLine() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int c = in.read();
    while (c >= 0 && c != '\n' && read.size() < LONGEST_LINE) {
      read.write(c);
      c = in.read();
    }
    if (c >= 0) {
      read.write(c);
    }
    number++;
    byte[] bytes = read.toByteArray();
    // One byte is one character; what is no ASCII is not looked at.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String row = mended(text, columns);
    if (row == null) {
      return bytes;
    }
    mended.accept(number);
    return row.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether a line is a row with so many cells once its quotes are doubled. */
  static boolean canBeRow(String line, int columns) {
    return mended(line, columns) != null;
  }

  /** Null where there is nothing to do, or nothing that would help. */
  private static @Nullable String mended(String text, int columns) {
    if (text.indexOf('"') < 0 || isRow(text, columns)) {
      return null;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    StringBuilder row = new StringBuilder(text.length() + 16);
    int from = 0;
    for (int cell = 1; cell <= columns; cell++) {
      int to = cell == columns ? end : endOfCell(text, from, end);
      if (to < 0) {
        return null;
      }
      row.append(doubled(text.substring(from, to)));
      if (cell < columns) {
        row.append(',');
        from = to + 1;
      }
    }
    row.append(text, end, text.length());
    return isRow(row.toString(), columns) ? row.toString() : null;
  }

  /** At the first comma, or the first one behind a quote. */
  private static int endOfCell(String text, int from, int end) {
    boolean quoted = from < end && text.charAt(from) == '"';
    int at = quoted ? text.indexOf("\",", from + 1) + 1 : text.indexOf(',', from);
    return at <= from || at >= end ? -1 : at;
  }

  private static String doubled(String cell) {
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    if (!quoted) {
      return cell;
    }
    String inner = cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
    return '"' + inner.replace("\"", "\"\"") + '"';
  }

  /** Whether a line is well-formed, and has as many cells as there are columns. */
  static boolean isRow(String text, int columns) {
    int cells = 1;
    boolean quoted = false;
    boolean closed = false;
    char before = ',';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        i++;
      } else if (quoted) {
        closed = c == '"';
        quoted = !closed;
      } else if (c == ',') {
        cells++;
        closed = false;
      } else if (c == '"') {
        if (before != ',') {
          return false;
        }
        quoted = true;
      } else if (closed && c > ' ') {
        return false;
      }
      before = c;
    }
    return !quoted && cells == columns;
  }
}
