package org.lockstep.designation.lists.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.completion.Completion;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class EuFsfCsvReaderTest {
  private static final String ACT =
      "Type OrganisationType PublicationDate EntryIntoForceDate NumberTitle Programme"
          + " PublicationUrl";
  private static final List<String> COLUMNS =
      columns(
          "",
          "fileGenerationDate",
          "Entity_",
          "LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark"
              + " SubjectType SubjectType_ClassificationCode",
          "Entity_Regulation_",
          ACT,
          "NameAlias_",
          "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function LogicalId"
              + " RegulationLanguage Remark",
          "NameAlias_Regulation_",
          ACT,
          "Address_",
          "City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code"
              + " CountryDescription LogicalId RegulationLanguage Remark",
          "Address_Regulation_",
          ACT,
          "BirthDate_",
          "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region"
              + " Place City CountryIso2Code CountryDescription LogicalId RegulationLanguage"
              + " Remark",
          "BirthDate_Regulation_",
          ACT,
          "Identification_",
          "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy"
              + " IssuedDate ValidFrom ValidTo LatinNumber NameOnDocument TypeCode TypeDescription"
              + " Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
          "Identification_Regulation_",
          ACT,
          "Citizenship_",
          "Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
          "Citizenship_Regulation_",
          ACT);
  private static final String HEADER = String.join(";", COLUMNS) + "\n";

  /** Beginnings, each with the rest of the names of its columns. */
  private static List<String> columns(String... beginnings) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < beginnings.length; i += 2) {
      String beginning = beginnings[i];
      Stream.of(beginnings[i + 1].split(" ")).map(rest -> beginning + rest).forEach(columns::add);
    }
    return columns;
  }

  private static String row(String id, String... cells) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("fileGenerationDate", "29/04/2026");
    values.put("Entity_LogicalId", id);
    for (int i = 0; i < cells.length; i += 2) {
      assertThat(COLUMNS).contains(cells[i]);
      values.put(cells[i], cells[i + 1]);
    }
    return COLUMNS.stream()
            .map(column -> values.getOrDefault(column, ""))
            .map(cell -> cell.matches("[^;\"\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(";"))
        + "\n";
  }

  /** A row of the entity 11001 with what each of them repeats. */
  private static String detail(String beginning, String... cells) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "Entity_EU_ReferenceNumber", "EU.11272.15",
                "Entity_UnitedNationId", "KPi.999",
                "Entity_DesignationDate", "2017-06-02",
                "Entity_DesignationDetails", "Details of designation",
                "Entity_Remark", "(First (inner) remark)\n(Second; remark)",
                "Entity_SubjectType", "P",
                "Entity_SubjectType_ClassificationCode", "person",
                "Entity_Regulation_Type", "amendment",
                "Entity_Regulation_OrganisationType", "council",
                "Entity_Regulation_PublicationDate", "2017-06-03",
                "Entity_Regulation_EntryIntoForceDate", "2017-06-04",
                "Entity_Regulation_NumberTitle", "2017/970 (OJ L146)",
                "Entity_Regulation_Programme", "PRK",
                "Entity_Regulation_PublicationUrl", "https://eur-lex.europa.eu/1"));
    for (int i = 0; i < cells.length; i += 2) {
      all.add(beginning + cells[i]);
      all.add(cells[i + 1]);
    }
    all.addAll(
        List.of(
            beginning + "RegulationLanguage", "en",
            beginning + "Regulation_Type", "amendment",
            beginning + "Regulation_OrganisationType", "council",
            beginning + "Regulation_PublicationDate", "2017-06-06",
            beginning + "Regulation_EntryIntoForceDate", "2017-06-07",
            beginning + "Regulation_NumberTitle", "2017/972 (OJ L148)",
            beginning + "Regulation_Programme", "PRK",
            beginning + "Regulation_PublicationUrl", "https://eur-lex.europa.eu/2"));
    return row("11001", all.toArray(String[]::new));
  }

  private static Read read(String rows) {
    return Read.with(
        new EuFsfCsvReader(), "eu-fsf", Read.file("full.csv", "\uFEFF" + HEADER + rows));
  }

  @Test
  void givesTheSameContentAsTheXml() {
    Read csv =
        read(
            detail(
                    "NameAlias_",
                    "LastName",
                    "Example",
                    "FirstName",
                    "Ri",
                    "MiddleName",
                    "Sam",
                    "WholeName",
                    "Ri Sam Example",
                    "NameLanguage",
                    "EN",
                    "Gender",
                    "M",
                    "Title",
                    "General",
                    "Function",
                    "Director; chief",
                    "LogicalId",
                    "31",
                    "Remark",
                    "(Good)")
                + detail(
                    "NameAlias_",
                    "WholeName",
                    "РИ САМ",
                    "NameLanguage",
                    "RU",
                    "LogicalId",
                    "32",
                    "Remark",
                    "(Low quality alias)")
                + detail(
                    "Address_",
                    "City",
                    "Musan",
                    "Street",
                    "Street 1",
                    "PoBox",
                    "PO 7",
                    "ZipCode",
                    "Z9",
                    "Region",
                    "North",
                    "Place",
                    "Mill",
                    "AsAtListingTime",
                    "true",
                    "ContactInfo",
                    "EMAIL: ri@example.org; PHONE[MOBILE]: 850-2",
                    "CountryIso2Code",
                    "KP",
                    "CountryDescription",
                    "KOREA",
                    "LogicalId",
                    "41")
                + detail(
                    "Address_",
                    "CountryIso2Code",
                    "00",
                    "CountryDescription",
                    "UNKNOWN",
                    "LogicalId",
                    "42",
                    "Remark",
                    "(Fax: 850-3)")
                + detail(
                    "BirthDate_",
                    "BirthDate",
                    "1945-05-10",
                    "Day",
                    "10",
                    "Month",
                    "5",
                    "Year",
                    "1945",
                    "Circa",
                    "true",
                    "CalendarType",
                    "GREGORIAN",
                    "City",
                    "Musan",
                    "CountryIso2Code",
                    "KP",
                    "CountryDescription",
                    "KOREA",
                    "LogicalId",
                    "51")
                + detail(
                    "BirthDate_",
                    "YearRangeFrom",
                    "1943",
                    "YearRangeTo",
                    "1946",
                    "Circa",
                    "false",
                    "CalendarType",
                    "GREGORIAN",
                    "CountryIso2Code",
                    "00",
                    "CountryDescription",
                    "UNKNOWN",
                    "LogicalId",
                    "52")
                + detail(
                    "Identification_",
                    "Number",
                    "736410010",
                    "Diplomatic",
                    "true",
                    "KnownExpired",
                    "false",
                    "IssuedBy",
                    "Ministry",
                    "IssuedDate",
                    "2010-01-02",
                    "ValidFrom",
                    "2010-01-03",
                    "ValidTo",
                    "2015-01-04",
                    "LatinNumber",
                    "LATIN736",
                    "NameOnDocument",
                    "R. S.",
                    "TypeCode",
                    "passport",
                    "TypeDescription",
                    "National passport",
                    "Region",
                    "South",
                    "CountryIso2Code",
                    "KP",
                    "CountryDescription",
                    "KOREA",
                    "LogicalId",
                    "61",
                    "Remark",
                    "(Of old)")
                + detail(
                    "Citizenship_",
                    "Region",
                    "North",
                    "CountryIso2Code",
                    "KP",
                    "CountryDescription",
                    "KOREA",
                    "LogicalId",
                    "71",
                    "Remark",
                    "(By birth)"));
    Read xml = Read.with(new EuXmlReader(), "eu-fsf", Read.file("full.xml", XML));

    assertThat(csv.edition).isEqualTo(LocalDate.parse("2026-04-29")).isEqualTo(xml.edition);
    assertThat(csv.unknown).isEmpty();
    assertThat(xml.unknown).isEmpty();
    assertThat(csv.entries).hasSize(1);
    assertThat(withoutExtras(csv)).isEqualTo(withoutExtras(xml));
    assertThat(xml.subject("11001").extras()).isEmpty();
    assertThat(csv.subject("11001").extras())
        .contains(new LabelledValue("NameAlias_Regulation_Programme", "PRK"))
        .extracting(LabelledValue::label)
        .allMatch(label -> label.contains("_Regulation_"));
    assertThat(csv.entry("11001").original()).hasSize(8);
    EntryContent both =
        Completion.of(csv.content("11001"), xml.content("11001"), new EuFsfCsvReader().cannotSay())
            .content();
    assertThat(Completion.of(xml.content("11001"), both, new EuXmlReader().cannotSay()).content())
        .as("once both forms are read, neither changes anything")
        .isEqualTo(both);
  }

  private static final String NOTE =
      " regulationLanguage='en'><remark>%s</remark><regulationSummary regulationType='amendment'"
          + " publicationDate='2017-06-06' numberTitle='2017/972 (OJ L148)'"
          + " publicationUrl='https://eur-lex.europa.eu/2'/>";

  private static String noted(String remark) {
    return remark.isEmpty() ? NOTE.replace("<remark>%s</remark>", "") : NOTE.formatted(remark);
  }

  private static final String XML =
      "<export xmlns='http://eu.europa.ec/fpi/fsd/export' globalFileId='9'"
          + " generationDate='2026-04-29T10:00:00.000+02:00'><sanctionEntity logicalId='11001'"
          + " euReferenceNumber='EU.11272.15' unitedNationId='KPi.999' designationDate='2017-06-02'"
          + " designationDetails='Details of designation'><remark>First (inner) remark</remark>"
          + "<remark>Second; remark</remark><regulation regulationType='amendment'"
          + " organisationType='council' publicationDate='2017-06-03'"
          + " entryIntoForceDate='2017-06-04' numberTitle='2017/970 (OJ L146)' programme='PRK'>"
          + "<publicationUrl>https://eur-lex.europa.eu/1</publicationUrl></regulation>"
          + "<subjectType code='person' classificationCode='P'/>"
          + "<nameAlias logicalId='31' lastName='Example' firstName='Ri' middleName='Sam'"
          + " wholeName='Ri Sam Example' nameLanguage='EN' gender='M' title='General'"
          + " function='Director; chief'"
          + noted("Good")
          + "</nameAlias><nameAlias logicalId='32' wholeName='РИ САМ' nameLanguage='RU'"
          + noted("Low quality alias")
          + "</nameAlias><citizenship logicalId='71' region='North' countryIso2Code='KP'"
          + " countryDescription='KOREA'"
          + noted("By birth")
          + "</citizenship><birthdate logicalId='51' birthdate='1945-05-10' dayOfMonth='10'"
          + " monthOfYear='5' year='1945' circa='true' calendarType='GREGORIAN' city='Musan'"
          + " countryIso2Code='KP' countryDescription='KOREA'"
          + noted("")
          + "</birthdate><birthdate logicalId='52' yearRangeFrom='1943' yearRangeTo='1946'"
          + " circa='false' calendarType='GREGORIAN' countryIso2Code='00'"
          + " countryDescription='UNKNOWN'"
          + noted("")
          + "</birthdate><address logicalId='41' city='Musan' street='Street 1' poBox='PO 7'"
          + " zipCode='Z9' region='North' place='Mill' asAtListingTime='true'"
          + " countryIso2Code='KP' countryDescription='KOREA'"
          + noted("")
          + "<contactInfo key='EMAIL' value='ri@example.org'/>"
          + "<contactInfo key='PHONE[MOBILE]' value='850-2'/></address>"
          + "<address logicalId='42' countryIso2Code='00' countryDescription='UNKNOWN'"
          + noted("Fax: 850-3")
          + "</address><identification logicalId='61' number='736410010' diplomatic='true'"
          + " knownExpired='false' issuedBy='Ministry' issueDate='2010-01-02'"
          + " validFrom='2010-01-03' validTo='2015-01-04' latinNumber='LATIN736'"
          + " nameOnDocument='R. S.' identificationTypeCode='passport'"
          + " identificationTypeDescription='National passport' region='South'"
          + " countryIso2Code='KP' countryDescription='KOREA'"
          + noted("Of old")
          + "</identification></sanctionEntity></export>";

  /** The extras of the CSV are columns that the XML does not have. */
  private static EntryContent withoutExtras(Read read) {
    EntryContent content = read.content("11001");
    ListingRecord s = content.listingRecord();
    return new EntryContent(
        content.authorityId(),
        content.programmes(),
        content.listingDate(),
        content.measures(),
        new ListingRecord(
            s.subjectType(),
            s.names(),
            s.identifiers(),
            s.countries(),
            s.nationalities(),
            s.birthDates(),
            s.positions(),
            s.addresses(),
            s.flag(),
            s.activities(),
            s.relationships(),
            s.remarks(),
            s.sources(),
            s.titles(),
            s.gender(),
            s.dates(),
            s.birthPlaces(),
            s.countryTies(),
            s.craft(),
            s.contacts(),
            s.references(),
            s.notices(),
            s.reason(),
            List.of()));
  }

  private static String name(String id, String name) {
    return row(
        id,
        "Entity_SubjectType",
        "E",
        "Entity_Regulation_Programme",
        "UKR",
        "Entity_Regulation_NumberTitle",
        "2024/1",
        "NameAlias_WholeName",
        name);
  }

  @Test
  void joinsTheRowsOfAnEntityWhereverTheyAre() {
    Read apart = read(name("1", "A") + name("2", "C") + name("1", "B"));

    assertThat(apart.entries).hasSize(2);
    assertThat(apart.subject("1").names()).extracting(Name::name).containsExactly("A", "B");
    assertThat(apart.subject("2").names()).extracting(Name::name).containsExactly("C");
    assertThat(apart.content("1").programmes()).containsExactly("EU-UKR");
  }

  @Test
  void keepsAColumnThatIsNewAndSaysSo() {
    Read read =
        Read.with(
            new EuFsfCsvReader(),
            "eu-fsf",
            Read.file(
                "a.csv",
                HEADER.replace("\n", ";Entity_Colour\n") + name("1", "A").replace("\n", ";red\n")));

    assertThat(read.unknown).containsExactly("Entity_Colour");
    assertThat(read.subject("1").extras())
        .containsExactly(new LabelledValue("Entity_Colour", "red"));
  }

  @Test
  void takesAContactCellOfAnyForm() {
    Read read =
        read(
            row("1", "NameAlias_WholeName", "A")
                + row("1", "Address_ContactInfo", "+1 555 0100")
                + row("1", "Address_ContactInfo", "[WEB https://a.example/WEBSHOP] [FAX: 12]"));

    assertThat(read.subject("1").contacts())
        .extracting(contact -> contact.kind() + " " + contact.value())
        .containsExactly("OTHER +1 555 0100", "WEBSITE https://a.example/WEBSHOP", "FAX 12");
  }

  @Test
  void refusesWhatHasNoIdAndWhatTakesTooMuchToJoin() {
    assertThatThrownBy(() -> read(name("", "A")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("the row at line 2 has no Entity_LogicalId");
    String name = "x".repeat(60_000);
    ListFile scattered =
        new ListFile(
            "scattered.csv",
            () ->
                chunks(
                    Stream.concat(
                        Stream.of(HEADER),
                        Stream.of(0, 1)
                            .flatMap(
                                turn ->
                                    IntStream.range(0, 800)
                                        .mapToObj(i -> name(String.valueOf(i), name))))));
    assertThatThrownBy(() -> Read.with(new EuFsfCsvReader(), "eu-fsf", scattered))
        .isInstanceOfSatisfying(
            RefusedFileException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.LIMIT));
  }

  private static InputStream chunks(Stream<String> texts) {
    List<InputStream> all =
        texts
            .<InputStream>map(
                text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    return new SequenceInputStream(Collections.enumeration(all));
  }

  @Test
  void knowsItsFormatByItsHeader() {
    EuFsfCsvReader reader = new EuFsfCsvReader();

    assertThat(COLUMNS).hasSize(118);
    assertThat(reader.reads(List.of(Read.file("a.csv", "\uFEFF" + HEADER)))).isTrue();
    assertThat(reader.reads(List.of(Read.file("a.xml", XML)))).isFalse();
    assertThat(new EuXmlReader().reads(List.of(Read.file("a.csv", HEADER)))).isFalse();
  }
}
