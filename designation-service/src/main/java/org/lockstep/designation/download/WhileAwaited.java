package org.lockstep.designation.download;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** Ends the writing of what nobody waits for any more. */
final class WhileAwaited extends FilterOutputStream {
  private final BooleanSupplier awaited;

  WhileAwaited(OutputStream out, BooleanSupplier awaited) {
    super(out);
    this.awaited = awaited;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!awaited.getAsBoolean()) {
      throw new IOException("the reader has gone away");
    }
    out.write(bytes, offset, length);
  }
}
