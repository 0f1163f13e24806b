package org.lockstep.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {
  private final ObjectMapper mapper = new ObjectMapper();

  StorableTextTest() {
    new StrictJson().customize(mapper);
  }

  record Held(String text, List<String> list, Map<String, String> map, String[] array) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"%s\"}",
        "{\"list\":[\"a\",\"%s\"]}",
        "{\"map\":{\"%s\":\"a\"}}",
        "{\"map\":{\"a\":\"%s\"}}",
        "{\"array\":[\"%s\"]}"
      })
  void isAskedForWhereverTextCanBe(String json) throws JsonProcessingException {
    for (String bad : List.of("\\u0000", "a\\u0000", "\\ud83d", "\\ude00", "\\ude00\\ud83d")) {
      // Jackson itself finds half a pair in a key.
      assertThatThrownBy(() -> mapper.readValue(json.formatted(bad), Held.class))
          .isInstanceOf(JsonProcessingException.class);
    }
    assertThat(mapper.readValue(json.formatted("김 \\ud83d\\ude00 😀"), Held.class)).isNotNull();
  }

  @Test
  void isAskedForInMapsAlone() {
    assertThatThrownBy(
            () ->
                mapper.readValue("{\"a\\u0000\":1}", new TypeReference<Map<String, Integer>>() {}))
        .isInstanceOf(UnstorableTextException.class);
  }
}
