package org.lockstep.designation.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import org.lockstep.designation.journal.CanonicalJson;

/** A JSON document on one line of a file, and the id that others know it by. */
final class Line {
  private final String id;
  private final Map<String, String> reference;
  private final byte[] json;

  /**
   * @param reference what is left to say of it once it is gone
   * @param content all of it
   */
  Line(String id, Map<String, String> reference, Object content) {
    this.id = id;
    this.reference = reference;
    this.json = CanonicalJson.bytes(content);
  }

  static Line of(ExportedDesignation designation) {
    String id = designation.id().toString();
    return new Line(id, Map.of("id", id), designation);
  }

  String id() {
    return id;
  }

  Map<String, String> reference() {
    return reference;
  }

  boolean isSameAs(Line other) {
    return Arrays.equals(json, other.json);
  }

  /** Without the end of the line. */
  void writeTo(OutputStream out) throws IOException {
    out.write(json);
  }
}
