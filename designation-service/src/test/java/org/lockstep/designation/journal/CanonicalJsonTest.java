package org.lockstep.designation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  @Test
  void writesTheSameBytesWhateverTheOrder() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("title", "선박\n\"MAIA-1\"");
    content.put("authority", Map.of("name", "Korea", "code", "KR"));
    content.put("targets", List.of(2, 1));

    assertThat(canonical(content))
        .isEqualTo(
            "{\"authority\":{\"code\":\"KR\",\"name\":\"Korea\"},\"targets\":[2,1],"
                + "\"title\":\"선박\\n\\\"MAIA-1\\\"\"}");
  }

  @Test
  void sortsThePropertiesOfRecordsAndLeavesOutWhatHasNoValue() {
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("vessel", new Vessel("RIM", null, LocalDate.parse("2024-05-24")));
    content.put("nothing", null);
    content.put("recordedAt", Instant.parse("2024-05-24T09:00:00.120Z"));

    assertThat(canonical(content))
        .isEqualTo(
            "{\"recordedAt\":\"2024-05-24T09:00:00.120Z\","
                + "\"vessel\":{\"listed\":\"2024-05-24\",\"name\":\"RIM\"}}");
  }

  @Test
  void sortsAndEscapesAsRfc8785Says() {
    // The example of section 3.2.3; names are compared as UTF-16.
    Map<String, Object> content = new HashMap<>();
    content.put("\u20ac", "Euro Sign");
    content.put("\r", "Carriage Return");
    content.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
    content.put("1", "One");
    content.put("\ud83d\ude00", "Emoji: Grinning Face");
    content.put("\u0080", "Control");
    content.put("\u00f6", "Latin Small Letter O With Diaeresis");

    assertThat(canonical(content))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    assertThat(canonical(Map.of("text", "\u001f/\u007f\\\b")))
        .isEqualTo("{\"text\":\"\\u001f/\u007f\\\\\\b\"}");
  }

  private static String canonical(Map<String, ? extends @Nullable Object> content) {
    return new String(CanonicalJson.bytes(content), UTF_8);
  }

  record Vessel(String name, @Nullable String flag, LocalDate listed) {}
}
