package org.lockstep.designation.lists.ofac;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;

/** What a record of a section other than the parties says, as it is staged. */
sealed interface AdvancedRecord {
  /** Takes whatever it has written itself. */
  JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  /** The record as published. */
  Published published();

  /**
   * A record as published.
   *
   * @param unread what has no place
   */
  record Published(int line, String text, List<LabelledValue> unread) {}

  record Place(String id, List<LabelledValue> parts, @Nullable String country, Published published)
      implements AdvancedRecord {}

  record Document(
      String id,
      String type,
      String number,
      @Nullable String country,
      String issuedIn,
      @Nullable String authority,
      @Nullable String validity,
      @Nullable String comment,
      Map<String, String> dates,
      Published published)
      implements AdvancedRecord {}

  /** A listing of a party in one list. */
  record Listing(List<Event> events, List<Consequence> consequences, Published published)
      implements AdvancedRecord {}

  /**
   * What happened to a listing.
   *
   * @param day ISO 8601
   */
  record Event(String day, @Nullable String legalBasis, @Nullable String comment) {}

  record Consequence(String type, @Nullable String comment) {}

  /** What a party is to another. */
  record Tie(
      String type,
      String otherId,
      @Nullable String quality,
      boolean former,
      @Nullable String comment,
      Published published)
      implements AdvancedRecord {}

  static String written(AdvancedRecord record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T extends AdvancedRecord> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
