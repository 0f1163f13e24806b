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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** Hands on the objects of a file of JSON lines (one object a line) one by one. */
public final class JsonLines {
  private static final int DEEPEST = 64;
  private static final int LONGEST_STRING = 1 << 20;
  private static final int LONGEST_KEY = 1_000;
  private static final int LONGEST_NUMBER = 1_000;

  /** Of one line: brackets, keys and values. The largest real entities have some ten thousand. */
  private static final int MOST_TOKENS = 200_000;

  /** In characters. The largest entities of a real file have some hundred thousand. */
  private static final int LONGEST_LINE = 8 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_STRING)
                          .maxNameLength(LONGEST_KEY)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxTokenCount(MOST_TOKENS)
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
   *     has a key twice, a text has what is no character, or anything is larger than the limits
   */
  public static void read(ListFile file, ObjectConsumer object) {
    try (Reader characters =
            new InputStreamReader(
                new StrictUtf8(Encodings.asUtf8(file), file.name()), StandardCharsets.UTF_8);
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
      if (number > 1 || !line.isEmpty() || read != ListFile.BYTE_ORDER_MARK) {
        line.append((char) read);
      }
    }
    return true;
  }

  /**
   * The object in one line.
   *
   * @param number of the line, from 1
   * @throws RefusedFileException as {@link #read}
   */
  public static ObjectNode parse(ListFile file, long number, String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node instanceof ObjectNode object) {
        refuseWhatIsNoText(file, number, json, object);
        return object;
      }
      throw refused(Reason.MALFORMED, file, number, "is not a JSON object");
    } catch (StreamConstraintsException e) {
      throw refused(
          Reason.LIMIT,
          file,
          number,
          ("has more than a line may have: %d levels, %d characters in a string, %d in a key,"
                  + " %d in a number, %d brackets, keys and values")
              .formatted(DEEPEST, LONGEST_STRING, LONGEST_KEY, LONGEST_NUMBER, MOST_TOKENS));
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

  /** Only escapes can write it: the bytes of the file have been checked. */
  private static void refuseWhatIsNoText(ListFile file, long number, String json, JsonNode node) {
    if (json.indexOf("\\u") < 0) {
      return;
    }
    Deque<JsonNode> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      JsonNode next = open.pop();
      next.forEach(open::push);
      next.fieldNames().forEachRemaining(key -> refuseWhatIsNoText(file, number, key));
      refuseWhatIsNoText(file, number, next.asText());
    }
  }

  private static void refuseWhatIsNoText(ListFile file, long number, String text) {
    UnstorableText.in(text)
        .ifPresent(
            seen -> {
              throw refused(
                  Reason.MALFORMED, file, number, "has " + seen + ", which is in no text");
            });
  }

  private static RefusedFileException refused(
      Reason reason, ListFile file, long number, String what) {
    return new RefusedFileException(reason, "%s: line %d %s".formatted(file.name(), number, what));
  }
}
