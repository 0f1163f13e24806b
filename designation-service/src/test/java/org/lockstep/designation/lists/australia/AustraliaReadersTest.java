package org.lockstep.designation.lists.australia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.designation.lists.Spreadsheet.row;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.Spreadsheet;
import org.lockstep.designation.lists.file.RefusedFileException;

class AustraliaReadersTest {
  private static final String HEADER =
      "Reference,Name of Individual or Entity,Type,Name Type,Alias Strength,Date of Birth,Place of"
          + " Birth,Citizenship,Address,Additional Information,Listing Information,IMO"
          + " Number,Committees,Control Date,Instrument of Designation,Targeted Financial"
          + " Sanction,Travel Ban,Arms Embargo,Maritime Restriction\n";

  private static Read csv(String rows) {
    return Read.with(new AustraliaCsvReader(), "au-dfat", Read.file("list.csv", HEADER + rows));
  }

  @Test
  void theWorkbookAndTheCsvOfItAreReadAlike() {
    Read xlsx =
        Read.with(
            new AustraliaXlsxReader(),
            "au-dfat",
            new Spreadsheet()
                .sheet(
                    "List",
                    row(
                        "Reference",
                        "Name of Individual or Entity",
                        "Type",
                        "Name Type",
                        "Committees",
                        "Control Date",
                        "Travel Ban",
                        "Targeted Financial Sanction"),
                    row(
                        101,
                        "M LEASING LLC",
                        "Entity",
                        "Primary Name",
                        "Autonomous (Russia)",
                        LocalDate.of(2024, 5, 17),
                        false,
                        true))
                .file("list.xlsx"));
    Read csv =
        Read.with(
            new AustraliaCsvReader(),
            "au-dfat",
            Read.file(
                "list.csv",
                """
                reference,name_of_individual_or_entity,type,name_type,committees,control_date,travel_ban,targeted_financial_sanction
                101,M LEASING LLC,Entity,Primary Name,Autonomous (Russia),17/05/2024,FALSE,TRUE
                """));
    assertThat(xlsx.content("101").measures()).isEqualTo(csv.content("101").measures());
    assertThat(xlsx.subject("101").names()).isEqualTo(csv.subject("101").names());
    assertThat(xlsx.subject("101").dates().get(0).from()).isEqualTo("2024-05-17");
    assertThat(csv.subject("101").dates().get(0).from()).isEqualTo("2024-05-17");
    assertThat(xlsx.entry("101").original().get(0).file()).isEqualTo("list.xlsx#List");
    assertThat(xlsx.entry("101").original().get(0).line()).isEqualTo(2);
  }

  @Test
  void rowsOfOneReferenceAreOneSubjectEvenIfOthersAreBetweenThem() {
    Read read =
        csv(
            """
            101,KIM Chol,Individual,Primary Name,,1965,,,,,,,1718 (DPRK),,,1,1,0,0
            101a,KIM Chul,Individual,aka,Weak,,,,,,,,1718 (DPRK),,,1,1,0,0
            102,AZIA SHIPPING COMPANY,Entity,Primary Name,,,,,,,,,Autonomous (Russia),,,1,0,0,0
            101b,김철,Individual,Original Script,,,,,,,,,1718 (DPRK),,,1,1,0,0
            """);
    assertThat(read.entries).extracting("key").containsExactly("101", "102");
    assertThat(read.subject("101").names())
        .extracting(Name::name, Name::kind, Name::strength, Name::publishedId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "KIM Chol", Name.Kind.PRIMARY, Name.Strength.STRONG, "101"),
            org.assertj.core.groups.Tuple.tuple(
                "KIM Chul", Name.Kind.ALIAS, Name.Strength.WEAK, "101a"),
            org.assertj.core.groups.Tuple.tuple(
                "김철", Name.Kind.ALIAS, Name.Strength.STRONG, "101b"));
    assertThat(read.entry("101").original()).hasSize(3);
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void aReferenceThatTwoSubjectsHaveMakesTwoEntries() {
    Read read =
        csv(
            """
            101,KIM Chol,Individual,Primary Name,,1965,,,,,,,1718 (DPRK),,,1,1,0,0
            102,AZIA SHIPPING COMPANY,Entity,Primary Name,,,,,,,,,Autonomous (Russia),,,1,0,0,0
            101,PIPELINE Ltd.,Entity,Primay Name,,,,,,,,,Autonomous (Iran),,,1,0,0,0
            101a,PIPELINE Company,Entity,aka,,,,,,,,,Autonomous (Iran),,,1,0,0,0
            """);
    assertThat(read.entries).extracting("key").containsExactly("101", "102", "101/PIPELINE LTD");
    assertThat(read.subject("101/PIPELINE LTD").names()).hasSize(2);
    assertThat(read.warnings).singleElement().asString().contains("list.csv:4").contains("101");
  }

