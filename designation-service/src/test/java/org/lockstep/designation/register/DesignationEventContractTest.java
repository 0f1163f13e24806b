package org.lockstep.designation.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.testkit.Contracts;

/** Producer's side of the contracts. */
class DesignationEventContractTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "designation-published",
        "designation-amended",
        "designation-lifted",
        "designation-marked"
      })
  void serialisesTheExampleAsItStandsThere(String contract) throws IOException {
    Path event = Contracts.event("designation-service", contract);
    String example = Contracts.example(event);

    byte[] serialised = Outbox.serialised(JSON.readValue(example, DesignationEvent.class));

    assertThat(JSON.readTree(serialised)).isEqualTo(JSON.readTree(example));
    Contracts.assertMeets(Contracts.schema(event), new String(serialised, StandardCharsets.UTF_8));
  }
}
