package org.lockstep.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;

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

  @Test
  void refusesAFlowThatTheRealmFileDoesNotHave() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> BrowserFlow.from(Map.of("LOCKSTEP_BROWSER_FLOW", "browser with 2nd factor")))
        .withMessageContaining("\"browser with second factor\"");
  }

  @Test
  void keepsWhatTheRealmWasMadeWith(@TempDir Path folder) throws IOException {
    Map<String, String> asks = Map.of("LOCKSTEP_BROWSER_FLOW", "browser with second factor");
    try (DataFolder data = DataFolder.claim(folder)) {
      BrowserFlow.of(data, asks);

      assertThat(BrowserFlow.of(data, Map.of()).ofServices())
          .containsEntry("LOCKSTEP_ACCESS_SECOND_FACTOR", "true");
    }
  }

  @Test
  void refusesToChangeWhatTheRealmWasMadeWithUntilTheFolderIsEmptied(@TempDir Path folder)
      throws IOException {
    Map<String, String> asks = Map.of("LOCKSTEP_BROWSER_FLOW", "browser with second factor");
    try (DataFolder data = DataFolder.claim(folder)) {
      BrowserFlow.of(data, Map.of());

      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> BrowserFlow.of(data, asks))
          .withMessageContaining("--reset");
      data.empty();
      assertThat(BrowserFlow.of(data, asks).name()).isEqualTo("browser with second factor");
    }
  }
}
