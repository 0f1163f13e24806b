package org.lockstep.openapi;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes documents, JSON and YAML. */
final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private Documents() {}

  static ObjectNode empty() {
    return JSON.createObjectNode();
  }

  static ObjectNode readJson(Path file) throws IOException {
    return (ObjectNode) JSON.readTree(Files.readString(file));
  }

  static ObjectNode readYaml(Path file) throws IOException {
    return (ObjectNode) YAML.readTree(Files.readString(file));
  }

  static String json(JsonNode document) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    ObjectWriter writer =
        JSON.writer(
            new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    return writer.writeValueAsString(document) + "\n";
  }

  static String yaml(JsonNode document) throws IOException {
    return YAML.writeValueAsString(document);
  }
}
