package org.lockstep.designation.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hands on what is written to it, and knows what it was. */
final class DigestingStream extends FilterOutputStream {
  private final MessageDigest sha256;
  private long bytes;
  private long lines;

  DigestingStream(OutputStream out) {
    super(out);
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] chunk, int from, int length) throws IOException {
    out.write(chunk, from, length);
    sha256.update(chunk, from, length);
    bytes += length;
    for (int i = from; i < from + length; i++) {
      if (chunk[i] == '\n') {
        lines++;
      }
    }
  }

  /** The digest of all that was written; nothing may be written afterwards. */
  FileDigest digest(long designations) {
    return new FileDigest(HexFormat.of().formatHex(sha256.digest()), bytes, designations, lines);
  }
}
