package org.lockstep.designation.lists.australia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.designation.content.StatedDate;

class ListingInformationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Listed by UN 1267 Committee on 25 January 2001 (amended on 20 December 2005) | 2001-01-25",
        "First listed on 16/07/2009 (amended 30/07/2014 and 29/06/2023) | 2009-07-16",
        "Listed 18 February 2022 | 2022-02-18",
        "Listed on: 4 June. 2008 | 2008-06-04",
        "Designated under the Autonomous Sanctions Regulations 2011 on 2 March 2012. Relisted on 12"
            + " January 2024. | 2012-03-02",
        "'The Minister listed this entity on 21 December 2001 under section 15(1). Relisted on"
            + " 13/09/2025' | 2001-12-21",
        "Designated class of vessels made by the Foreign Minister on 22 June 2017 | 2017-06-22",
        "36448 | 1999-10-15",
        "2022-05-31 | 2022-05-31",
      })
  void readsTheDayOfTheListing(String cell, LocalDate day) {
    assertThat(ListingInformation.of(cell).listed()).contains(day);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Relisted on 12 January 2024",
        "Instrument of first listing: Charter of the United Nations Act 1945 List 2003 (No. 3)."
            + " Last listed on: 13/09/2025",
        "Formerly listed as 2009FRY0124 on 1 March 2009",
        "Charter of the United Nations (Listed Persons and Entities) Amendment (No. 3) Instrument"
            + " 2024",
        "Listed by the 1518 Committee",
      })
  void aRelistingOrAnInstrumentIsNoDayOfAListing(String cell) {
    assertThat(ListingInformation.of(cell).listed()).isEmpty();
  }

  @Test
  void tellsWhatHappenedLater() {
    ListingInformation information =
        ListingInformation.of(
            "Listed on 2 Sep. 2014 (amended on 3 Oct. 2015 and 4 November 2016) (relisted on 1 Sep."
                + " 2017)");

    assertThat(information.dates())
        .extracting(
            ListingInformation.Dated::kind,
            ListingInformation.Dated::published,
            ListingInformation.Dated::note)
        .containsExactly(
            tuple(StatedDate.Kind.MODIFIED, "3 Oct. 2015", "amended"),
            tuple(StatedDate.Kind.MODIFIED, "4 November 2016", "amended"),
            tuple(StatedDate.Kind.OTHER, "1 Sep. 2017", "relisted"));
    assertThat(information.isOnlyInstruments()).isFalse();
  }

  @Test
  void namesTheInstrumentsWithTheirNumbersAndTheDayOfTheGazette() {
    ListingInformation information =
        ListingInformation.of(
            "Instrument of first designation and declaration:\nAutonomous Sanctions (Designated"
                + " Persons and Entities and\nDeclared Persons – Syria) List 2012 [F2012L00482]");

    assertThat(information.instruments())
        .extracting(Instruments.Instrument::title)
        .containsExactly(
            "Autonomous Sanctions (Designated Persons and Entities and Declared Persons – Syria)"
                + " List 2012 [F2012L00482]");
    assertThat(information.isOnlyInstruments()).isTrue();
    assertThat(
            ListingInformation.of(
                    "Instrument of first listing: Charter of the United Nations (Anti-terrorism —"
                        + " Persons and Entities) List 2001 (No. 2) [F2021L00643, Gazette No. S 500,"
                        + " 21 December 2001]. Re-listed on: 16/09/2022")
                .instruments())
        .extracting(Instruments.Instrument::date)
        .containsExactly("21 December 2001");
  }

  @Test
  void findsTheIdsOfOtherLists() {
    assertThat(
            ListingInformation.of(
                    "UN Reference Number: QDi.154\nFormerly listed on the RBA Consolidated List as"
                        + " 2010IRN0031.")
                .references())
        .extracting(ListingInformation.Reference::label, ListingInformation.Reference::id)
        .containsExactlyInAnyOrder(
            tuple("RBA Consolidated List", "2010IRN0031"), tuple("UNReferenceNumber", "QDi.154"));
  }
}
