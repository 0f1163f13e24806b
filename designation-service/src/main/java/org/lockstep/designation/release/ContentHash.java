package org.lockstep.designation.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockstep.designation.content.Entry;

/**
 * What an approval is of: SHA-256 over the canonical JSON of everything that a release would
 * publish. Canonical is UTF-8 without white space, properties that have a value only, sorted by
 * name at every level; the content has no fractions, so this is RFC 8785.
 */
final class ContentHash {
  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private ContentHash() {}

  /**
   * The hash of a package's content.
   *
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  static String of(String authority, PackageHead head, SortedMap<String, Entry> entries) {
    byte[] canonical =
        canonical(Map.of("authority", authority, "head", head, "entries", entries))
            .getBytes(StandardCharsets.UTF_8);
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String canonical(Map<String, ?> content) {
    // Through maps, so that the order of names does not depend on the order in a record.
    Map<String, Object> plain = CANONICAL.convertValue(content, new TypeReference<>() {});
    try {
      return CANONICAL.writeValueAsString(new TreeMap<>(plain));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
