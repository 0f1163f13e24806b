package org.lockstep.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockstep.local.data.Refusal;

class DesignationHeapTest {
  @Test
  void isWhatTheEnvironmentAsksForAndElseTheUsualOne() {
    assertThat(DesignationHeap.from(Map.of()).megabytes()).isEqualTo(160);
    assertThat(heap(" ").megabytes()).isEqualTo(160);
    assertThat(heap("160").megabytes()).isEqualTo(160);
    assertThat(heap(" 512 ").megabytes()).isEqualTo(512);
  }

  @Test
  void refusesWhatTheServiceDoesNotStartWith() {
    for (String wrong : List.of("159", "64", "0512", "512m", "-512", "100000")) {
      assertThatExceptionOfType(Refusal.class)
          .as(wrong)
          .isThrownBy(() -> heap(wrong))
          .withMessageContaining("LOCKSTEP_DESIGNATION_HEAP must be a number of megabytes");
    }
  }

  private static DesignationHeap heap(String given) {
    return DesignationHeap.from(Map.of("LOCKSTEP_DESIGNATION_HEAP", given));
  }
}
