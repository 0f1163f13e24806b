package org.lockstep.designation.export;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Marking;
import org.lockstep.designation.journal.CanonicalJson;
import org.lockstep.designation.journal.RegisterState;

/**
 * What a file of the register is, and for whom it was made. The same for the same file and
 * recipient whenever it is asked for, so that it goes with the file and with its signature.
 *
 * @param file name of the file
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param recipient the client of a partner system, or the name of an officer
 */
record Manifest(
    String file,
    String sha256,
    long bytes,
    Counts counts,
    RegisterState registerState,
    @Nullable LocalDate validAt,
    Marking marking,
    String recipient) {

  /**
   * @param lines ends of lines (LF) in the file
   */
  record Counts(long designations, long lines) {}

  static Manifest of(RegisterFile file, Edition edition, FileDigest digest, String recipient) {
    return new Manifest(
        file.fileName(),
        digest.sha256(),
        digest.bytes(),
        new Counts(digest.designations(), digest.lines()),
        edition.state(),
        edition.validAt(),
        Marking.CLEAR,
        recipient);
  }

  /** Canonical JSON: what is handed out, and what is signed. */
  byte[] canonical() {
    return CanonicalJson.bytes(this);
  }
}
