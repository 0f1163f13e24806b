package org.lockstep.designation.lists.un;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Gender;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class UnXmlReaderTest {
  private static final String RI_WON_HO =
      """
      <INDIVIDUAL>
        <DATAID>6908555</DATAID>
        <VERSIONNUM>1</VERSIONNUM>
        <FIRST_NAME>RI</FIRST_NAME>
        <SECOND_NAME>WON HO</SECOND_NAME>
        <UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
        <REFERENCE_NUMBER>KPi.033</REFERENCE_NUMBER>
        <LISTED_ON>2016-11-30</LISTED_ON>
        <GENDER>Male</GENDER>
        <SUBMITTED_BY>Germany</SUBMITTED_BY>
        <NAME_ORIGINAL_SCRIPT>리원호</NAME_ORIGINAL_SCRIPT>
        <COMMENTS1>Stationed in Syria to support KOMID.
      Web link: https://www.interpol.int/en/notice/search/un/1.</COMMENTS1>
        <TITLE><VALUE>Mr</VALUE></TITLE>
        <DESIGNATION><VALUE>DPRK Ministry of State
                  Security Official</VALUE></DESIGNATION>
        <NATIONALITY><VALUE>Democratic People's Republic of Korea </VALUE></NATIONALITY>
        <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
        <LAST_DAY_UPDATED><VALUE>2017-06-01</VALUE><VALUE>2018-01-02</VALUE></LAST_DAY_UPDATED>
        <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_ADDRESS>
          <CITY>Damascus</CITY><COUNTRY>Syrian Arab Republic</COUNTRY><NOTE>in 2016</NOTE>
        </INDIVIDUAL_ADDRESS>
        <INDIVIDUAL_DATE_OF_BIRTH>
          <TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1964-07-17</DATE>
        </INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Pyongyang</CITY><COUNTRY/></INDIVIDUAL_PLACE_OF_BIRTH>
        <INDIVIDUAL_DOCUMENT>
          <TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>
          <NUMBER>381310014</NUMBER>
          <ISSUING_COUNTRY>Democratic People's Republic of Korea</ISSUING_COUNTRY>
          <DATE_OF_ISSUE>2011-05-01</DATE_OF_ISSUE>
          <CITY_OF_ISSUE>Berlin</CITY_OF_ISSUE>
          <COUNTRY_OF_ISSUE>Germany</COUNTRY_OF_ISSUE>
          <NOTE>expired</NOTE>
        </INDIVIDUAL_DOCUMENT>
        <SORT_KEY/>
        <SORT_KEY_LAST_MOD/>
      </INDIVIDUAL>
      """;

  private static Read read(String records) {
    return Read.with(new UnXmlReader(), "un-sc", Read.file("consolidated.xml", document(records)));
  }

  private static String document(String records) {
    return "<?xml version='1.0' encoding='UTF-8'?>\n"
        + "<CONSOLIDATED_LIST dateGenerated='2025-11-29T00:00:06.501Z'>"
        + records
        + "</CONSOLIDATED_LIST>";
  }

  private static String person(String reference, String regime, String more) {
    return """
    <INDIVIDUAL><FIRST_NAME>A</FIRST_NAME><UN_LIST_TYPE>%s</UN_LIST_TYPE>
    <REFERENCE_NUMBER>%s</REFERENCE_NUMBER>%s</INDIVIDUAL>
    """
        .formatted(regime, reference, more);
  }

  private static ListingRecord person(String more) {
    return read(person("QDi.001", "Al-Qaida", more)).subject("QDi.001");
  }

  private static String organization(String reference, String regime) {
    return person(reference, regime, "").replace("INDIVIDUAL", "ENTITY");
  }

  @Test
  void readsAPersonWithAllThatTheListSays() {
    Read read = read("<INDIVIDUALS>" + RI_WON_HO + "</INDIVIDUALS><ENTITIES/>");

    assertThat(read.edition).isEqualTo(LocalDate.parse("2025-11-29"));
    assertThat(read.unknown).isEmpty();
    assertThat(read.warnings).isEmpty();
    assertThat(read.content("KPi.033").programmes()).containsExactly("UN-1718");
    assertThat(read.content("KPi.033").authorityId()).isEqualTo("KPi.033");
    assertThat(read.content("KPi.033").listingDate()).isEqualTo("2016-11-30");
    ListingRecord ri = read.subject("KPi.033");
    assertThat(ri.subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(ri.caption()).isEqualTo("RI WON HO");
    assertThat(ri.names().get(0).parts())
        .containsExactly(
            new LabelledValue("FIRST_NAME", "RI"), new LabelledValue("SECOND_NAME", "WON HO"));
    assertThat(ri.names().get(1))
        .extracting(Name::name, Name::script)
        .containsExactly("리원호", "Hang");
    assertThat(ri.gender()).isEqualTo(Gender.MALE);
    assertThat(ri.titles()).containsExactly("Mr");
    assertThat(ri.positions()).containsExactly("DPRK Ministry of State Security Official");
    assertThat(ri.nationalities()).containsExactly("KP");
    assertThat(ri.birthDates()).containsExactly("1964-07-17");
    assertThat(ri.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.MODIFIED)
        .extracting(StatedDate::from)
        .containsExactly("2017-06-01", "2018-01-02");
    assertThat(ri.birthPlaces().get(0).full()).isEqualTo("Pyongyang");
    assertThat(ri.addresses().get(0).full()).isEqualTo("Damascus, Syrian Arab Republic");
    assertThat(ri.addresses().get(0).country()).isEqualTo("SY");
    assertThat(ri.addresses().get(0).note()).isEqualTo("in 2016");
    Identifier passport = ri.identifiers().get(0);
    assertThat(passport.scheme()).isEqualTo(Identifier.Scheme.PASSPORT_NUMBER);
    assertThat(passport.country()).isEqualTo("KP");
    assertThat(passport.issueDate()).isEqualTo("2011-05-01");
    assertThat(passport.note()).isEqualTo("expired; issued in Berlin, Germany");
    assertThat(ri.references())
        .contains(
            new LabelledValue("DATAID", "6908555"),
            new LabelledValue("UN_LIST_TYPE", "DPRK"),
            new LabelledValue("LIST_TYPE", "UN List"),
            new LabelledValue("SUBMITTED_BY", "Germany"));
    assertThat(ri.remarks()).startsWith("Stationed in Syria to support KOMID.\nWeb link: ");
    assertThat(ri.sources().get(0).url())
        .isEqualTo("https://www.interpol.int/en/notice/search/un/1");
    assertThat(ri.extras()).isEmpty();
    assertThat(read.entry("KPi.033").original().get(0).text())
        .startsWith("<INDIVIDUAL><DATAID>6908555</DATAID>");
  }

  @Test
  void linesThatAreWrappedOtherwiseMakeNoOtherEntry() {
    String wrapped = RI_WON_HO.replace("State\n            Security", "State\nSecurity");

    assertThat(wrapped).isNotEqualTo(RI_WON_HO);
    assertThat(read(wrapped).content("KPi.033")).isEqualTo(read(RI_WON_HO).content("KPi.033"));
  }

  @Test
  void aPartThatIsNotAvailableIsNoPartOfTheName() {
    ListingRecord subject =
        person(
            "<SECOND_NAME>SHAH</SECOND_NAME><FOURTH_NAME>na</FOURTH_NAME>"
                + "<NATIONALITY><VALUE>na</VALUE></NATIONALITY>");

    assertThat(subject.caption()).isEqualTo("A SHAH");
    assertThat(subject.names().get(0).parts()).contains(new LabelledValue("FOURTH_NAME", "na"));
    assertThat(subject.countryTies()).isEmpty();
  }

  @Test
  void tellsWeakAndFormerNamesFromOthers() {
    ListingRecord subject =
        person(
            alias("Good", "Good One")
                + alias("Low", "Low One")
                + alias("", "Plain")
                + alias("a.k.a.", "Aka")
                + alias("f.k.a.", "Former"));

    assertThat(subject.names())
        .extracting(name -> name.name() + " " + name.kind() + " " + name.strength())
        .containsExactly(
            "A PRIMARY STRONG",
            "Good One ALIAS STRONG",
            "Low One ALIAS WEAK",
            "Plain ALIAS STRONG",
            "Aka ALIAS STRONG",
            "Former PREVIOUS STRONG");
  }

  private static String alias(String quality, String name) {
    return "<INDIVIDUAL_ALIAS><QUALITY>%s</QUALITY><ALIAS_NAME>%s</ALIAS_NAME></INDIVIDUAL_ALIAS>"
        .formatted(quality, name);
  }

  @Test
  void takesSeveralNamesOutOfOneAlias() {
    ListingRecord subject =
        person(
            alias("Good", "Halen Bakhtiar; Haleh Bakhtiari")
                + alias("Good", "حسن غول (Hassan Ghul; Hasan Gul)")
                + alias("Good", "Abdel Ilah Sabri (false identity; confiscated)"));

    assertThat(subject.names())
        .extracting(Name::name)
        .containsExactly(
            "A",
            "Halen Bakhtiar",
            "Haleh Bakhtiari",
            "حسن غول",
            "Hassan Ghul",
            "Hasan Gul",
            "Abdel Ilah Sabri");
    assertThat(subject.names().get(1).parts())
        .containsExactly(new LabelledValue("ALIAS_NAME", "Halen Bakhtiar; Haleh Bakhtiari"));
  }

  @Test
  void keepsTheBirthThatOnlyAnAliasHas() {
    ListingRecord subject =
        person(
            """
            <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>B</ALIAS_NAME>
            <DATE_OF_BIRTH>1973-09-28</DATE_OF_BIRTH><CITY_OF_BIRTH>Maskara</CITY_OF_BIRTH>
            <COUNTRY_OF_BIRTH>Algeria</COUNTRY_OF_BIRTH><NOTE>previously listed as</NOTE>
            </INDIVIDUAL_ALIAS>
            """);

    assertThat(subject.birthDates()).containsExactly("1973-09-28");
    assertThat(subject.dates().get(0).note()).isEqualTo("Of the alias B");
    assertThat(subject.birthPlaces().get(0).full()).isEqualTo("Maskara, Algeria");
    assertThat(subject.birthPlaces().get(0).country()).isEqualTo("DZ");
    assertThat(subject.names().get(1).note()).isEqualTo("previously listed as");
    assertThat(subject.names().get(1).kind()).isEqualTo(Name.Kind.PREVIOUS);
  }

  @Test
  void takesAnAliasOutOfWhatIsSaidOfIt() {
    ListingRecord subject =
        person(
            alias("Good", "Ali Akhund born in 1963")
                + alias("Good", "Omar Wali, born in Herat on 01 Jan.1967")
                + alias("Good", "El Rojo (combat name)")
                + alias("Low", "Abu Dawud (original script: Абу Дауд)")
                + alias("Good", "Zaki Mir (previously listed as)")
                + "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Saad</ALIAS_NAME>"
                + "<NOTE>DOB: a) 11 Apr. 1960 b) 11 Apr. 1963. In Arabic: سعد</NOTE>"
                + "</INDIVIDUAL_ALIAS>");

    assertThat(subject.names())
        .extracting(
            name -> "%s %s %s %s".formatted(name.name(), name.kind(), name.strength(), name.note()))
        .containsExactly(
            "A PRIMARY STRONG null",
            "Ali Akhund ALIAS STRONG born in 1963",
            "Omar Wali ALIAS STRONG born in Herat on 01 Jan.1967",
            "El Rojo ALIAS STRONG combat name",
            "Abu Dawud ALIAS WEAK null",
            "Абу Дауд ALIAS WEAK null",
            "Zaki Mir PREVIOUS STRONG previously listed as",
            "Saad ALIAS WEAK DOB: a) 11 Apr. 1960 b) 11 Apr. 1963. In Arabic: سعد",
            "سعد ALIAS WEAK null");
    assertThat(subject.dates())
        .extracting(date -> date.from() + " " + date.note())
        .containsExactly(
            "1963 Of the alias Ali Akhund",
            "1967-01-01 Of the alias Omar Wali",
            "1960-04-11 Of the alias Saad",
            "1963-04-11 Of the alias Saad");
  }

  @Test
  void takesBracketsWithinBracketsAndSubUnitsApart() {
    Read read =
        read(
            "<ENTITY><FIRST_NAME>NORTH FRONT / NF</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>"
                + "<REFERENCE_NUMBER>QDe.999</REFERENCE_NUMBER>"
                + "<NAME_ORIGINAL_SCRIPT>ሰሜን (Tigrinya)</NAME_ORIGINAL_SCRIPT>"
                + entityAlias(
                    "Nord al-Sham (NAS) (جبهة الشمال (original script); Nord el-Sham; North Sham)")
                + entityAlias("أنصار الشمال (Ansar of the North (AN))")
                + entityAlias("شبكة الشمال (X Network - sub-unit name)")
                + entityAlias("a.k.a. NF Lines")
                + entityAlias("WATER ESTABLISHMENT (NORTHERN AREA")
                + entityAlias("\"NF\"")
                + entityAlias("SECOND INSTITUTE (KPE.018)")
                + "</ENTITY>");

    ListingRecord subject = read.subject("QDe.999");
    assertThat(subject.caption()).isEqualTo("NORTH FRONT");
    assertThat(subject.names())
        .extracting(name -> name.name() + (name.note() == null ? "" : " | " + name.note()))
        .containsExactly(
            "NORTH FRONT",
            "NF",
            "ሰሜን",
            "Nord al-Sham (NAS)",
            "جبهة الشمال | original script",
            "Nord el-Sham",
            "North Sham",
            "أنصار الشمال",
            "Ansar of the North (AN)",
            "شبكة الشمال",
            "X Network | sub-unit name",
            "NF Lines",
            "WATER ESTABLISHMENT (NORTHERN AREA)",
            "NF",
            "SECOND INSTITUTE | KPE.018");
    assertThat(subject.names().get(2).language()).isEqualTo("ti");
  }

  private static String entityAlias(String name) {
    return alias("a.k.a.", name).replace("INDIVIDUAL", "ENTITY");
  }

  @Test
  void takesTheSpellingsThatANoteTells() {
    ListingRecord subject =
        person(
            "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>B</ALIAS_NAME>"
                + "<NOTE>Abdul Sindhi; Abd al-Sindhi</NOTE></INDIVIDUAL_ALIAS>"
                + "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>C</ALIAS_NAME>"
                + "<NOTE>Abu Julan, Abu Golan (transliterations of original script name)</NOTE>"
                + "</INDIVIDUAL_ALIAS>"
                + "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>D</ALIAS_NAME>"
                + "<NOTE>in Baghdad, Iraq (Nationality - Iraq)</NOTE></INDIVIDUAL_ALIAS>"
                + "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>E</ALIAS_NAME>"
                + "<NOTE>The Moroccan</NOTE></INDIVIDUAL_ALIAS>"
                + "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>F</ALIAS_NAME>"
                + "<NOTE>Al Mosul, Northern Iraq</NOTE></INDIVIDUAL_ALIAS>");

    assertThat(subject.names())
        .extracting(Name::name)
        .containsExactly(
            "A",
            "B",
            "Abdul Sindhi",
            "Abd al-Sindhi",
            "C",
            "Abu Julan",
            "Abu Golan",
            "D",
            "E",
            "F");
  }

  @Test
  void readsDatesOfBirthAsSureAsTheyAre() {
    ListingRecord subject =
        person(
            birth("EXACT", "<YEAR>1958</YEAR><NOTE>Sep.</NOTE>")
                + birth("APPROXIMATELY", "<YEAR>1971</YEAR>")
                + birth(
                    "BETWEEN",
                    "<FROM_YEAR>1968</FROM_YEAR><TO_YEAR>1973</TO_YEAR><NOTE>Approximately</NOTE>")
                + birth("EXACT", "<DATE>1960-01-01-05:00</DATE>")
                + birth("EXACT", "<NOTE>August 1961 </NOTE>")
                + birth("EXACT", "<NOTE>Between Aug. and Sep. 1977</NOTE>")
                + birth("EXACT", "<NOTE>24/06/1402 (Hijri Calendar)</NOTE>")
                + birth("BETWEEN", "<FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1968</TO_YEAR>"));

    assertThat(subject.dates())
        .extracting(
            date ->
                "%s %s %s %s %s"
                    .formatted(
                        date.precision(), date.from(), date.to(), date.asPublished(), date.note()))
        .containsExactly(
            "EXACT 1958-09 null Sep. 1958 null",
            "CIRCA 1971 null null null",
            "RANGE 1968 1973 1968 to 1973 Approximately",
            "EXACT 1960-01-01 null 1960-01-01-05:00 null",
            "EXACT 1961-08 null August 1961 null",
            "RANGE 1977-08 1977-09 Between Aug. and Sep. 1977 null",
            "UNKNOWN null null 24/06/1402 (Hijri Calendar) null",
            "UNKNOWN null null 1973 to 1968 null");
  }

  private static String birth(String type, String value) {
    return "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>%s</TYPE_OF_DATE>%s</INDIVIDUAL_DATE_OF_BIRTH>"
        .formatted(type, value);
  }

  @Test
  void knowsDocumentsInFrenchAndSpanishAndThoseWithoutANumber() {
    ListingRecord subject =
        person(
            document(
                    "Numéro de passeport",
                    "<NUMBER>1</NUMBER><COUNTRY_OF_ISSUE>RPDC</COUNTRY_OF_ISSUE>")
                + document("Número de pasaporte", "<NUMBER>2</NUMBER>")
                + document(
                    "National Identification Number",
                    "<TYPE_OF_DOCUMENT2>Voter ID</TYPE_OF_DOCUMENT2><NUMBER>3</NUMBER>")
                + document(
                    "National Identification Number",
                    "<TYPE_OF_DOCUMENT2>Residential card number 665</TYPE_OF_DOCUMENT2>")
                + document("Passport", "<NOTE>Tunisian passport number L 191609</NOTE>")
                + document("Passport", "<NOTE>issued in 1993, under name B</NOTE>"));

    assertThat(subject.identifiers())
        .extracting(id -> id.scheme() + " " + id.value() + " " + id.type() + " " + id.country())
        .containsExactly(
            "PASSPORT_NUMBER 1 Numéro de passeport KP",
            "PASSPORT_NUMBER 2 Número de pasaporte null",
            "ID_NUMBER 3 National Identification Number; Voter ID null",
            "ID_NUMBER 665 National Identification Number; Residential card number 665 null",
            "PASSPORT_NUMBER L 191609 Passport TN");
    assertThat(subject.remarks()).isEqualTo("Passport; issued in 1993, under name B");
  }

  @Test
  void takesTheWordsOutOfTheNumbersOfDocuments() {
    ListingRecord subject =
        person(
            document("Passport", "<NUMBER>Libyan Passport No. 96/184442</NUMBER>")
                + document("Passport", "<NUMBER>R00012098, South Sudan</NUMBER>")
                + document("Passport", "<NUMBER>381110042 (Expired 25 Jan. 2016)</NUMBER>")
                + document("Passport", "<NUMBER>Russian passport number 8208 No. 555627</NUMBER>")
                + document("Passport", "<NUMBER>No34409/129</NUMBER>")
                + document(
                    "Passport", "<NUMBER>German travel document (“Ausweis”) A 0139243</NUMBER>")
                + document(
                    "Passport",
                    "<NUMBER>AB 1234567</NUMBER><NOTE>issued on 20 Dec. 2003, expired 29 Dec."
                        + " 2008</NOTE>")
                + document(
                    "National Identification Number",
                    "<NOTE>Italian Fiscal Code: DAOMMD74T11Z352Z</NOTE>"));

    assertThat(subject.identifiers())
        .extracting(
            id ->
                "%s %s %s %s %s"
                    .formatted(
                        id.scheme(), id.value(), id.country(), id.issueDate(), id.expiryDate()))
        .containsExactly(
            "PASSPORT_NUMBER 96/184442 LY null null",
            "PASSPORT_NUMBER R00012098 SS null null",
            "PASSPORT_NUMBER 381110042 null null 2016-01-25",
            "PASSPORT_NUMBER 8208 555627 RU null null",
            "PASSPORT_NUMBER 34409/129 null null null",
            "PASSPORT_NUMBER A 0139243 DE null null",
            "PASSPORT_NUMBER AB 1234567 null 2003-12-20 2008-12-29",
            "TAX_NUMBER DAOMMD74T11Z352Z IT null null");
    assertThat(subject.identifiers().get(0).asPublished())
        .isEqualTo("Libyan Passport No. 96/184442");
  }

  private static String document(String type, String more) {
    return "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>%s</TYPE_OF_DOCUMENT>%s</INDIVIDUAL_DOCUMENT>"
        .formatted(type, more);
  }

  @Test
  void measuresAreThoseOfTheRegimesResolutions() {
    Read read =
        read(
            person("KPi.001", "DPRK", "")
                + organization("KPe.001", "DPRK")
                + person("TAi.001", "Taliban", "")
                + organization("IQe.001", "Iraq")
                + person("GBi.001", "GB", "")
                + organization("YEe.001", "Yemen"));

    assertThat(kinds(read, "KPi.001"))
        .containsExactly(MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN);
    assertThat(kinds(read, "KPe.001")).containsExactly(MeasureKind.ASSET_FREEZE);
    assertThat(kinds(read, "TAi.001"))
        .containsExactly(
            MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN, MeasureKind.ARMS_EMBARGO);
    assertThat(kinds(read, "IQe.001")).containsExactly(MeasureKind.ASSET_FREEZE);
    assertThat(kinds(read, "GBi.001")).containsExactly(MeasureKind.TRAVEL_BAN);
    assertThat(read.content("YEe.001").measures())
        .extracting(Measure::instrument, Measure::scope)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "UNSCR-2140", "Resolution 2216 (2015), paragraph 14"));
  }

  @Test
  void aRecordOfLibyaSaysItselfWhichMeasureItIsListedFor() {
    String comments =
        "<COMMENTS1>Listed pursuant to paragraph 15 of resolution 1970 %s</COMMENTS1>";
    Read read =
        read(
            person("LYi.001", "Libya", comments.formatted("(Travel\nBan). Assets were frozen."))
                + person("LYi.009", "Libya", comments.formatted("(Travel Ban, Asset Freeze)."))
                + person("LYi.021", "Libya", comments.formatted("(Asset Freeze)"))
                + organization("LYe.001", "Libya"));

    assertThat(kinds(read, "LYi.001")).containsExactly(MeasureKind.TRAVEL_BAN);
    assertThat(kinds(read, "LYi.009"))
        .containsExactly(MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN);
    assertThat(kinds(read, "LYi.021")).containsExactly(MeasureKind.ASSET_FREEZE);
    assertThat(kinds(read, "LYe.001")).containsExactly(MeasureKind.ASSET_FREEZE);
  }

  private static List<MeasureKind> kinds(Read read, String key) {
    return read.content(key).measures().stream().map(Measure::kind).toList();
  }

  @Test
  void aNewRegimeHasAProgrammeOfItsOwnAndSomebodyIsTold() {
    Read read = read(person("XXi.001", "Atlantis", ""));

    assertThat(read.content("XXi.001").programmes()).containsExactly("UN-ATLANTIS");
    assertThat(kinds(read, "XXi.001")).containsExactly(MeasureKind.OTHER);
    assertThat(read.warnings).anyMatch(warning -> warning.contains("'Atlantis'"));
  }

  @Test
  void anAddressThatIsOnlyInItsNoteIsAnAddress() {
    ListingRecord subject =
        person(
            "<INDIVIDUAL_ADDRESS><NOTE>Branch Office 16: Zabul, Iran</NOTE></INDIVIDUAL_ADDRESS>"
                + "<INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>");

    assertThat(subject.addresses())
        .extracting(address -> address.full())
        .containsExactly("Branch Office 16: Zabul, Iran");
  }

  @Test
  void keepsWhatIsNewInTheFormatAndSaysSo() {
    Read read =
        read(
            person("QDi.001", "Al-Qaida", "<BIOMETRICS kind='iris'><VALUE>7</VALUE></BIOMETRICS>"));

    assertThat(read.unknown).containsExactlyInAnyOrder("BIOMETRICS@kind", "BIOMETRICS/VALUE");
    assertThat(read.subject("QDi.001").extras())
        .contains(new LabelledValue("BIOMETRICS/VALUE", "7"));
  }

  @Test
  void oneThatIsStillThereButDelistedIsWarnedOf() {
    Read read = read(person("QDi.001", "Al-Qaida", "<DELISTED_ON>2025-01-02</DELISTED_ON>"));

    assertThat(read.subject("QDi.001").dates().get(0).note()).isEqualTo("DELISTED_ON");
    assertThat(read.warnings).anyMatch(warning -> warning.contains("delisted on 2025-01-02"));
  }

  @Test
  void refusesTheFirstByteOfACharacterThatIsNotUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("<CONSOLIDATED_LIST><INDIVIDUALS>Arm".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE9);
    bytes.writeBytes("s</INDIVIDUALS></CONSOLIDATED_LIST>".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(
            () ->
                Read.with(new UnXmlReader(), "un-sc", Read.file("broken.xml", bytes.toByteArray())))
        .isInstanceOfSatisfying(
            RefusedFileException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.ENCODING);
              assertThat(refused).hasMessageContaining("0xE9").hasMessageContaining("at byte 35 ");
            });
  }

  @Test
  void refusesARecordWithoutAReferenceAndTwoWithTheSame() {
    assertThatThrownBy(() -> read("<ENTITY><FIRST_NAME>A</FIRST_NAME></ENTITY>"))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("consolidated.xml: the record at line 2 has no REFERENCE_NUMBER");
    assertThatThrownBy(
            () -> read(person("QDi.001", "Al-Qaida", "") + person("QDi.001", "Al-Qaida", "")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("lines 2 and 4 have the same REFERENCE_NUMBER QDi.001");
  }

  @Test
  void refusesWhatIsAnotherDocumentOrATruncatedOne() {
    assertThatThrownBy(
            () -> Read.with(new UnXmlReader(), "un-sc", Read.file("a.xml", "<sdnList/>")))
        .isInstanceOfSatisfying(
            RefusedFileException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.FORMAT));
    String whole = document(RI_WON_HO);
    String half = whole.substring(0, whole.length() / 2);
    assertThatThrownBy(() -> Read.with(new UnXmlReader(), "un-sc", Read.file("a.xml", half)))
        .isInstanceOfSatisfying(
            RefusedFileException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.TRUNCATED));
  }

  @Test
  void knowsItsFormatByHowTheFileBegins() {
    UnXmlReader reader = new UnXmlReader();

    assertThat(reader.reads(List.of(Read.file("a", document(""))))).isTrue();
    assertThat(reader.reads(List.of(Read.file("consolidated.xml", "<sdnList/>")))).isFalse();
    assertThat(person("<NATIONALITY2>Tunisian</NATIONALITY2>").countryTies())
        .extracting(CountryTie::country)
        .containsExactly("TN");
  }
}
