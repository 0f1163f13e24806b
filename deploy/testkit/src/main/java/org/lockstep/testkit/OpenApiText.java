package org.lockstep.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A promised API as it stands in its file. */
final class OpenApiText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private OpenApiText() {}

  /**
   * What is served, its parts in the order in which they were promised. The library does not always
   * serve them in one order, and a difference would show all of it as changed.
   */
  static String of(JsonNode served, JsonNode promised) throws JsonProcessingException {
    ObjectNode ordered = JSON.createObjectNode();
    promised
        .fieldNames()
        .forEachRemaining(
            part -> {
              if (served.has(part)) {
                ordered.set(part, served.get(part));
              }
            });
    ordered.setAll((ObjectNode) served);
    return JSON.writer(
                new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER))
            .writeValueAsString(ordered)
        + "\n";
  }
}
