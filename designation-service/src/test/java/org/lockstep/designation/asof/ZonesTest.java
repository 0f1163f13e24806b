package org.lockstep.designation.asof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZonesTest {
  private static final Zones ZONES =
      new Zones(
          Map.of(
              "JP", ZoneId.of("Asia/Tokyo"),
              "US", ZoneId.of("America/New_York"),
              "CL", ZoneId.of("America/Santiago")));

  @Test
  void turnsTheDayWhereTheAuthorityIs() {
    assertThat(day("2024-05-23T14:59:59.999Z", "JP")).isEqualTo("2024-05-23");
    assertThat(day("2024-05-23T15:00:00Z", "JP")).isEqualTo("2024-05-24");
    assertThat(day("2024-05-24T03:59:59.999Z", "US")).isEqualTo("2024-05-23");
    assertThat(day("2024-05-24T04:00:00Z", "US")).isEqualTo("2024-05-24");
    assertThat(day("2024-05-23T23:59:59.999Z", "XX")).isEqualTo("2024-05-23");
  }

  @Test
  void beginsDaysOfSummerTimeAndDaysWithoutMidnightWhenTheClocksThereDo() {
    assertThat(start("2024-03-10", "US")).isEqualTo("2024-03-10T05:00:00Z");
    assertThat(start("2024-03-11", "US")).isEqualTo("2024-03-11T04:00:00Z");
    assertThat(start("2024-11-04", "US")).isEqualTo("2024-11-04T05:00:00Z");
    // Clocks there went from 24:00 to 01:00.
    assertThat(start("2024-09-08", "CL")).isEqualTo("2024-09-08T04:00:00Z");
    assertThat(day("2024-09-08T03:59:59Z", "CL")).isEqualTo("2024-09-07");
    assertThat(day("2024-09-08T04:00:00Z", "CL")).isEqualTo("2024-09-08");
  }

  @Test
  void hasOneDayForAllWhereOneIsAskedFor() {
    assertThat(Days.all(LocalDate.of(2024, 5, 24)).of("JP")).isEqualTo("2024-05-24");
  }

  private static LocalDate day(String instant, String authority) {
    return ZONES.at(Instant.parse(instant)).of(authority);
  }

  private static Instant start(String day, String authority) {
    return ZONES.start(LocalDate.parse(day), authority);
  }
}
