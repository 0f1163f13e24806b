package org.lockstep.designation.lists.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What was compressed as gzip (RFC 1952), in any number of members. The JDK's own takes a source
 * that has nothing to give without waiting for one that has ended, and drops what follows.
 */
final class Gunzip extends InputStream {
  private static final int READ_AHEAD = 512;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final PushbackInputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private @Nullable Member member;
  private boolean ended;

  Gunzip(InputStream in) {
    this.in = new PushbackInputStream(in, READ_AHEAD);
  }

  private Member begin() throws IOException {
    if (octet() != 0x1F || octet() != 0x8B || octet() != DEFLATE) {
      throw new ZipException("something that is not gzip follows");
    }
    int flags = octet();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("gzip with unknown flags");
    }
    // When it was packed, how well, and on what.
    in.skipNBytes(6);
    if ((flags & EXTRA) != 0) {
      in.skipNBytes(octet() | octet() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      in.skipNBytes(2);
    }
    inflater.reset();
    checksum.reset();
    return new Member(in, inflater);
  }

  private void skipText() throws IOException {
    while (octet() != 0) {
      // It ends with a NUL.
    }
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      Member current = member == null ? begin() : member;
      member = current;
      int read = current.read(bytes, offset, length);
      if (read > 0) {
        checksum.update(bytes, offset, read);
        return read;
      }
      current.giveBack(in);
      end();
    }
    return -1;
  }

  private void end() throws IOException {
    if (number() != checksum.getValue()) {
      throw new ZipException("the checksum of gzip is wrong");
    }
    if (number() != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new ZipException("the length that gzip says is wrong");
    }
    member = null;
    int next = in.read();
    if (next < 0) {
      ended = true;
    } else {
      in.unread(next);
    }
  }

  private long number() throws IOException {
    return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private static final class Member extends InflaterInputStream {
    Member(InputStream in, Inflater inflater) {
      super(in, inflater, READ_AHEAD);
    }

    /** What was read and is not part of it. */
    void giveBack(PushbackInputStream source) throws IOException {
      int ahead = inf.getRemaining();
      source.unread(buf, len - ahead, ahead);
    }
  }
}
