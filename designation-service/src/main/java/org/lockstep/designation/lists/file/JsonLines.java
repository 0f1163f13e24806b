package org.lockstep.designation.lists.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** Hands on the objects of a file of JSON lines (one object a line) one by one. */
public final class JsonLines {
  private static final int DEEPEST = 64;
  private static final int LONGEST_STRING = 1 << 20;

  /** In characters. The largest entities of a real file have some hundred thousand. */
  private static final int LONGEST_LINE = 8 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_STRING)
                          .build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonLines() {}

  /** Takes an object, and the line that it stands in. */
  public interface ObjectConsumer {
    /**
     * @param line from 1
     * @param text of the line
     */
    void accept(long line, String text, ObjectNode object);
  }

  /**
   * Reads the file once. Blank lines are passed over.
   *
   * @throws RefusedFileException where it is not UTF-8, a line is not one JSON object, an object
   *     has a key twice, or anything is larger than the limits
   */
  public static void read(ListFile file, ObjectConsumer object) {
    try (Reader characters =
            new InputStreamReader(
                new StrictUtf8(file.open(), file.name()), StandardCharsets.UTF_8);
        BufferedReader text = new BufferedReader(characters, 1 << 16)) {
      StringBuilder line = new StringBuilder();
      for (long number = 1; next(file, number, text, line); number++) {
        String json = line.toString().strip();
        if (!json.isEmpty()) {
          object.accept(number, json, parse(file, number, json));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + file.name(), e);
    }
  }

  private static boolean next(ListFile file, long number, Reader text, StringBuilder line)
      throws IOException {
    line.setLength(0);
    int read = text.read();
    if (read < 0) {
      return false;
    }
    for (; read >= 0 && read != '\n'; read = text.read()) {
      if (line.length() == LONGEST_LINE) {
        throw refused(Reason.LIMIT, file, number, "is longer than " + LONGEST_LINE + " characters");
      }
      if (number > 1 || !line.isEmpty() || read != BYTE_ORDER_MARK) {
        line.append((char) read);
      }
    }
    return true;
  }

  private static ObjectNode parse(ListFile file, long number, String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw refused(Reason.MALFORMED, file, number, "is not a JSON object");
    } catch (StreamConstraintsException e) {
      throw refused(
          Reason.LIMIT,
          file,
          number,
          "is nested deeper than %d or has a string of more than %d characters"
              .formatted(DEEPEST, LONGEST_STRING));
    } catch (JsonProcessingException e) {
      throw refused(
          Reason.MALFORMED,
          file,
          number,
          e.getOriginalMessage().startsWith("Duplicate field")
              ? "has a key twice"
              : "is not one JSON object, at column " + e.getLocation().getColumnNr());
    }
  }

  private static RefusedFileException refused(
      Reason reason, ListFile file, long number, String what) {
    return new RefusedFileException(reason, "%s: line %d %s".formatted(file.name(), number, what));
  }
}
