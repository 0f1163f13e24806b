package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Gender;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class OfacCsvReaderTest {
  private static final String END = "\u001A";
  private static final String NONE = ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,";
  private static final String FLIGHT_UNIT =
      "43113,\"224TH FLIGHT UNIT\",-0- ,\"RUSSIA-EO14024] [DPRK2\",-0- " + NONE + "-0- \r\n";
  private static final String PILOT =
      "43114,\"MIKHEYCHIK, Vladimir Vladimirovich\",\"individual\",\"RUSSIA-EO14024\",\"Colonel;"
          + " General Director\""
          + ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Colonel; General Director; DOB 16 May 1970; a.k.a."
          + " 'MIKHEICHIK, V.'; arrested 23 Apr 2002; Linked To: 224TH FLIGHT UNIT.\"\r\n";
  private static final String MARIA =
      "46773,\"MARIA\",\"vessel\",\"RUSSIA-EO14024\",-0- ,\"UBRH7\",\"General"
          + " Cargo\",\"7,000\",\"5,000\",\"Russia\",\"Azia Shipping Company\",\"Vessel Registration"
          + " Identification IMO 8517839; MMSI 273310680.\"\r\n";

  @Test
  void theFourFilesAreKnownByTheirColumnsWhateverTheirNames() {
    ListFile sdn = Read.file("download-1.csv", FLIGHT_UNIT);
    ListFile alt = Read.file("download-2.csv", "43113,1,\"aka\",\"X\",-0- \r\n");
    ListFile add = Read.file("download-3.csv", "43113,2,-0- ,\"Moscow\",\"Russia\",-0- \r\n");
    ListFile comments = Read.file("download-4.csv", "43113,\"more\"\r\n");

    assertThat(new OfacCsvReader().reads(List.of(add, comments, sdn, alt))).isTrue();
    assertThat(new OfacCsvReader().reads(List.of(Read.file("sdn.csv", "Name,Country\r\nA,B\r\n"))))
        .isFalse();
  }

  @Test
  void aFileWithoutRowsIsKnownByItsName() {
    for (String name : List.of("CONS_ALT.CSV", "ofac_alt_2021-07.csv", "Sdn_Comments.csv")) {
      assertThat(new OfacCsvReader().reads(List.of(Read.file(name, END)))).isTrue();
    }
    assertThat(new OfacCsvReader().reads(List.of(Read.file("notes.csv", END)))).isFalse();
  }

  @Test
  void theThreeFilesBelongTogether() {
    assertThatThrownBy(
            () -> Read.with(new OfacCsvReader(), "us-sdn", Read.file("sdn.csv", FLIGHT_UNIT)))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("ALT");
  }

  @Test
  void whatIsEmptyIsWrittenAsMinusZeroMinusAndABlank() {
    ListingRecord unit = read(FLIGHT_UNIT, "", "").subject("43113");

    assertThat(unit.subjectType()).isEqualTo(SubjectType.ORGANIZATION);
    assertThat(unit.positions()).isEmpty();
    assertThat(unit.remarks()).isNull();
    assertThat(unit.countryTies()).isEmpty();
    assertThat(unit.extras()).isEmpty();
  }

  @Test
  void severalProgrammesStandInOneCell() {
    EntryContent content = read(FLIGHT_UNIT, "", "").content("43113");

    assertThat(content.programmes()).containsExactly("US-RUSSIA-EO14024", "US-DPRK2");
    assertThat(content.measures()).hasSize(2);
    assertThat(content.authorityId()).isEqualTo("43113");
  }

  @Test
  void aProgrammeThatOnlyMarksFreezesNothingItself() {
    String bank = FLIGHT_UNIT.replace("RUSSIA-EO14024] [DPRK2", "NPWMD] [IFSR");

    EntryContent content = read(bank, "", "").content("43113");

    assertThat(content.programmes()).containsExactly("US-NPWMD", "US-IFSR");
    assertThat(content.measures())
        .extracting(measure -> measure.instrument())
        .containsExactly("US-EO13382");
  }

  @Test
  void theRemarksRepeatTheTitle() {
    ListingRecord pilot = read(PILOT, "", "").subject("43114");

    assertThat(pilot.positions()).containsExactly("Colonel", "General Director");
    assertThat(pilot.remarks()).isEqualTo("arrested 23 Apr 2002");
    assertThat(pilot.birthDates()).containsExactly("1970-05-16");
    assertThat(pilot.relationships())
        .extracting(Relationship::name)
        .containsExactly("224TH FLIGHT UNIT");
  }

  @Test
  void theTitleMayStandAnywhereInTheRemarks() {
    String pilot =
        PILOT.replace(
            "Colonel; General Director; DOB 16 May 1970; a.k.a. 'MIKHEICHIK, V.'; arrested 23 Apr"
                + " 2002; Linked To: 224TH FLIGHT UNIT.",
            "DOB 16 May 1970; Gender Male; Colonel; General Director.");

    ListingRecord read = read(pilot, "", "").subject("43114");

    assertThat(read.gender()).isEqualTo(Gender.MALE);
    assertThat(read.positions()).containsExactly("Colonel", "General Director");
    assertThat(read.remarks()).isNull();
  }

  @Test
  void weakNamesStandInTheRemarks() {
    Read read = read(PILOT, "43114,77,\"fka\",\"MIKHEYCHIK, Vova\",-0- \r\n", "");

    assertThat(read.subject("43114").names())
        .extracting(Name::name, Name::kind, Name::strength, Name::publishedId)
        .containsExactlyInAnyOrder(
            tuple(
                "MIKHEYCHIK, Vladimir Vladimirovich",
                Name.Kind.PRIMARY,
                Name.Strength.STRONG,
                null),
            tuple("MIKHEICHIK, V.", Name.Kind.ALIAS, Name.Strength.WEAK, null),
            tuple("MIKHEYCHIK, Vova", Name.Kind.PREVIOUS, Name.Strength.STRONG, "77"));
    assertThat(read.subject("43114").names().get(0).parts())
        .containsExactly(
            new LabelledValue("lastName", "MIKHEYCHIK"),
            new LabelledValue("firstName", "Vladimir Vladimirovich"));
  }

  @Test
  void aVesselHasItsParticulars() {
    ListingRecord vessel = read(MARIA, "", "").subject("46773");

    assertThat(vessel.identifiers())
        .extracting(Identifier::scheme, Identifier::value)
        .containsExactlyInAnyOrder(
            tuple(Identifier.Scheme.CALL_SIGN, "UBRH7"),
            tuple(Identifier.Scheme.IMO_NUMBER, "8517839"),
            tuple(Identifier.Scheme.MMSI, "273310680"));
    assertThat(vessel.flag()).isEqualTo("RU");
    assertThat(vessel.relationships())
        .extracting(Relationship::kind, Relationship::name)
        .containsExactly(tuple(Relationship.Kind.OWNER, "Azia Shipping Company"));
  }

  @Test
  void addressesHaveTheirNumber() {
    ListingRecord unit =
        read(
                FLIGHT_UNIT,
                "",
                "43113,55512,\"Chkalovsky Airfield\",\"Shchyolkovo 141100\",\"Russia\",-0- \r\n"
                    + "43113,55513,-0- ,-0- ,-0- ,-0- \r\n"
                    + "43113,55514,-0- ,-0- ,\"Korea, North\",-0- \r\n"
                    + "43113,55515,-0- ,-0- ,\"undetermined\",-0- \r\n"
                    + "43113,55516,-0- ,\"Jabaliya\",\"Region: Gaza\",-0- \r\n")
            .subject("43113");

    assertThat(unit.addresses())
        .extracting(Address::full, Address::country, Address::publishedId)
        .containsExactly(
            tuple("Chkalovsky Airfield, Shchyolkovo 141100, Russia", "RU", "55512"),
            tuple("Korea, North", "KP", "55514"),
            tuple("Jabaliya, Region: Gaza", null, "55516"));
    assertThat(unit.references()).isEmpty();
    assertThat(unit.extras()).isEmpty();
  }

  @Test
  void theOriginalHasTheRowsOfAllFiles() {
    Read read =
        read(
            FLIGHT_UNIT,
            "43113,1,\"aka\",\"FLIGHT UNIT 224\",-0- \r\n",
            "43113,2,-0- ,\"Moscow\",\"Russia\",-0- \r\n");

    assertThat(read.entry("43113").original())
        .extracting(piece -> piece.file(), piece -> piece.line())
        .containsExactly(tuple("sdn.csv", 1L), tuple("alt.csv", 1L), tuple("add.csv", 1L));
  }

  @Test
  void rowsOfUnknownSubjectsAreCounted() {
    Read read =
        read(
            FLIGHT_UNIT,
            "1,1,\"aka\",\"A\",-0- \r\n1,2,\"aka\",\"B\",-0- \r\n2,3,\"aka\",\"C\",-0- \r\n",
            "");

    assertThat(read.warnings)
        .containsExactly(
            "alt.csv:1: 3 rows of ALT are of subjects that SDN does not have, and were left out:"
                + " ent_num 1, 2");
  }

  @Test
  void longRemarksGoOnInTheComments() {
    String begin = "DOB 16 May 1970; " + "x".repeat(970) + "; Linked To:";
    String sdn = FLIGHT_UNIT.replace("-0- \r\n", '"' + begin + "\"\r\n");
    assertThat(begin).hasSize(999);

    ListingRecord unit =
        read(sdn, "", "", Read.file("sdn_comments.csv", "43113,\" MG-FLOT.\"\r\n" + END))
            .subject("43113");

    assertThat(unit.relationships()).extracting(Relationship::name).containsExactly("MG-FLOT");
    assertThat(unit.remarks()).isEqualTo("x".repeat(970));
  }

  @Test
  void remarksThatAreCutSayNothingInTheirLastPiece() {
    String begin = "DOB 16 May 1970; " + "x".repeat(962) + "; Linked To: PROMO R";
    String sdn = FLIGHT_UNIT.replace("-0- \r\n", '"' + begin + "\"\r\n");

    Read read = read(sdn, "", "");

    assertThat(read.subject("43113").relationships()).isEmpty();
    assertThat(read.subject("43113").remarks()).isEqualTo("x".repeat(962) + "\nLinked To: PROMO R");
    assertThat(read.warnings).hasSize(1);
  }

  @Test
  void quotesWithinACommentNeedNotBeDoubled() {
    String begin = "DOB 16 May 1970; a.k.";
    String sdn = FLIGHT_UNIT.replace("-0- \r\n", '"' + begin + "\"\r\n");
    String row =
        "43113,\"a. %1$sredfox%1$s; Linked To: IBEX SHIPPING INC; a.k.a. %1$sF, G%1$s\"\r\n";

    Read plain = read(sdn, "", "", Read.file("sdn_comments.csv", row.formatted("'") + END));
    Read quoted = read(sdn, "", "", Read.file("sdn_comments.csv", row.formatted("\"") + END));

    assertThat(quoted.subject("43113").names())
        .extracting(Name::name)
        .containsExactly("224TH FLIGHT UNIT", "redfox", "F, G");
    assertThat(quoted.content("43113")).isEqualTo(plain.content("43113"));
    assertThat(plain.warnings).isEmpty();
    assertThat(quoted.warnings)
        .containsExactly(
            "sdn_comments.csv:1: quotes within a cell are not doubled; they were read as part of it");
  }

  @Test
  void quotesWithinARemarkNeedNotBeDoubledEither() {
    String sdn = FLIGHT_UNIT.replace("-0- \r\n", "\"a.k.a. \"BNC\"; Gender Male.\"\r\n");

    Read read = read(sdn + FLIGHT_UNIT.replace("43113", "43115"), "", "");

    assertThat(read.subject("43113").names()).extracting(Name::name).contains("BNC");
    assertThat(read.entries).hasSize(2);
    assertThat(read.warnings).hasSize(1);
  }

  @Test
  void quotesThatLeaveADoubtAreRefused() {
    String other = FLIGHT_UNIT.replace("43113", "43115");
    assertRefused(
        FLIGHT_UNIT + other.replace("224TH FLIGHT UNIT", "THE \"UNIT\", LTD"),
        Reason.MALFORMED,
        "sdn.csv");
    assertRefused(
        FLIGHT_UNIT + other.replace("\"224TH FLIGHT UNIT\"", "\"224TH FLIGHT UNIT"),
        Reason.MALFORMED,
        "sdn.csv");
  }

  @Test
  void aQuotedCellMayHaveLinesAndDoubledQuotes() {
    String sdn =
        FLIGHT_UNIT.replace("-0- \r\n", "\"a.k.a. \"\"BNC\"\"; seen\r\n\"\"twice\"\"\"\r\n");

    Read read = read(sdn, "", "");

    assertThat(read.subject("43113").remarks()).isEqualTo("seen\n\"twice\"");
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void theLastByteMayStandBehindTheLastRow() {
    ListFile sdn = Read.file("sdn.csv", FLIGHT_UNIT.strip() + END);

    Read read =
        Read.with(
            new OfacCsvReader(),
            "us-sdn",
            sdn,
            Read.file("alt.csv", END),
            Read.file("add.csv", ""));

    assertThat(read.subject("43113").remarks()).isNull();
  }

  @Test
  void aRowThatIsCutIsRefused() {
    assertRefused(FLIGHT_UNIT + "43114,\"MIKHEYCHIK, Vla", Reason.MALFORMED, "line 2");
    assertRefused(FLIGHT_UNIT + "43114,", Reason.TRUNCATED, "line 2");
  }

  @Test
  void aRowWithoutNumberIsRefused() {
    assertRefused(FLIGHT_UNIT + FLIGHT_UNIT.replace("43113", "uid"), Reason.MALFORMED, "'uid'");
  }

  @Test
  void theSameNumberTwiceIsRefused() {
    assertRefused(FLIGHT_UNIT + FLIGHT_UNIT, Reason.MALFORMED, "43113");
  }

  private static void assertRefused(String sdn, Reason reason, String what) {
    assertThatThrownBy(() -> read(sdn, "", ""))
        .isInstanceOfSatisfying(
            RefusedFileException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(what);
  }

  private static Read read(String sdn, String alt, String add, ListFile... more) {
    ListFile[] files = new ListFile[3 + more.length];
    files[0] = Read.file("sdn.csv", sdn + END);
    files[1] = Read.file("alt.csv", alt + END);
    files[2] = Read.file("add.csv", add + END);
    System.arraycopy(more, 0, files, 3, more.length);
    return Read.with(new OfacCsvReader(), "us-sdn", files);
  }
}
