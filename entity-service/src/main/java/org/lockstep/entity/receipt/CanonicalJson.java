package org.lockstep.entity.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * One sequence of bytes for one content, to hash and to sign (RFC 8785): UTF-8 without white space,
 * members by name, numbers as ECMAScript writes them. Members that have no value are left out, so
 * that it is the same whether or not they were written.
 *
 * <p>Numbers are those that services write: below 2<sup>53</sup>, and no nearer to 0 than a
 * millionth.
 */
public final class CanonicalJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private CanonicalJson() {}

  public static byte[] of(Object content) {
    StringBuilder json = new StringBuilder();
    write(MAPPER.valueToTree(content), json);
    return json.toString().getBytes(UTF_8);
  }

  /** SHA-256 of the content, in hexadecimal. */
  public static String sha256(Object content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of(content)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(JsonNode node, StringBuilder json) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      node.properties().stream()
          .filter(member -> !member.getValue().isNull())
          .forEach(member -> members.put(member.getKey(), member.getValue()));
      char before = '{';
      for (var member : members.entrySet()) {
        json.append(before);
        quote(member.getKey(), json);
        json.append(':');
        write(member.getValue(), json);
        before = ',';
      }
      json.append(members.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      char before = '[';
      for (JsonNode item : node) {
        json.append(before);
        write(item, json);
        before = ',';
      }
      json.append(node.isEmpty() ? "[]" : "]");
    } else if (node.isTextual()) {
      quote(node.textValue(), json);
    } else if (node.isNumber()) {
      json.append(number(node.decimalValue()));
    } else {
      json.append(node.asText());
    }
  }

  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < ' ') {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
