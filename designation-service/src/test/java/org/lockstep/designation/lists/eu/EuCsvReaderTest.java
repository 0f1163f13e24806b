package org.lockstep.designation.lists.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;

class EuCsvReaderTest {
  private static final String COLUMNS =
      "recordId,programKey,annex,measure,startDate,reason,schema,name,alias,nationality,birthDate,"
          + "imoNumber,passportNumber,address,legalForm\n";
  private static final String LADY_R =
      "12,EU-RUS,XLII,Transportation restrictions,25.6.2024,Carried arms,Vessel,LADY"
          + " R,,,,9161003,,,\n";

  @Test
  void bansAVesselOfAnnexFortyTwoFromThePorts() {
    Read read = read(table("32014R0833", LADY_R));

    String key = "32014R0833/XLII/EU-RUS/Transportation restrictions/12";
    assertThat(read.content(key).programmes()).containsExactly("EU-RUS");
    assertThat(read.content(key).listingDate()).isEqualTo("2024-06-25");
    assertThat(read.content(key).measures())
        .extracting(Measure::kind, Measure::instrument, Measure::scope)
        .containsExactly(
            tuple(MeasureKind.PORT_ENTRY_BAN, "EU-833-2014", "Transportation restrictions"));
    ListingRecord vessel = read.subject(key);
    assertThat(vessel.subjectType()).isEqualTo(SubjectType.VESSEL);
    assertThat(vessel.identifiers())
        .containsExactly(new Identifier(Identifier.Scheme.IMO_NUMBER, "9161003"));
    assertThat(vessel.reason()).isEqualTo("Carried arms");
    assertThat(vessel.extras()).isEmpty();
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void givesNumbersInTheSameOrderWheneverItReads() {
    Read read =
        read(
            Read.file(
                "32014R0269.csv",
                """
                celex,recordId,programKey,annex,measure,schema,name,passportNumber,taxNumber,okpoCode,innCode,idNumber,leiCode,kppCode,mmsi
                32014R0269,1,EU-UKR,I.ENTITIES,Asset freeze,Company,A,1,2,3,4,5,6,7,8
                """));

    assertThat(read.entries.get(0).content().listingRecord().identifiers())
        .extracting(Identifier::value)
        .containsExactly("5", "4", "7", "6", "8", "3", "1", "2");
  }

  @Test
  void takesNoCaptionOfAPageForAName() {
    Read read =
        read(
            table(
                "32014R0269",
                "1,EU-UKR,I.ENTITIES,Asset freeze,23.2.2024,,Company,Sample Co. Ltd,Chinese:; Text of"
                    + " image; 样本公司; AO Zarya; JSC Zarya,,,,,,\n"));

    ListingRecord company = read.subject("32014R0269/I.ENTITIES/EU-UKR/Asset freeze/1");
    assertThat(company.names())
        .extracting(Name::name)
        .containsExactly("Sample Co. Ltd", "样本公司", "AO Zarya", "JSC Zarya");
    assertThat(company.extras())
        .containsExactly(
            new LabelledValue("alias", "Chinese:"), new LabelledValue("alias", "Text of image"));
  }

  @Test
  void takesTheNamesOfAListApart() {
    Read read =
        read(
            table(
                "32014R0833",
                "1,EU-RUS,IV,Export control,25.2.2023,,Company,Zarya,\"AO Zarya, JSC Zarya, Dawn\","
                    + ",,,,,\n"));

    assertThat(read.subject("32014R0833/IV/EU-RUS/Export control/1").names())
        .extracting(Name::name)
        .containsExactly("Zarya", "AO Zarya", "JSC Zarya", "Dawn");
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void keepsWhatIsSaidOfANumberWithIt() {
    Read read =
        read(
            table(
                "32014R0269",
                "1,EU-UKR,I.PERSONS,Asset freeze,23.2.2024,,Person,A B,,,,,MP3303172 (issued on"
                    + " 10.6.2013; might have expired),,\n"
                    + "2,EU-UKR,I.PERSONS,Asset freeze,23.2.2024,,Person,C D,,,,,diplomatic passport"
                    + " issued by Mali,,\n"));

    assertThat(read.entries.get(0).content().listingRecord().identifiers())
        .extracting(Identifier::value, Identifier::issueDate)
        .containsExactly(tuple("MP3303172", "2013-06-10"));
    assertThat(numbers("MP 3413113 and MP 2387911")).containsExactly("MP 3413113", "MP 2387911");
    assertThat(numbers("Expired Sample passport No 954242 issued on 28.6.1995 in X"))
        .containsExactly("954242");
    ListingRecord second = read.entries.get(1).content().listingRecord();
    assertThat(second.identifiers()).isEmpty();
    assertThat(second.remarks()).contains("diplomatic passport issued by Mali");
    assertThat(read.faults()).isEmpty();
  }

  private static List<String> numbers(String cell) {
    String row = "1,EU-UKR,I,Asset freeze,23.2.2024,,Person,A B,,,,,%s,,\n".formatted(cell);
    return read(table("32014R0269", row))
        .entries
        .get(0)
        .content()
        .listingRecord()
        .identifiers()
        .stream()
        .map(Identifier::value)
        .toList();
  }

  @Test
  void aBracketThatIsNotClosedPartsNoValueFromTheNext() {
    assertThat(JournalCell.values("A (B; C (D)")).containsExactly("A (B", "C (D)");
    assertThat(JournalCell.values("A (B; C); D")).containsExactly("A (B; C)", "D");
    assertThat(JournalCell.values("(".repeat(900_000) + ";" + ")".repeat(90_000))).isNotEmpty();
  }

  @Test
  void readsAnImoNumberOfACompanyAsOne() {
    Read read =
        read(
            table(
                "32014R0269",
                "370,EU-UKR,I.ENTITIES,Asset freeze,23.2.2024,,Company,M Leasing"
                    + " LLC,,,,6246853,,,\n"));

    assertThat(read.subject("32014R0269/I.ENTITIES/EU-UKR/Asset freeze/370").identifiers())
        .containsExactly(new Identifier(Identifier.Scheme.IMO_COMPANY_NUMBER, "6246853"));
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void partsTheValuesOfACellAndLeavesQuotedSemicolonsAlone() {
    assertThat(JournalCell.values("\"Foo; Bar\"; Baz;Qux"))
        .containsExactly("Foo; Bar", "Baz", "Qux");
    assertThat(JournalCell.values("\"say \"\"no\"\"\"; 5\" gun"))
        .containsExactly("say \"no\"", "5\" gun");
    assertThat(JournalCell.values(" ; ")).isEmpty();
  }

  @Test
  void readsEnumeratedValuesOneByOneWithTheirCountries() {
    Read read =
        read(
            table(
                "32002R0881",
                """
                ,EU-TAQA-EUAQ,I,Asset freeze,,,Person,A,,"(a) Algerian, (b) German",16.6.1938 or 1939,,\
                "(a) 094477324 (British, issued on 5.3.2005), (b) EC3524065",\
                "(a) Bonn, Germany, (b) Syria",
                """));

    ListingRecord person = read.entries.get(0).content().listingRecord();
    assertThat(person.nationalities()).containsExactly("DZ", "DE");
    assertThat(person.birthDates()).containsExactly("1938-06-16", "1939");
    assertThat(person.identifiers())
        .extracting(Identifier::value, Identifier::asPublished)
        .containsExactly(
            tuple("094477324", "094477324 (British, issued on 5.3.2005)"),
            tuple("EC3524065", null));
    assertThat(person.addresses())
        .extracting(Address::full, Address::country)
        .containsExactly(tuple("Bonn, Germany", "DE"), tuple("Syria", "SY"));
  }

  @Test
  void keepsANationalityThatIsNoCountryInItsOwnWords() {
    Read read =
        read(
            table(
                "32002R0881",
                ",EU-TAQA-EUAQ,I,Asset freeze,,,Person,A,,Russian and Ukrainian; allegedly"
                    + " Chadian,,,,,\n"));

    assertThat(read.entries.get(0).content().listingRecord().countryTies())
        .extracting(CountryTie::country, CountryTie::asPublished)
        .containsExactly(
            tuple("RU", "Russian"), tuple("UA", "Ukrainian"), tuple(null, "allegedly Chadian"));
  }

  @Test
  void keysAnEntryWithoutANumberByItsNameAndTwoOfOneNameByWhatTheySay() {
    String one = ",EU-TAQA-EUAQ,I,Asset freeze,,,Person,Ali,,,16.6.1938,,,Milan,\n";
    String two = ",EU-TAQA-EUAQ,I,Asset freeze,,,Person,Ali,,,16.6.1938,,,Rome,\n";
    String other = ",EU-TAQA-EUAQ,I,Asset freeze,,,Person,Omar,,,,,,,\n";

    assertThat(keys(read(table("32002R0881", one + other + two))))
        .containsExactlyInAnyOrderElementsOf(keys(read(table("32002R0881", two + one + other))))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesAmendmentsAlone() {
    ListFile amendments = amendments("32026R1848", "32014R0833", LADY_R);

    assertThat(new EuCsvReader().reads(List.of(amendments))).isTrue();
    assertThatThrownBy(() -> read(amendments))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("32026R1848.csv: holds amendments alone");
    assertThatThrownBy(() -> read(amendments, table("32014R0269", "")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("amends 32014R0833, whose consolidated table is not among the files");
  }

  @Test
  void laysAmendmentsOverTheirConsolidatedTableTheLatestLast() {
    ListFile consolidated =
        table("32014R0833", LADY_R + LADY_R.replace("12,", "1,").replace("LADY R", "ANGARA"));

    Read read =
        read(
            amendments("32026R1848", "32014R0833", LADY_R.replace("LADY R", "LADY S")),
            consolidated,
            amendments(
                "32025R1000",
                "32014R0833",
                LADY_R.replace("LADY R", "LADY Q")
                    + LADY_R.replace("12,", "99,").replace("LADY R", "NEW")));

    assertThat(read.entries)
        .extracting(entry -> entry.content().listingRecord().caption())
        .containsExactly("LADY S", "ANGARA", "NEW");
    assertThat(read.entries.get(0).original())
        .extracting(piece -> piece.file())
        .containsExactly("32026R1848.csv", "32014R0833.csv");
    assertThat(read.entries.get(0).content().listingRecord().sources())
        .extracting(source -> source.title())
        .containsExactly("32014R0833", "32026R1848");
  }

  @Test
  void readsTheDateOfABirthAmongOtherWords() {
    assertThat(JournalDate.read("possibly 23.7.1981").toString()).contains("CIRCA", "1981-07-23");
    assertThat(JournalDate.read("5.9.1990 (Singapore)").from()).isEqualTo("1990-09-05");
    assertThat(JournalDate.read("7.8. 1978").from()).isEqualTo("1978-08-07");
    assertThat(JournalDate.read("8.5.1967 Gender: female").from()).isEqualTo("1967-05-08");
    assertThat(JournalDate.read("Between 1960 and 1962 (Approximately)").to()).isEqualTo("1962");
    for (String none :
        List.of("(year unknown)", "29 years old", "1922 as bank and 2007 as institute", "1960s")) {
      assertThat(JournalDate.read(none).from()).as(none).isNotEqualTo("1922");
    }
    assertThat(JournalDate.read("1922 as bank and 2007 as institute").from()).isNull();
  }

  @Test
  void takesNamesAndNumbersOutOfTheirWords() {
    Read read =
        read(
            Read.file(
                "32014R0269.csv",
                """
                celex,recordId,programKey,annex,measure,schema,name,alias,registrationNumber
                32014R0269,1,EU-UKR,I.ENTITIES,Asset freeze,Company,Star a.k.a. Red Star,Star LLC / Стар,7707083893 (Tax ID/INN)
                """));

    ListingRecord star = read.entries.get(0).content().listingRecord();
    assertThat(star.names())
        .extracting(name -> name.name() + " " + name.kind())
        .containsExactly("Star PRIMARY", "Red Star ALIAS", "Star LLC ALIAS", "Стар ALIAS");
    assertThat(star.identifiers())
        .extracting(id -> id.scheme() + " " + id.value())
        .containsExactly("INN_CODE 7707083893");
  }

  @Test
  void entersWhatIsNoSubjectAsAnOrganizationAndSaysSoOnceForAFile() {
    String port = "%d,EU-RUS,XLVII.A,Transportation restrictions,,,Asset,Port %d,,,,,,,\n";
    Read read = read(table("32014R0833", port.formatted(1, 1) + port.formatted(2, 2)));

    assertThat(read.entries)
        .allSatisfy(
            entry -> {
              ListingRecord subject = entry.content().listingRecord();
              assertThat(subject.subjectType()).isEqualTo(SubjectType.ORGANIZATION);
              assertThat(subject.extras()).containsExactly(new LabelledValue("schema", "Asset"));
              assertThat(entry.content().measures().get(0).kind()).isEqualTo(MeasureKind.OTHER);
            });
    assertThat(read.warnings).hasSize(1);
  }

  private static List<String> keys(Read read) {
    return read.entries.stream().map(entry -> entry.key()).toList();
  }

  private static ListFile table(String act, String rows) {
    return Read.file(
        act + ".csv",
        "celex,"
            + COLUMNS
            + rows.lines().map(row -> act + "," + row + "\n").reduce("", String::concat));
  }

  private static ListFile amendments(String act, String amended, String rows) {
    return Read.file(
        act + ".csv",
        "amendedCelex,amendmentCelex,"
            + COLUMNS
            + rows.lines()
                .map(row -> amended + "," + act + "," + row + "\n")
                .reduce("", String::concat));
  }

  private static Read read(ListFile... files) {
    return Read.with(new EuCsvReader(), "eu-oj", files);
  }
}
