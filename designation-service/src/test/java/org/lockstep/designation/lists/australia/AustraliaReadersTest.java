package org.lockstep.designation.lists.australia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.lockstep.designation.lists.Spreadsheet.row;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Gender;
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
            tuple("KIM Chol", Name.Kind.PRIMARY, Name.Strength.STRONG, "101"),
            tuple("KIM Chul", Name.Kind.ALIAS, Name.Strength.WEAK, "101a"),
            tuple("김철", Name.Kind.ALIAS, Name.Strength.STRONG, "101b"));
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
            tuple(MeasureKind.ASSET_FREEZE, "AU-AUTONOMOUS-SANCTIONS-REGS", null),
            tuple(MeasureKind.ARMS_EMBARGO, "AU-AUTONOMOUS-SANCTIONS-REGS", null),
            tuple(
                MeasureKind.PORT_ENTRY_BAN,
                "AU-AUTONOMOUS-SANCTIONS-REGS",
                "maritime restriction"));
    ListingRecord subject = read.subject("9");
    assertThat(subject.subjectType()).isEqualTo(SubjectType.VESSEL);
    assertThat(subject.identifiers())
        .containsExactly(new Identifier(Identifier.Scheme.IMO_NUMBER, "9161003"));
    assertThat(read.content("9").programmes()).containsExactly("AU-RUS");
    assertThat(read.content("9").listingDate()).isNull();
    assertThat(subject.dates())
        .extracting(StatedDate::from, StatedDate::asPublished, StatedDate::note)
        .containsExactly(tuple("2024-05-17", "45429", "control date"));
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
        .containsExactly(tuple(MeasureKind.OTHER, "the list does not say which measures"));
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
  void aCellThatSaysNothingIsNoValue() {
    Read read = csv("7,A,Individual,Primary Name,,na,na,na,na,,,,1373 (2001),,,1,,,\n");
    assertThat(read.subject("7").dates()).isEmpty();
    assertThat(read.subject("7").birthPlaces()).isEmpty();
    assertThat(read.subject("7").addresses()).isEmpty();
    assertThat(read.subject("7").countryTies()).isEmpty();
    assertThat(read.subject("7").extras()).isEmpty();
  }

  @Test
  void aPhoneAmongTheAddressesIsAContact() {
    Read read =
        csv(
            "7,A,Entity,Primary Name,,,,,\"1 Street, Karachi, Pakistan; Phone 700; Fax 701\",,,,1373 (2001),,,1,,,\n");
    assertThat(read.subject("7").addresses())
        .extracting("full")
        .containsExactly("1 Street, Karachi, Pakistan");
    assertThat(read.subject("7").contacts())
        .extracting("value")
        .containsExactly("Phone 700", "Fax 701");
  }

  @Test
  void aCountryWithAnAndInItsNameIsOne() {
    Read read =
        csv(
            "7,A,Individual,Primary Name,,,,\"Trinidad and Tobago, Chad and Sudan\",,,,,1373 (2001),,,1,,,\n");
    assertThat(read.subject("7").nationalities()).containsExactly("TT", "TD", "SD");
  }

  @Test
  void aCitizenshipThatIsNotUnderstoodStaysAsItIs() {
    Read read =
        csv(
            "7,A,Individual,Primary Name,,,,Kuwaiti citizenship withdrawn in 2002,,,,,1373 (2001),,,1,,,\n");
    assertThat(read.subject("7").countryTies())
        .extracting(CountryTie::asPublished, CountryTie::country)
        .containsExactly(tuple("Kuwaiti citizenship withdrawn in 2002", null));
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

  @Test
  void aReferenceWithFiguresAfterItsLettersIsThatOfAnotherName() {
    Read read =
        csv(
            """
            44,Anan Example,Individual,Primary Name,,1965,,,,,,,1988 (Taliban),,,1,1,1,0
            44c,Anan Sample,Individual,Alias,Strong,1965,,,,,,,1988 (Taliban),,,1,1,1,0
            44c1,Anan Specimen,Individual,Alias,Strong,1965,,,,,,,1988 (Taliban),,,1,1,1,0
            2529b2,Other Person,Individual,Alias,Weak,1970,,,,,,,1988 (Taliban),,,1,1,1,0
            2529,Own Person,Individual,Primary Name,,1970,,,,,,,1988 (Taliban),,,1,1,1,0
            """);
    assertThat(read.entries).extracting("key").containsExactly("44", "2529");
    assertThat(read.subject("44").names())
        .extracting(Name::name, Name::kind, Name::publishedId)
        .contains(tuple("Anan Specimen", Name.Kind.ALIAS, "44c1"));
    assertThat(read.subject("2529").caption()).isEqualTo("Own Person");
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void aNameHasItsCellBesideItWhereThatSaysMore() {
    Read read =
        csv("7,Anan Example (previously listed as),Individual,Alias,,,,,,,,,1373 (2001),,,1,,,\n");
    assertThat(read.subject("7").names().get(0).name()).isEqualTo("Anan Example");
    assertThat(read.subject("7").names().get(0).parts())
        .extracting("value")
        .containsExactly("Anan Example (previously listed as)");
  }

  @Test
  void anotherNameWhoseSubjectIsNotThereIsEnteredAndReported() {
    Read read =
        csv("9495b,Lone Alias,Individual,Alias,Strong,,,,,,,,Autonomous (Iran),,,1,1,0,0\n");
    assertThat(read.entries).extracting("key").containsExactly("9495");
    assertThat(read.subject("9495").caption()).isEqualTo("Lone Alias");
    assertThat(read.warnings)
        .anyMatch(warning -> warning.contains("other names of a subject that the list does not"));
  }

  @Test
  void ofTwoPrimaryNamesOfOneSubjectTheOneUnderTheNumberIsShown() {
    Read read =
        csv(
            """
            9686a,Example Unit,Entity,Primary Name,,,,,Kubinka,,,,Autonomous (Russia),,,1,0,0,0
            9686,Example Centre,Entity,Primary Name,,,,,Kubinka,,,,Autonomous (Russia),,,1,0,0,0
            9687,First Spelling,Entity,Primary Name,,,,,Tver,,,,Autonomous (Russia),,,1,0,0,0
            9687,Second Spelling,Entity,Primary Name,,,,,Tver,,,,Autonomous (Russia),,,1,0,0,0
            """);
    assertThat(read.entries).extracting("key").containsExactly("9686", "9687");
    assertThat(read.subject("9686").names())
        .extracting(Name::name, Name::kind)
        .containsExactly(
            tuple("Example Centre", Name.Kind.PRIMARY), tuple("Example Unit", Name.Kind.ALIAS));
    assertThat(read.subject("9687").names())
        .extracting(Name::name, Name::kind)
        .containsExactly(
            tuple("First Spelling", Name.Kind.PRIMARY), tuple("Second Spelling", Name.Kind.ALIAS));
    assertThat(read.warnings)
        .hasSize(2)
        .allMatch(warning -> warning.contains("is said to be its primary name, too"));
  }

  @Test
  void twoSubjectsUnderOneNumberAreNotTakenForOneWhereTheirDatesDiffer() {
    Read read =
        csv(
            """
            5,Ivan Example,Individual,Primary Name,,1965,,,,,,,Autonomous (Russia),,,1,1,0,0
            5,Petr Sample,Individual,Primary Name,,1971,,,,,,,Autonomous (Russia),,,1,1,0,0
            """);
    assertThat(read.entries).extracting("key").containsExactly("5", "5/PETR SAMPLE");
    assertThat(read.warnings).singleElement().asString().contains("another subject");
  }

  @Test
  void anEntryOfTwoTypesIsOfThatOfItsOwnName() {
    Read read =
        csv(
            """
            7a,Example Ltd,Entity,Alias,,,,,,,,,Autonomous (Russia),,,1,0,0,0
            7,Example Person,Individual,Primary Name,,1965,,,,,,,Autonomous (Russia),,,1,0,0,0
            """);
    assertThat(read.subject("7").subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(read.subject("7").extras())
        .extracting("label", "value")
        .containsExactly(tuple("type", "Entity"));
    assertThat(read.warnings).singleElement().asString().contains("'Entity'");
  }

  @Test
  void aNameUnderTheNumberItselfIsShownWhateverItsType() {
    Read read =
        csv(
            """
            9720a,EXAMPLE BANK AO,Entity,Alias,Strong,,,,,,,,Autonomous (Russia),,,1,0,0,0
            9720,Joint Stock Company Example,Entity,Original Script,,,,,,,,,Autonomous (Russia),,,1,0,0,0
            """);
    assertThat(read.subject("9720").caption()).isEqualTo("Joint Stock Company Example");
  }

  @Test
  void whatOnlyAnotherNameHasIsNotedToBeOfThatName() {
    Read read =
        csv(
            """
            34,Akhtar Example,Individual,Primary Name,,1963,"Kandahar, Afghanistan",,,,,,1988 (Taliban),,,1,1,1,0
            34c,Gulab Sample,Individual,Alias,Strong,1955,"Logar, Afghanistan",,,,,,1988 (Taliban),,,1,1,1,0
            """);
    assertThat(read.subject("34").dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BIRTH)
        .extracting(StatedDate::from, StatedDate::note)
        .containsExactly(tuple("1963", null), tuple("1955", "of the name Gulab Sample"));
    assertThat(read.subject("34").birthPlaces())
        .extracting("full", "note")
        .containsExactly(
            tuple("Kandahar, Afghanistan", null),
            tuple("Logar, Afghanistan", "of the name Gulab Sample"));
  }

  @Test
  void aVesselHasItsPreviousNamesAndThePortsThatItMayBeKeptFrom() {
    Read read =
        csv(
            """
            9240,SAMPLE STAR,Vessel,Primary Name,,,,,,"Previous names include OLD STAR, ALPHA AND BETA",Designated as a sanctioned vessel,9074729,Autonomous (Vessels),46077,Autonomous Sanctions (Sanctioned Vessels – Russia) Designation 2025,0,0,0,1
            """);
    assertThat(read.subject("9240").names())
        .extracting(Name::name, Name::kind)
        .containsExactly(
            tuple("SAMPLE STAR", Name.Kind.PRIMARY),
            tuple("OLD STAR", Name.Kind.PREVIOUS),
            tuple("ALPHA AND BETA", Name.Kind.PREVIOUS));
    assertThat(read.content("9240").programmes()).containsExactly("AU-VESSELS-RUS");
    assertThat(read.content("9240").measures())
        .extracting(Measure::kind)
        .containsExactly(MeasureKind.PORT_ENTRY_BAN);
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void additionalInformationKeepsItsWordsBesideWhatTheySay() {
    String information =
        "QDi.999. Title: a) Mullah b) Haji. Designation: Minister of Examples. Passport no: Libya"
            + " number 700101, issued in Tripoli. Gender: Male. Associated with Example Group"
            + " (QDe.998).";
    Read read =
        csv(
            "9,Anan Example,Individual,Primary Name,,,,,,\""
                + information
                + "\",Listed on 12 Apr. 2000 (amended on 3 Sep. 2003),,1988 (Taliban),,Charter of the"
                + " United Nations (Sanctions—the Taliban) Regulation 2013,1,1,1,0\n");
    ListingRecord subject = read.subject("9");
    assertThat(subject.references())
        .extracting("label", "value")
        .containsExactly(tuple("UNReferenceNumber", "QDi.999"));
    assertThat(subject.titles()).containsExactly("Mullah", "Haji");
    assertThat(subject.positions()).containsExactly("Minister of Examples");
    assertThat(subject.gender()).isEqualTo(Gender.MALE);
    assertThat(subject.identifiers())
        .extracting(Identifier::scheme, Identifier::value, Identifier::country)
        .containsExactly(tuple(Identifier.Scheme.PASSPORT_NUMBER, "700101", "LY"));
    assertThat(subject.remarks()).contains(information);
    assertThat(read.content("9").listingDate()).isEqualTo("2000-04-12");
    assertThat(subject.sources())
        .extracting("title")
        .containsExactly("Charter of the United Nations (Sanctions—the Taliban) Regulation 2013");
    assertThat(subject.dates())
        .extracting(StatedDate::kind, StatedDate::from)
        .contains(tuple(StatedDate.Kind.MODIFIED, "2003-09-03"));
  }

  @Test
  void theWordsOfTodayForRegimesAreKnown() {
    for (String committee :
        List.of(
            "1267 Committee (ISIL & Al-Qaida)",
            "1737 (Iran)",
            "2653 (Haiti)",
            "2048 (Guinea-Bissau)",
            "Autonomous (Afghanistan)",
            "Autonomous (Vessels)",
            "Autonomous (Thematic – Human Rights)")) {
      Read read = csv("1,A Example,Entity,Primary Name,,,,,,,,," + committee + ",,,1,,,\n");
      assertThat(read.warnings).as(committee).isEmpty();
    }
  }

  private static final String REGIME = "1718 (DPRK)";

  private static List<@Nullable Object> header() {
    return row(
        "Reference",
        "Name of Individual or Entity",
        "Type",
        "Name Type",
        "Date of Birth",
        "Committees");
  }

  private static Read xlsx(Spreadsheet book) {
    return Read.with(new AustraliaXlsxReader(), "au-dfat", book.file("list.xlsx"));
  }

  @Test
  void aCopyOfASheetSaysNothingTwiceAndIsTold() {
    List<@Nullable Object> anna = row(101, "ANNA", "Individual", "Primary Name", "1970", REGIME);
    Read read =
        xlsx(
            new Spreadsheet()
                .sheet(
                    "List",
                    header(),
                    anna,
                    row("101a", "ANYA", "Individual", "Alias", null, REGIME))
                .sheet("List (2)", header(), anna));

    assertThat(read.entries).hasSize(1);
    assertThat(read.entry("101").original()).hasSize(2);
    assertThat(read.warnings)
        .containsExactly(
            "list.xlsx#List (2):1: 1 rows say what rows before them say, and were passed over");
  }

  @Test
  void whatASecondSheetSaysOtherwiseOfASubjectIsTold() {
    Read read =
        xlsx(
            new Spreadsheet()
                .sheet(
                    "List",
                    header(),
                    row(101, "ANNA", "Individual", "Primary Name", "1970", REGIME))
                .sheet(
                    "Old",
                    header(),
                    row(101, "ANNA", "Individual", "Primary Name", "1971", REGIME)));

    assertThat(read.subject("101").birthDates()).containsExactly("1970", "1971");
    assertThat(read.warnings)
        .containsExactly(
            "list.xlsx#Old:2: 101: something else is said of it in 'list.xlsx#List'; all of it was"
                + " taken together");
  }

  @Test
  void aSheetWithoutTheHeaderIsTold() {
    Read read =
        xlsx(
            new Spreadsheet()
                .sheet(
                    "List", header(), row(101, "ANNA", "Individual", "Primary Name", null, REGIME))
                .sheet("Notes", row("Notes"))
                .sheet(
                    "More",
                    row("Ref", "Name", "Type"),
                    row(102, "BELLA", "Individual"),
                    row(103, "CLARA", "Individual")));

    assertThat(read.warnings)
        .containsExactlyInAnyOrder(
            "list.xlsx#Notes:1: the sheet has no header with Reference and was not read",
            "list.xlsx#More:3: the sheet has no header with Reference and was not read");
    assertThat(read.unknown).containsExactly("a table without a header with Reference");
  }

  @Test
  void whatRowsOfASubjectHaveTogetherMayBeMerged() {
    Read read =
        xlsx(
            new Spreadsheet()
                .sheet(
                    "List",
                    header(),
                    row(101, "ANNA", "Individual", "Primary Name", "1970", REGIME),
                    row(null, "ANYA", null, "Alias", null, REGIME))
                .merged("A2:A3", "C2:C3", "E2:E3"));

    assertThat(read.subject("101").names())
        .extracting(Name::name, Name::kind)
        .containsExactly(tuple("ANNA", Name.Kind.PRIMARY), tuple("ANYA", Name.Kind.ALIAS));
    assertThat(read.entries).hasSize(1);
  }
}
