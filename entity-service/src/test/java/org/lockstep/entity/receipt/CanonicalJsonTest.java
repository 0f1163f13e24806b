package org.lockstep.entity.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static String json(Object content) {
    return new String(CanonicalJson.of(content), UTF_8);
  }

  @Test
  void writesMembersByNameAndLeavesOutThoseWithoutAValue() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("b", 1);
    content.put("a", List.of());
    content.put("none", null);
    content.put("A", Map.of());

    assertThat(json(content)).isEqualTo("{\"A\":{},\"a\":[],\"b\":1}");
    assertThat(json(Arrays.asList(1, null))).isEqualTo("[1,null]");
  }

  @Test
  void writesNumbersAsEcmaScriptDoes() {
    assertThat(json(List.of(0.0, 1.0, -0.35, 0.7, 0.0001, 1e20, 1_000_000L)))
        .isEqualTo("[0,1,-0.35,0.7,0.0001,100000000000000000000,1000000]");
  }

  @Test
  void writesTextAsItIsButForWhatMustBeEscaped() {
    assertThat(json("Ж \"x\" / \\ \n\u0001\u2028 \ud83d\ude00"))
        .isEqualTo("\"Ж \\\"x\\\" / \\\\ \\n\\u0001\u2028 \ud83d\ude00\"");
    assertThat(json(Map.of("at", Instant.parse("2024-05-24T09:00:00Z"), "on", LocalDate.EPOCH)))
        .isEqualTo("{\"at\":\"2024-05-24T09:00:00Z\",\"on\":\"1970-01-01\"}");
  }
}
