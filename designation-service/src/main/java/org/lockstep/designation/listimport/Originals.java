package org.lockstep.designation.listimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lockstep.designation.lists.reading.ListedEntry;
import org.lockstep.designation.outbox.Outbox;

/** The records of a file as they are stored. */
final class Originals {
  private static final TypeReference<List<ListedEntry.Piece>> PIECES = new TypeReference<>() {};
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Originals() {}

  static byte[] packed(List<ListedEntry.Piece> pieces) {
    return Report.compressed(new String(Outbox.serialised(pieces), StandardCharsets.UTF_8));
  }

  static List<ListedEntry.Piece> unpacked(byte[] packed) {
    try {
      return MAPPER.readValue(Report.text(packed), PIECES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
