package org.lockstep.designation.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.testkit.Contracts;

/** Producer's side of the contract. */
class JointActionReleasedContractTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final Path EVENT = Contracts.event("designation-service", "joint-action-released");

  @Test
  void serialisesTheExampleAsItStandsThere() throws IOException {
    String example = Contracts.example(EVENT);

    byte[] serialised = Outbox.serialised(JSON.readValue(example, JointActionReleased.class));

    assertThat(JSON.readTree(serialised)).isEqualTo(JSON.readTree(example));
    Contracts.assertMeets(Contracts.schema(EVENT), new String(serialised, StandardCharsets.UTF_8));
  }
}
