package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/** The way in for files of lists, whoever brings them. */
@ApplicationScoped
public class Uploads {
  private final Imports imports;
  private final UploadedFiles files;

  Uploads(Imports imports, UploadedFiles files) {
    this.imports = imports;
    this.files = files;
  }

  /**
   * Stores a file whole. Only then does its import wait for its turn.
   *
   * @param edition the day it is of, where the file does not say it
   * @param operator who brings it
   * @return the import
   * @throws Refusal 400 if there is nothing in it, of which nothing is left; 413 if it is too large
   * @throws IOException if it breaks off, or takes too long
   */
  public UUID take(
      OfficialList list,
      String fileName,
      @Nullable LocalDate edition,
      String operator,
      InputStream body)
      throws IOException {
    InputStream whole = beginning(body);
    UUID id = imports.receive(list, fileName, edition, operator);
    boolean stored = false;
    try {
      files.store(id, whole);
      stored = true;
    } finally {
      if (stored) {
        imports.received(id);
      } else {
        imports.brokenOff(id);
      }
    }
    return id;
  }

  private static InputStream beginning(InputStream body) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(body);
    int first = whole.read();
    if (first < 0) {
      throw new Refusal(CommonProblem.INVALID_REQUEST, "The body must be the file.");
    }
    whole.unread(first);
    return whole;
  }
}
