package org.lockstep.designation.lists.australia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class PlacesTest {
  @Test
  void readsPlacesOfBirthHoweverTheyAreLettered() {
    assertThat(Places.births("a) Upper Example, Afghanistan. B) Lower Example, Afghanistan"))
        .extracting(Places.Place::full, Places.Place::country)
        .containsExactly(
            tuple("Upper Example, Afghanistan", "Afghanistan"),
            tuple("Lower Example, Afghanistan", "Afghanistan"));
    assertThat(Places.births("Example District, Afghanistan b) Sample Saray, Afghanistan"))
        .extracting(Places.Place::full)
        .containsExactly("Example District, Afghanistan", "Sample Saray, Afghanistan");
    assertThat(Places.births("Moscow; alt POB: Example, Pskov Region, Russia"))
        .extracting(Places.Place::full)
        .containsExactly("Moscow", "Example, Pskov Region, Russia");
    assertThat(Places.births("POB: Jakarta, Indonesia;"))
        .extracting(Places.Place::full)
        .containsExactly("Jakarta, Indonesia");
  }

  @Test
  void takesASemicolonBeforeACountryForAComma() {
    assertThat(Places.births("Kafr Al-Example; Egypt"))
        .extracting(Places.Place::full, Places.Place::country)
        .containsExactly(tuple("Kafr Al-Example, Egypt", "Egypt"));
    assertThat(Places.births("Example City, Egypt; Egypt"))
        .extracting(Places.Place::full)
        .containsExactly("Example City, Egypt");
  }

  @Test
  void findsTheCountryOfTodayAndTheOneThatHasNoCommaBefore() {
    assertThat(Places.country("Example, Kyrgyz SSR (now Kyrgyzstan)")).contains("Kyrgyzstan");
    assertThat(Places.country("Sample, Belarusian SSR (Belarus)")).contains("Belarus");
    assertThat(Places.country("12 Example Street, Moscow, 141080 Russia")).contains("Russia");
    assertThat(Places.country("Example-dong, Pyongyang, North Korea.")).contains("North Korea");
    assertThat(Places.country("Example, Democratic Republic of the Congo"))
        .contains("Democratic Republic of the Congo");
    assertThat(Places.country("12 Example Street, Minsk, Belarus, 220070")).contains("Belarus");
    assertThat(Places.country("Sacramento, CA")).isEmpty();
    assertThat(Places.country("Afghanistan/Pakistan border region")).isEmpty();
  }

  @Test
  void notesHowSomebodyIsAtAnAddress() {
    assertThat(Places.addresses("a) Kabul, Afghanistan (previous address) b) Yemen"))
        .extracting(Places.Place::full, Places.Place::country, Places.Place::note)
        .containsExactly(
            tuple("Kabul, Afghanistan", "Afghanistan", "previous address"),
            tuple("Yemen", "Yemen", null));
    assertThat(Places.addresses("Street 1 (Example House), Tehran, Iran;\n Street 2, Tehran, Iran"))
        .extracting(Places.Place::full, Places.Place::note)
        .containsExactly(
            tuple("Street 1 (Example House), Tehran, Iran", null),
            tuple("Street 2, Tehran, Iran", null));
  }

  @Test
  void anAddressOfNothingButCountriesIsSeveral() {
    assertThat(Places.addresses("Japan, Russia"))
        .extracting(Places.Place::full)
        .containsExactly("Japan", "Russia");
    assertThat(Places.addresses("Iraq; Lebanon"))
        .extracting(Places.Place::full)
        .containsExactly("Iraq", "Lebanon");
  }

  @Test
  void leavesNoBracketOpen() {
    assertThat(Places.births("Example, Belarusian SSR, (Belarus"))
        .extracting(Places.Place::full, Places.Place::country)
        .containsExactly(tuple("Example, Belarusian SSR, (Belarus)", "Belarus"));
  }

  @Test
  void placesThatAreNumberedUnderALetterHaveWhatStandsBeforeThem() {
    assertThat(Places.addresses("a) Branch 1: i) Kabul, Afghanistan; ii) Herat b) Yemen"))
        .extracting(Places.Place::full)
        .containsExactly("Branch 1: Kabul, Afghanistan", "Branch 1: Herat", "Yemen");
  }
}
