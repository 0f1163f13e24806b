package org.lockstep.gateway.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedCodingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "x-gzip",
        "gzip, deflate, br",
        "br;q=1.0, gzip;q=0.001",
        "*",
        "*;q=0.5",
        "identity;q=0.5, gzip",
        "identity;q=0.5, *;q=0.5",
        "identity;q=0, gzip",
        " gzip ; q=1.000 ",
        ",,gzip,"
      })
  void takesGzip(String header) {
    assertThat(AcceptedCodings.of(List.of(header)).gzip()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "gzip;q=0",
        "gzip;q=0.000, *",
        "gzip;q=0, gzip",
        "*;q=0",
        "identity, gzip;q=0.5",
        "gzipped",
        "notgzip",
        "gzip;q=2",
        "gzip;q=-1",
        "gzip;q=NaN",
        "gzip;q=1e3",
        "gzip;q=0.0001",
        "gzip;q=",
        "gzip;level=9",
        "gzip deflate",
        "\"gzip\"",
        ";;;,,,===",
        "deflate, br"
      })
  void doesNotTakeWhatIsNotSaidClearly(String header) {
    assertThat(AcceptedCodings.of(List.of(header)).gzip()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "identity;q=0        | false | false",
        "*;q=0               | false | false",
        "br, *;q=0           | false | false",
        "*;q=0, identity     | false | true",
        "gzip, identity;q=0  | true  | false",
        "gzip, *;q=0         | true  | false",
        "br                  | false | true"
      })
  void takesAnAnswerInNoCodingUnlessToldNotTo(String header, boolean gzip, boolean identity) {
    assertThat(AcceptedCodings.of(List.of(header))).isEqualTo(new AcceptedCodings(gzip, identity));
  }
}
