package org.lockstep.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFormTest {
  @ParameterizedTest
  @ValueSource(strings = {"eyJhIjoxfQ.eyJhIjoxfQ.AQ", "eyJhIjoxfQ.eyJhIjoxfQ.-_8"})
  void takesASignedTokenAsItIsMade(String token) {
    assertThat(TokenForm.isToken(token)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".....",
        "eyJhIjoxfQ",
        "eyJhIjoxfQ.eyJhIjoxfQ",
        "eyJhIjoxfQ.eyJhIjoxfQ.",
        "eyJhIjoxfQ..AQ",
        ".eyJhIjoxfQ.AQ",
        "eyJhIjoxfQ.eyJhIjoxfQ.AQ.AQ",
        "eyJhIjoxfQ.eyJhIjoxfQ.AQ=",
        "eyJhIjoxfQ.eyJhIjoxfQ.AQ==",
        "eyJhIjoxfQ.eyJhIjoxfQ.AR",
        "eyJhIjoxfQ.eyJhIjoxfQ.+_8",
        "eyJhIjoxfQ.eyJhIjoxfQ.-/8",
        "eyJhIjoxfQ.eyJhIjoxfQ.A",
        " eyJhIjoxfQ.eyJhIjoxfQ.AQ",
        "eyJhIjoxfQ.eyJhIjoxfQ.AQ ",
        "eyJhIjoxfQ.eyJhIjoxfQ.A\u00e9",
      })
  void refusesWhatIsNoneOrIsSpeltInAnotherWay(String token) {
    assertThat(TokenForm.isToken(token)).isFalse();
  }
}
