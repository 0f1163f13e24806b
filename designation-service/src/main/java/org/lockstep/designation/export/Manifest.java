package org.lockstep.designation.export;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.journal.CanonicalJson;
import org.lockstep.designation.journal.RegisterState;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/**
 * What a file of the register is, and for whom it was made. The same for the same file and
 * recipient whenever it is asked for, so that it goes with the file and with its signature.
 *
 * @param file name of the file
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param marking who may see what may be in it: the clearance of the recipient and, unless all is
 *     public, its authority
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

  static Manifest of(
      RegisterFile file, Edition edition, FileDigest digest, Reader reader, String recipient) {
    return new Manifest(
        file.fileName(),
        digest.sha256(),
        digest.bytes(),
        new Counts(digest.designations(), digest.lines()),
        edition.state(),
        edition.validAt(),
        marking(reader),
        recipient);
  }

  private static Marking marking(Reader reader) {
    String authority = reader.authority();
    return reader.clearance() == Tlp.CLEAR || authority == null
        ? new Marking(reader.clearance(), List.of())
        : new Marking(reader.clearance(), List.of(authority));
  }

  /** Canonical JSON: what is handed out, and what is signed. */
  byte[] canonical() {
    return CanonicalJson.bytes(this);
  }
}
