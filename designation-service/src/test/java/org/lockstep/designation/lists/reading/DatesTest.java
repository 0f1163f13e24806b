package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.StatedDate.Precision;

class DatesTest {
  @Test
  void decadesAreRanges() {
    assertThat(Dates.read("the 1960s")).isEqualTo(range("1960", "1969"));
    assertThat(Dates.read("born in the early 1970s")).isEqualTo(range("1970", "1979"));
    assertThat(Dates.read("1960s-1970s (approx. 60 years old)")).isEqualTo(range("1960", "1979"));
    assertThat(Dates.read("circa 1980s")).isEqualTo(range("1980", "1989"));
    assertThat(Dates.read("early childhood").precision()).isEqualTo(Precision.UNKNOWN);
    assertThat(Dates.read("1970s ((((").precision()).isEqualTo(Precision.UNKNOWN);
  }

  private static Dates.Read range(String from, String to) {
    return new Dates.Read(Precision.RANGE, from, to);
  }
}
