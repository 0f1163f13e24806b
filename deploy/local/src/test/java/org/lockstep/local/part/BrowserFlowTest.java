package org.lockstep.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserFlowTest {
  @Test
  void asksOfficersOfThisMachineForNoCodeAndTellsTheServices() {
    for (Map<String, String> environment :
        List.of(Map.<String, String>of(), Map.of("LOCKSTEP_BROWSER_FLOW", " "))) {
      BrowserFlow flow = BrowserFlow.from(environment);

      assertThat(flow.name()).isEqualTo("browser");
      assertThat(flow.ofServices()).containsEntry("LOCKSTEP_ACCESS_SECOND_FACTOR", "false");
    }
  }

  @Test
  void hasTheServicesRequireACodeWhereTheEnvironmentNamesAnotherFlow() {
    BrowserFlow flow =
        BrowserFlow.from(Map.of("LOCKSTEP_BROWSER_FLOW", "browser with second factor"));

    assertThat(flow.name()).isEqualTo("browser with second factor");
    assertThat(flow.ofServices()).containsEntry("LOCKSTEP_ACCESS_SECOND_FACTOR", "true");
  }
}