  @Test
  void eachOfTheFourMeasuresIsOneThatTheListSaysToBeImposed() {
    Read read =
        csv(
            """
            9,LADY R,Vessel,Primary Name,,,,,,,,9161003,Autonomous (Russia),45429,,TRUE,FALSE,Yes,x
            """);
    assertThat(read.content("9").measures())
        .extracting(Measure::kind, Measure::instrument, Measure::scope)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                MeasureKind.ASSET_FREEZE, "AU-AUTONOMOUS-SANCTIONS-REGS", null),
            org.assertj.core.groups.Tuple.tuple(
                MeasureKind.ARMS_EMBARGO, "AU-AUTONOMOUS-SANCTIONS-REGS", null),
            org.assertj.core.groups.Tuple.tuple(
                MeasureKind.OTHER, "AU-AUTONOMOUS-SANCTIONS-REGS", "maritime restriction"));
    ListingRecord subject = read.subject("9");
    assertThat(subject.subjectType()).isEqualTo(SubjectType.VESSEL);
    assertThat(subject.identifiers())
        .containsExactly(new Identifier(Identifier.Scheme.IMO_NUMBER, "9161003"));
    assertThat(read.content("9").programmes()).containsExactly("AU-RUS");
    assertThat(read.content("9").listingDate()).isNull();
    assertThat(subject.dates())
        .extracting(StatedDate::from, StatedDate::asPublished, StatedDate::note)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2024-05-17", "45429", "control date"));
    assertThat(subject.extras()).isEmpty();
  }

  @Test
  void anEditionWithoutTheColumnsOfMeasuresSaysNotWhich() {
    Read read =
        Read.with(
            new AustraliaCsvReader(),
            "au-dfat",
            Read.file(
                "old.csv",
                "Reference,Name of Individual or Entity,Type,Committees\n1,Ri,Individual,1718 (DPRK)\n"));
    assertThat(read.content("1").measures())
        .extracting(Measure::kind, Measure::scope)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                MeasureKind.OTHER, "the list does not say which measures"));
  }

  @Test
  void cellsWithSeveralValuesAreTakenApart() {
    Read read =
        csv(
            """
            7,RIM Yong Hyok,Individual,Primary Name,,"a) 5 Feb. 1969 b) 25 July 1972","a) Tartus, Syria b) Pyongyang, DPRK","Russian and Ukrainian","a) Damascus, Syria_x000D_
            b) Pyongyang, DPRK",KOMID representative,1 June 2022,,Autonomous (DPRK),,"Autonomous Sanctions List 2012",TRUE,TRUE,,
            8,Other,Individual,Primary Name,,"01/10/1983,15/10/1983",,"a) Malaysia; b) Indonesia",,,,,Autonomous (DPRK),,,TRUE,,,
            """);
    ListingRecord subject = read.subject("7");
    assertThat(subject.birthDates()).containsExactly("1969-02-05", "1972-07-25");
    assertThat(subject.birthPlaces()).extracting("country").containsExactly("SY", "KP");
    assertThat(subject.nationalities()).containsExactly("RU", "UA");
    assertThat(subject.countryTies())
        .extracting(CountryTie::kind)
        .containsOnly(CountryTie.Kind.CITIZENSHIP);
    assertThat(subject.addresses())
        .extracting("full")
        .containsExactly("Damascus, Syria", "Pyongyang, DPRK");
    assertThat(subject.remarks()).isEqualTo("KOMID representative");
    assertThat(subject.sources())
        .extracting("title")
        .containsExactly("Autonomous Sanctions List 2012");
    assertThat(read.content("7").listingDate()).isEqualTo(LocalDate.of(2022, 6, 1));
    assertThat(read.subject("8").birthDates()).containsExactly("1983-10-01", "1983-10-15");
    assertThat(read.subject("8").nationalities()).containsExactly("MY", "ID");
  }

  @Test
  void aCitizenshipThatIsNotUnderstoodStaysAsItIs() {
    Read read =
        csv(
            "7,A,Individual,Primary Name,,,,Kuwaiti citizenship withdrawn in 2002,,,,,1373 (2001),,,1,,,\n");
    assertThat(read.subject("7").countryTies())
        .extracting(CountryTie::asPublished, CountryTie::country)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Kuwaiti citizenship withdrawn in 2002", null));
  }

  @Test
  void aNewColumnAndANewRegimeAreKeptAndReported() {
    Read read =
        Read.with(
            new AustraliaCsvReader(),
            "au-dfat",
            Read.file(
                "new.csv",
                "Reference,Name of Individual or Entity,Type,Committees,Travel Ban,Exemption\n"
                    + "1,Ri,Individual,Autonomous (Belarus),true,none\n"));
    assertThat(read.unknown).containsExactly("exemption");
    assertThat(read.subject("1").extras()).extracting("label", "value").hasSize(1);
    assertThat(read.content("1").programmes()).containsExactly("AU-AUTONOMOUS-BELARUS");
  }

  @Test
  void aRowWithoutAReferenceIsKeptByItsName() {
    Read read = csv(",Ri,Individual,Primary Name,,,,,,,,,1718 (DPRK),,,1,,,\n,,,,,,,,,,,,,,,,,,\n");
    assertThat(read.entries).extracting("key").containsExactly("?/RI");
    assertThat(read.warnings).hasSize(1);
  }

  @Test
  void aTableOfSomebodyElseIsNotThisList() {
    var file =
        Read.file("cleaned.csv", "Name,Alias,Nationality,Designation,Sanction Type,Source\n");
    assertThat(new AustraliaCsvReader().reads(List.of(file))).isFalse();
    assertThatThrownBy(() -> Read.with(new AustraliaCsvReader(), "au-dfat", file))
        .isInstanceOf(RefusedFileException.class);
  }
}
