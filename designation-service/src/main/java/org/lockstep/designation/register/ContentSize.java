package org.lockstep.designation.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.events.EventSize;

/**
 * How large the content of a designation may be: its event carries all of it, and nothing enters
 * the register that could not be told.
 */
public final class ContentSize {
  /** In bytes of JSON. What else an event says, a reason or the ids, is in the rest. */
  static final int MOST = EventSize.MOST_DATA - 100_000;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private ContentSize() {}

  /**
   * What is wrong with the content, if it is too large.
   *
   * @param json as {@link Outbox#serialised} writes it
   */
  public static Optional<String> fault(byte[] json) {
    return json.length > MOST
        ? Optional.of(message(json.length, largestField(json)))
        : Optional.empty();
  }

  static String message(int size, String largestField) {
    return "The content has %d bytes as JSON, most of them in %s; at most %d fit into an event."
        .formatted(size, largestField, MOST);
  }

  /** The field that takes the most. */
  static String largestField(byte[] json) {
    try {
      JsonNode all = JSON.readTree(json);
      return Stream.concat(
              all.properties().stream().filter(field -> !field.getKey().equals("listingRecord")),
              all.path("listingRecord").properties().stream()
                  .map(field -> Map.entry("listingRecord." + field.getKey(), field.getValue())))
          .max(Comparator.comparing(field -> field.getValue().toString().length()))
          .map(Map.Entry::getKey)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
