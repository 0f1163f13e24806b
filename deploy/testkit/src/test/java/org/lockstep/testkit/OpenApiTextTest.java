package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenApiTextTest {
  private final JsonNode promised = json("{'openapi':'3.1.0','paths':{'/a':{}},'components':{}}");

  @Test
  void hasThePartsInTheOrderInWhichTheyWerePromisedAndTheNewOnesLast() throws IOException {
    JsonNode served =
        json("{'servers':[],'components':{},'paths':{'/a':{},'/b':{}},'openapi':'3.1.0'}");

    String text = OpenApiText.of(served, promised);

    JsonNode written = new ObjectMapper().readTree(text);
    assertThat(written).isEqualTo(served);
    assertThat(written.fieldNames())
        .toIterable()
        .containsExactly("openapi", "paths", "components", "servers");
  }

  @Test
  void hasNoPartThatIsNotServedAnyMore() throws IOException {
    JsonNode served = json("{'paths':{'/a':{}},'openapi':'3.1.0'}");

    assertThat(new ObjectMapper().readTree(OpenApiText.of(served, promised))).isEqualTo(served);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
