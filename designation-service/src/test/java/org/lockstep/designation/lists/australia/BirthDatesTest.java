package org.lockstep.designation.lists.australia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.designation.content.StatedDate.Precision;

class BirthDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1963 | 1963",
        "'1/05/1972, 16/09/1973\u00A0\u00A0' | 1972-05-01 1973-09-16",
        "03/1968, 04/1968 | 1968-03 1968-04",
        "27/08/1963, 1962 | 1963-08-27 1962",
        "27/05/1973 01/01/1975 | 1973-05-27 1975-01-01",
        "1979, 1980.1981, 1982, | 1979 1980 1981 1982",
        "7/02/1950/11/1950 08/08/1945 | 1950-02-07 1950-11 1945-08-08",
        "'1961,\n/02/1961,\n13/03/1961' | 1961 1961-02 1961-03-13",
        "5 May 1957, April 1957, May 1957 | 1957-05-05 1957-04 1957-05",
        "a) 5 Feb. 1969 b) 25 July 1972 | 1969-02-05 1972-07-25",
        "24018 | 1965-10-03",
        "1962,1963, 31 December 1961 | 1962 1963 1961-12-31",
      })
  void readsEachDateOfACellWithItsPrecision(String cell, String dates) {
    assertThat(BirthDates.of(cell))
        .allMatch(date -> date.read().precision() == Precision.EXACT)
        .extracting(date -> date.read().from())
        .containsExactly(dates.split(" "));
  }

  @Test
  void takesApproximatelyForAllDatesThatAreStatedInTheSameWay() {
    assertThat(BirthDates.of("Approximately 1999, 2003"))
        .extracting(date -> date.read().precision(), date -> date.read().from())
        .containsExactly(tuple(Precision.CIRCA, "1999"), tuple(Precision.CIRCA, "2003"));
    assertThat(BirthDates.of("Approximately 1967, Approximately 1961"))
        .extracting(date -> date.read().precision())
        .containsOnly(Precision.CIRCA);
    assertThat(BirthDates.of("Approximately 1958, 1/01/1967"))
        .extracting(date -> date.read().precision())
        .containsExactly(Precision.CIRCA, Precision.EXACT);
  }

  @Test
  void readsARangeAsOne() {
    assertThat(BirthDates.of("Between 1963 and 1968"))
        .extracting(
            date -> date.read().precision(), date -> date.read().from(), date -> date.read().to())
        .containsExactly(tuple(Precision.RANGE, "1963", "1968"));
  }

  @Test
  void keepsWhatIsNoDateOfOurCalendarInItsWords() {
    assertThat(BirthDates.of("20/05/1982, 25/07/1402"))
        .extracting(BirthDates.Stated::published, date -> date.read().precision())
        .containsExactly(
            tuple("20/05/1982", Precision.EXACT), tuple("25/07/1402", Precision.UNKNOWN));
    assertThat(unknown("11/071962")).containsExactly("11/071962");
    assertThat(unknown("31/02/1962")).containsExactly("31/02/1962");
    assertThat(unknown("13/1962")).containsExactly("13/1962");
    assertThat(unknown("in his forties, in 2001")).containsExactly("in his forties, in 2001");
  }

  private static List<String> unknown(String cell) {
    return BirthDates.of(cell).stream()
        .filter(date -> !date.isKnown())
        .map(BirthDates.Stated::published)
        .toList();
  }
}
