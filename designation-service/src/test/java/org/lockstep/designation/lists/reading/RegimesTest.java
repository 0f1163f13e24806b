package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The regimes that are known of each list, and those that nobody has looked up. */
class RegimesTest {
  private static final String CODE = "[A-Z0-9][A-Z0-9-]{0,39}";
  private static final Set<String> KINDS =
      Set.of("LAW", "REGULATION", "EXECUTIVE_ORDER", "NOTICE", "RESOLUTION", "MANDATE");

  @Test
  void everyKnownRegimeCanBeEntered() throws IOException {
    Map<String, String> titles = new HashMap<>();
    for (OfficialList list : OfficialList.all()) {
      try (InputStream file = getClass().getResourceAsStream("/lists/" + list.source() + ".json")) {
        for (JsonNode entry : new ObjectMapper().readTree(Objects.requireNonNull(file))) {
          Regime regime = list.regimes().of(entry.get("tag").asText());
          assertThat(regime.known()).as(regime.tag()).isTrue();
          assertThat(regime.code()).matches(CODE).startsWith(list.authority() + "-");
          assertThat(regime.theme()).as(regime.tag()).matches(CODE);
          assertThat(regime.instrument().code()).matches(CODE);
          assertThat(regime.instrument().kind()).isIn(KINDS);
          assertThat(
                  titles.merge(
                      regime.instrument().code(), regime.instrument().title(), (a, b) -> a))
              .as("one instrument has one title: " + regime.instrument().code())
              .isEqualTo(regime.instrument().title());
        }
      }
    }
  }

  @Test
  void aTagThatNobodyKnowsGetsAProgrammeOfItsOwn() {
    OfficialList list = OfficialList.find("us-sdn", Set.of()).orElseThrow();

    Regime regime = list.regimes().of("NEW-EO99999] Übung");

    assertThat(regime.known()).isFalse();
    assertThat(regime.code()).isEqualTo("US-NEW-EO99999-UBUNG");
    assertThat(regime.name()).isEqualTo("NEW-EO99999] Übung");
    assertThat(list.regimes().of("x".repeat(600)).code()).matches(CODE);
    assertThat(list.regimes().of("制裁").code()).matches(CODE);
  }
}
