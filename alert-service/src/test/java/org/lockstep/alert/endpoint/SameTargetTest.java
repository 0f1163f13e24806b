package org.lockstep.alert.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameTargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://Alerts.Example.org/in",
        "HTTPS://alerts.example.org/in",
        "https://alerts.example.org:443/in",
        "https://alerts.example.org./in",
        "https://alerts.example.org/x/../in",
        "https://alerts.example.org/./in",
        "https://alerts.example.org/%69n",
      })
  void twoSpellingsOfOneUrlAreOne(String spelling) {
    assertThat(SameTarget.normal(spelling))
        .isEqualTo(SameTarget.normal("https://alerts.example.org/in"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://alerts.example.org/in/",
        "https://alerts.example.org/IN",
        "https://alerts.example.org:8443/in",
        "https://alerts.example.org/in?to=a",
        "https://alerts.example.org/i%2Fn",
        "https://other.example.org/in",
      })
  void whatMayBeAnotherPlaceIsAnother(String other) {
    assertThat(SameTarget.normal(other))
        .isNotEqualTo(SameTarget.normal("https://alerts.example.org/in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://alerts.example.org", "https://alerts.example.org:443/"})
  void anEmptyPathIsTheRoot(String root) {
    assertThat(SameTarget.normal(root)).isEqualTo(SameTarget.normal("https://alerts.example.org/"));
  }
}
