package org.lockstep.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks that bytes are one JSON object in the form of RFC 8785: what is read is written again,
 * token by token, and compared. So nothing is held but the object's own texts, however large what
 * is in it, and names that repeat or are out of order show at once. What came in another form is
 * {@link #written} in this one.
 */
final class CanonicalJson {
  private static final JsonFactory JSON = factory();

  private static final long EXACT = 1L << 53;
  private static final int MOST_DIGITS = 17;
  private static final int LONGEST_INTEGER = 21;
  private static final int MOST_ZEROS = 6;

  private final byte[] json;
  private final String what;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, String> texts = new HashMap<>();
  private int at;

  /** An object or array that has begun. */
  private static final class Open {
    private boolean empty = true;
    private @Nullable String name;
  }

  private CanonicalJson(byte[] json, String what) {
    this.json = json;
    this.what = what;
  }

  /** A new one each time: a mapper changes the features of the one it is given. */
  static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Lines.LONGEST).build())
        .build();
  }

  /** Checks, and gives the members of the object that are strings. */
  static Map<String, String> texts(byte[] json, String what) throws IOException {
    CanonicalJson check = new CanonicalJson(json, what);
    try (JsonParser parser = JSON.createParser(json)) {
      check.object(parser);
    } catch (JsonProcessingException e) {
      throw Finding.notOk(what + " is not JSON.");
    }
    return check.texts;
  }

  /**
   * Writes what was read, in that form, without members that are null: whoever sends those says the
   * same as whoever leaves them out.
   */
  static byte[] written(JsonNode content) {
    StringBuilder json = new StringBuilder();
    write(content, json);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode node, StringBuilder json) {
    if (node.isObject()) {
      Map<String, JsonNode> members = new TreeMap<>();
      node.properties().stream()
          .filter(member -> !member.getValue().isNull())
          .forEach(member -> members.put(member.getKey(), member.getValue()));
      String before = "";
      json.append('{');
      for (Map.Entry<String, JsonNode> member : members.entrySet()) {
        json.append(before).append(quoted(member.getKey())).append(':');
        write(member.getValue(), json);
        before = ",";
      }
      json.append('}');
    } else if (node.isArray()) {
      String before = "";
      json.append('[');
      for (JsonNode item : node) {
        json.append(before);
        write(item, json);
        before = ",";
      }
      json.append(']');
    } else if (node.isTextual()) {
      json.append(quoted(node.textValue()));
    } else if (node.isNumber()) {
      json.append(number(node.doubleValue()));
    } else {
      json.append(node.asText());
    }
  }

  private void object(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Finding.notOk(what + " is not a JSON object.");
    }
    JsonToken token = JsonToken.START_OBJECT;
    do {
      token(token, parser);
      token = parser.nextToken();
    } while (token != null && !open.isEmpty());
    if (at != json.length) {
      throw notCanonical();
    }
  }

  private void token(JsonToken token, JsonParser parser) throws IOException {
    Open in = open.peek();
    if (token.isStructEnd()) {
      open.pop();
      expect(token.asString());
      return;
    }
    if (token == JsonToken.FIELD_NAME) {
      String name = parser.getText();
      if (in == null || (in.name != null && in.name.compareTo(name) >= 0)) {
        throw Finding.notOk(what + " is not canonical JSON: its names repeat or are out of order.");
      }
      expect((in.name == null ? "" : ",") + quoted(name) + ":");
      in.name = name;
      return;
    }
    if (in != null && in.name == null) {
      expect(in.empty ? "" : ",");
      in.empty = false;
    }
    switch (token) {
      case START_OBJECT, START_ARRAY -> {
        expect(token.asString());
        open.push(new Open());
      }
      case VALUE_STRING -> {
        expect(quoted(parser.getText()));
        if (open.size() == 1 && in != null && in.name != null) {
          texts.put(in.name, parser.getText());
        }
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          expect(number(Double.parseDouble(parser.getText())));
      default -> expect(token.asString());
    }
  }

  private void expect(String written) {
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    int end = at + bytes.length;
    if (end > json.length || !Arrays.equals(json, at, end, bytes, 0, bytes.length)) {
      throw notCanonical();
    }
    at = end;
  }

  private Finding notCanonical() {
    return Finding.notOk(what + " is not canonical JSON (RFC 8785) at its byte " + at + ".");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\b' -> quoted.append("\\b");
        case '\t' -> quoted.append("\\t");
        case '\n' -> quoted.append("\\n");
        case '\f' -> quoted.append("\\f");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (c < ' ') {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** As ECMAScript writes a number: the fewest digits that are this number and no other. */
  static String number(double value) {
    if (Math.abs(value) < EXACT && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    if (!Double.isFinite(value)) {
      return "a number beyond IEEE 754"; // Nothing in JSON equals this.
    }
    BigDecimal exact = new BigDecimal(Math.abs(value));
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == Math.abs(value)) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale(); // Where it is, counted from the first digit.
    String sign = value < 0 ? "-" : "";
    if (point > LONGEST_INTEGER || point <= -MOST_ZEROS) {
      String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      return sign + digits.charAt(0) + fraction + (point > 0 ? "e+" : "e") + (point - 1);
    }
    if (point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return sign + digits + "0".repeat(point - digits.length());
    }
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }
}
