package org.lockstep.designation.lists.file;

import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** What may still come out of an archive, or out of one file of it. */
final class ExpansionLimit {
  private final String file;
  private final Limits limits;
  private final CountingStream packed;
  private final long before;
  private long out;

  /**
   * @param file in messages
   * @param packed what goes in, from here on
   */
  ExpansionLimit(String file, Limits limits, CountingStream packed) {
    this.file = file;
    this.limits = limits;
    this.packed = packed;
    this.before = packed.bytes();
  }

  void take(int bytes) {
    out += bytes;
    if (out > limits.bytes()) {
      throw new RefusedFileException(
          Reason.LIMIT,
          "%s: more than %d bytes come out of the archive".formatted(file, limits.bytes()));
    }
    long in = packed.bytes() - before;
    if (out > limits.free() && out > in * limits.ratio()) {
      throw new RefusedFileException(
          Reason.LIMIT,
          "%s: %d bytes have come out of %d packed bytes, and more than %d times as many is too many"
              .formatted(file, out, in, limits.ratio()));
    }
  }
}
