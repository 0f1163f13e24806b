package org.lockstep.http.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReaderTest {
  @ParameterizedTest(name = "{0} sees {1}: {2}")
  @CsvSource({
    "TLP:CLEAR,CLEAR,true",
    "TLP:CLEAR,GREEN,false",
    "TLP:AMBER,GREEN,true",
    "TLP:AMBER,AMBER+STRICT,false",
    "TLP:AMBER+STRICT,AMBER,true",
    "TLP:RED,AMBER+STRICT,true",
    ",GREEN,false",
    "RED,GREEN,false",
    "tlp:red,GREEN,false"
  })
  void aReaderSeesUpToTheClearance(String clearance, String label, boolean sees) {
    Reader reader = new Reader(Tlp.ofClearance(clearance), "JP");

    assertThat(reader.sees(new Marking(Tlp.ofLabel(label), List.of()), "KR")).isEqualTo(sees);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"JP,true", "KR,true", "US,false", ",false"})
  void whatIsReleasableToSomeIsSeenByThemAndItsOwner(String authority, boolean sees) {
    Reader reader = new Reader(Tlp.RED, authority);

    assertThat(reader.sees(new Marking(Tlp.GREEN, List.of("KR")), "JP")).isEqualTo(sees);
  }

  @Test
  void theOwnerSeesNoMoreThanItsClearance() {
    assertThat(new Reader(Tlp.GREEN, "JP").sees(new Marking(Tlp.RED, List.of("KR")), "JP"))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aLabelIsReadAsItIsWritten(Tlp tlp) {
    assertThat(Tlp.ofLabel(tlp.label())).isEqualTo(tlp);
    assertThat(Tlp.ofClearance("TLP:" + tlp.label())).isEqualTo(tlp);
  }

  @Test
  void theOrderOfAuthoritiesIsNoDifference() {
    assertThat(new Marking(Tlp.AMBER, List.of("US", "KR", "US")))
        .isEqualTo(new Marking(Tlp.AMBER, List.of("KR", "US")));
  }

  @Test
  void aMarkingIsWithinAnotherIfEveryReaderWhoSeesItSeesThatOneToo() {
    List<String> all = List.of("JP", "KR", "US");
    List<Marking> markings =
        Arrays.stream(Tlp.values())
            .flatMap(
                tlp ->
                    Stream.of(List.<String>of(), List.of("JP"), List.of("JP", "KR"), all)
                        .map(circle -> new Marking(tlp, circle)))
            .toList();
    List<Reader> readers =
        Arrays.stream(Tlp.values())
            .flatMap(
                tlp ->
                    Stream.of("JP", "KR", "US", "GB", null)
                        .map(authority -> new Reader(tlp, authority)))
            .toList();

    for (Marking one : markings) {
      for (Marking other : markings) {
        for (String owner : List.of("JP", "US")) {
          boolean seen =
              readers.stream()
                  .filter(reader -> reader.sees(one, owner))
                  .allMatch(reader -> reader.sees(other, "JP"));
          assertThat(one.isWithin(owner, other, "JP"))
              .as("%s of %s within %s of JP", one, owner, other)
              .isEqualTo(seen);
        }
      }
    }
  }
}
