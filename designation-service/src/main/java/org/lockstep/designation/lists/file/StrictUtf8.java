package org.lockstep.designation.lists.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes on bytes that are UTF-8 (RFC 3629), and refuses the first that is not, or is NUL: no text
 * has one, and UTF-16 without a mark is full of them.
 */
final class StrictUtf8 extends FilterInputStream {
  private final String file;
  private long position;

  /** Of the character that is being read: continuation bytes still to come, and their bounds. */
  private int missing;

  private int first;
  private long begun;

  private int lowest = 0x80;
  private int highest = 0xBF;

  StrictUtf8(InputStream in, String file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read < 0) {
      if (missing > 0) {
        throw refused("the file ends within a character");
      }
      return read;
    }
    for (int i = offset; i < offset + read; i++) {
      check(bytes[i] & 0xFF);
      position++;
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    return super.read(new byte[(int) Math.min(count, 8192)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Whether this byte may come next; after one that may not, the answers mean nothing. */
  boolean continuesWith(int octet) {
    try {
      check(octet);
      return true;
    } catch (RefusedFileException e) {
      return false;
    }
  }

  private void check(int octet) {
    if (missing > 0) {
      if (octet < lowest || octet > highest) {
        position = begun;
        throw refused("the byte 0x%02X does not begin a character of UTF-8".formatted(first));
      }
      missing--;
      lowest = 0x80;
      highest = 0xBF;
    } else if (octet >= 0x80) {
      first = octet;
      begun = position;
      begin(octet);
    } else if (octet == 0) {
      throw refused(
          "the byte 0x00 is in no text; UTF-16 is read where it begins with its byte order mark");
    }
  }

  private void begin(int octet) {
    if (octet >= 0xC2 && octet <= 0xDF) {
      missing = 1;
    } else if (octet >= 0xE0 && octet <= 0xEF) {
      missing = 2;
      // No overlong forms, no surrogates.
      lowest = octet == 0xE0 ? 0xA0 : 0x80;
      highest = octet == 0xED ? 0x9F : 0xBF;
    } else if (octet >= 0xF0 && octet <= 0xF4) {
      missing = 3;
      lowest = octet == 0xF0 ? 0x90 : 0x80;
      highest = octet == 0xF4 ? 0x8F : 0xBF;
    } else {
      throw refused("the byte 0x%02X is not UTF-8".formatted(octet));
    }
  }

  private RefusedFileException refused(String what) {
    return new RefusedFileException(
        RefusedFileException.Reason.ENCODING,
        "%s: %s, at byte %d (the first byte is byte 0)".formatted(file, what, position));
  }
}
