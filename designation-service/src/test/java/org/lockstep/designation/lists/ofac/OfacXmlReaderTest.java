package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.CraftDetails;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class OfacXmlReaderTest {
  private static final String ENTITY =
      """
      <sdnEntry>
        <uid>37065</uid>
        <lastName>M LEASING LLC</lastName>
        <sdnType>Entity</sdnType>
        <remarks>(Linked To: 224TH FLIGHT UNIT STATE AIRLINES); All offices worldwide</remarks>
        <programList><program>RUSSIA-EO14024</program></programList>
        <idList>
          <id><uid>101</uid><idType>Tax ID No.</idType><idNumber>9701173086</idNumber>
            <idCountry>Russia</idCountry></id>
          <id><uid>102</uid><idType>Registration Number</idType><idNumber>1217700121737</idNumber>
            <idCountry>Russia</idCountry></id>
          <id><uid>103</uid><idType>Identification Number</idType>
            <idNumber>IMO 6246853</idNumber></id>
          <id><uid>100104</uid><idType>Secondary sanctions risk:</idType>
            <idNumber>Ukraine-/Russia-Related Sanctions Regulations, 31 CFR 589.201</idNumber></id>
          <id><uid>100105</uid><idType>Website</idType><idNumber>www.mleasing.example</idNumber></id>
          <id><uid>106</uid><idType>Organization Established Date</idType>
            <idNumber>17 Mar 2021</idNumber></id>
          <id><uid>107</uid><idType>Target Type</idType><idNumber>Private Company</idNumber></id>
        </idList>
        <akaList>
          <aka><uid>201</uid><type>a.k.a.</type><category>strong</category>
            <lastName>OOO M LIZING</lastName></aka>
          <aka><uid>202</uid><type>f.k.a.</type><category>strong</category>
            <lastName>TRANSMORFLOT LEASING</lastName></aka>
          <aka><uid>203</uid><type>n.k.a.</type><category>weak</category>
            <lastName>ML</lastName></aka>
        </akaList>
        <addressList>
          <address><uid>301</uid><address1>Leninskiy Prospekt 1</address1><city>Moscow</city>
            <postalCode>119049</postalCode><country>Russia</country></address>
          <address><uid>302</uid><country>Region: Gaza</country></address>
          <address><uid>303</uid></address>
        </addressList>
      </sdnEntry>
      """;

  private static final String PERSON =
      """
      <sdnEntry>
        <uid>43114</uid>
        <firstName>Vladimir Vladimirovich</firstName>
        <lastName>MIKHEYCHIK</lastName>
        <title>General Director of the 224th Flight Unit</title>
        <sdnType>Individual</sdnType>
        <programList><program>RUSSIA-EO14024</program><program>DPRK2</program></programList>
        <idList>
          <id><uid>1</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
          <id><uid>2</uid><idType>Passport</idType><idNumber>750001</idNumber>
            <idCountry>Russia</idCountry><issueDate>08 Sep 2016</issueDate>
            <expirationDate>Sep 2026</expirationDate></id>
        </idList>
        <akaList>
          <aka><uid>3</uid><type>a.k.a.</type><category>strong</category>
            <lastName>MIKHEICHIK</lastName><firstName>Vladimir</firstName></aka>
        </akaList>
        <nationalityList><nationality><uid>4</uid><country>Korea, North</country>
          <mainEntry>false</mainEntry></nationality></nationalityList>
        <citizenshipList><citizenship><uid>5</uid><country>Russia</country>
          <mainEntry>true</mainEntry></citizenship></citizenshipList>
        <dateOfBirthList>
          <dateOfBirthItem><uid>6</uid><dateOfBirth>16 May 1970</dateOfBirth>
            <mainEntry>true</mainEntry></dateOfBirthItem>
          <dateOfBirthItem><uid>7</uid><dateOfBirth>circa 1969</dateOfBirth>
            <mainEntry>false</mainEntry></dateOfBirthItem>
        </dateOfBirthList>
        <placeOfBirthList><placeOfBirthItem><uid>8</uid>
          <placeOfBirth>Kinshasa, Congo, Democratic Republic of the</placeOfBirth>
          <mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>
      </sdnEntry>
      """;

  private static final String VESSEL =
      """
      <sdnEntry>
        <uid>46773</uid>
        <lastName>MARIA</lastName>
        <sdnType>Vessel</sdnType>
        <programList><program>RUSSIA-EO14024</program></programList>
        <idList>
          <id><uid>1</uid><idType>Vessel Registration Identification</idType>
            <idNumber>IMO 8517839</idNumber></id>
          <id><uid>2</uid><idType>MMSI</idType><idNumber>273310680</idNumber></id>
          <id><uid>3</uid><idType>Vessel Year of Build</idType><idNumber>1986</idNumber></id>
          <id><uid>4</uid><idType>Former Vessel Flag</idType><idNumber>Malta</idNumber></id>
        </idList>
        <vesselInfo><callSign>UBRH7</callSign><vesselType>General Cargo</vesselType>
          <vesselFlag>Russia</vesselFlag><vesselOwner>Azia Shipping Company</vesselOwner>
          <tonnage>7,000</tonnage><grossRegisteredTonnage>5,000</grossRegisteredTonnage></vesselInfo>
      </sdnEntry>
      """;

  @Test
  void theFileTellsItsDateAndHowManyEntriesItHas() {
    Read read = read("us-sdn", PERSON, VESSEL);

    assertThat(read.edition).isEqualTo(LocalDate.of(2024, 5, 24));
    assertThat(read.declared).isEqualTo(2);
    assertThat(read.entries).extracting(entry -> entry.key()).containsExactly("43114", "46773");
    assertThat(read.unknown).isEmpty();
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void anOldNamespaceOrNoneMakesNoDifference() {
    String today = list(PERSON);
    String old =
        today.replace(
            "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
            "http://tempuri.org/sdnList.xsd");

    assertThat(new OfacXmlReader().reads(List.of(Read.file("sdn.xml", old)))).isTrue();
    assertThat(Read.with(new OfacXmlReader(), "us-sdn", Read.file("sdn.xml", old)).content("43114"))
        .isEqualTo(read("us-sdn", PERSON).content("43114"));
  }

  @Test
  void aPersonHasTheLastNameFirst() {
    ListingRecord person = read("us-sdn", PERSON).subject("43114");

    assertThat(person.subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(person.caption()).isEqualTo("MIKHEYCHIK, Vladimir Vladimirovich");
    assertThat(person.names().get(0).parts())
        .containsExactly(
            new LabelledValue("lastName", "MIKHEYCHIK"),
            new LabelledValue("firstName", "Vladimir Vladimirovich"));
    assertThat(person.names().get(1).publishedId()).isEqualTo("3");
    assertThat(person.positions()).containsExactly("General Director of the 224th Flight Unit");
  }

  @Test
  void datesAndPlacesAreAsSureAsPublished() {
    ListingRecord person = read("us-sdn", PERSON).subject("43114");

    assertThat(person.dates())
        .extracting(
            StatedDate::precision, StatedDate::from, StatedDate::note, StatedDate::publishedId)
        .containsExactly(
            tuple(StatedDate.Precision.EXACT, "1970-05-16", null, "6"),
            tuple(StatedDate.Precision.CIRCA, "1969", "alt.", "7"));
    assertThat(person.birthPlaces()).extracting(Address::country).containsExactly("CD");
    assertThat(person.countryTies())
        .extracting(CountryTie::kind, CountryTie::country, CountryTie::note)
        .containsExactly(
            tuple(CountryTie.Kind.NATIONALITY, "KP", "alt."),
            tuple(CountryTie.Kind.CITIZENSHIP, "RU", null));
  }

  @Test
  void anIdMayBeADocumentOrSomethingElse() {
    ListingRecord company = read("us-sdn", ENTITY).subject("37065");

    assertThat(company.identifiers())
        .extracting(
            Identifier::scheme, Identifier::value, Identifier::type, Identifier::publishedId)
        .containsExactly(
            tuple(Identifier.Scheme.INN_CODE, "9701173086", "Tax ID No.", "101"),
            tuple(Identifier.Scheme.OGRN_CODE, "1217700121737", "Registration Number", "102"),
            tuple(Identifier.Scheme.IMO_COMPANY_NUMBER, "6246853", "Identification Number", "103"));
    assertThat(company.notices())
        .containsExactly(
            new LabelledValue(
                "Secondary sanctions risk",
                "Ukraine-/Russia-Related Sanctions Regulations, 31 CFR 589.201"));
    assertThat(company.contacts())
        .extracting(contact -> contact.value())
        .containsExactly("www.mleasing.example");
    assertThat(company.dates())
        .extracting(StatedDate::kind, StatedDate::from)
        .containsExactly(tuple(StatedDate.Kind.INCORPORATION, "2021-03-17"));
    assertThat(company.references())
        .contains(
            new LabelledValue("Secondary sanctions risk", "104"),
            new LabelledValue("Website", "105"));
    assertThat(company.remarks()).isEqualTo("Target Type: Private Company\nAll offices worldwide");
    assertThat(company.extras()).isEmpty();
  }

  @Test
  void wordsBehindANumberAreNoPartOfIt() {
    String company =
        entry(
            "<program>SDGT</program>",
            "Government Gazette Number",
            "33556474 (Russia)",
            "Registration ID",
            "1026303117642 (Russia)",
            "Registration Number",
            "F.5 (29)",
            "Passport",
            "AF465508 Colombia",
            "Passport",
            "No.: 0310857, Eritrea, Issue Date 21 August 2006",
            "Passport",
            "D000000483, Diplomatic",
            "National ID No.",
            "13/Ta Ta Na (Naing)019077",
            "V.A.T. Number",
            "Goztepe V.D. 823 026 0248");

    assertThat(read("us-sdn", company).subject("9").identifiers())
        .extracting(Identifier::scheme, Identifier::value, Identifier::country, Identifier::note)
        .containsExactly(
            tuple(Identifier.Scheme.ID_NUMBER, "33556474", "RU", null),
            tuple(Identifier.Scheme.OGRN_CODE, "1026303117642", "RU", null),
            tuple(Identifier.Scheme.REGISTRATION_NUMBER, "F.5 (29)", null, null),
            tuple(Identifier.Scheme.PASSPORT_NUMBER, "AF465508", "CO", null),
            tuple(Identifier.Scheme.PASSPORT_NUMBER, "0310857", "ER", "Issue Date 21 August 2006"),
            tuple(Identifier.Scheme.PASSPORT_NUMBER, "D000000483", null, "Diplomatic"),
            tuple(Identifier.Scheme.ID_NUMBER, "13/Ta Ta Na (Naing)019077", null, null),
            tuple(Identifier.Scheme.VAT_CODE, "Goztepe V.D. 823 026 0248", null, null));
  }

  @Test
  void aPassportHasItsIssuerAndItsDates() {
    Identifier passport = read("us-sdn", PERSON).subject("43114").identifiers().get(0);

    assertThat(passport.scheme()).isEqualTo(Identifier.Scheme.PASSPORT_NUMBER);
    assertThat(passport.country()).isEqualTo("RU");
    assertThat(passport.issueDate()).isEqualTo("2016-09-08");
    assertThat(passport.expiryDate()).isEqualTo("2026-09");
  }

  @Test
  void akasTellFormerAndWeakNames() {
    assertThat(read("us-sdn", ENTITY).subject("37065").names())
        .extracting(Name::name, Name::kind, Name::strength, Name::note)
        .containsExactly(
            tuple("M LEASING LLC", Name.Kind.PRIMARY, Name.Strength.STRONG, null),
            tuple("OOO M LIZING", Name.Kind.ALIAS, Name.Strength.STRONG, null),
            tuple("TRANSMORFLOT LEASING", Name.Kind.PREVIOUS, Name.Strength.STRONG, null),
            tuple("ML", Name.Kind.ALIAS, Name.Strength.WEAK, "n.k.a."));
  }

  @Test
  void anAddressMayBeACountryAloneOrNothing() {
    ListingRecord company = read("us-sdn", ENTITY).subject("37065");

    assertThat(company.addresses())
        .extracting(Address::full, Address::country, Address::publishedId)
        .containsExactly(
            tuple("Leninskiy Prospekt 1, Moscow 119049, Russia", "RU", "301"),
            tuple("Region: Gaza", null, "302"));
    assertThat(company.addresses().get(0).parts())
        .extracting(LabelledValue::label)
        .containsExactly("address1", "city", "postalCode", "country");
  }

  @Test
  void linkedToIsARelationship() {
    assertThat(read("us-sdn", ENTITY).subject("37065").relationships())
        .extracting(Relationship::kind, Relationship::name, Relationship::asPublished)
        .containsExactly(
            tuple(Relationship.Kind.ASSOCIATE, "224TH FLIGHT UNIT STATE AIRLINES", "Linked To:"));
  }

  @Test
  void aVesselHasItsParticulars() {
    ListingRecord vessel = read("us-sdn", VESSEL).subject("46773");

    assertThat(vessel.identifiers())
        .extracting(Identifier::scheme, Identifier::value)
        .containsExactlyInAnyOrder(
            tuple(Identifier.Scheme.IMO_NUMBER, "8517839"),
            tuple(Identifier.Scheme.MMSI, "273310680"),
            tuple(Identifier.Scheme.CALL_SIGN, "UBRH7"));
    assertThat(vessel.flag()).isEqualTo("RU");
    assertThat(vessel.countryTies())
        .extracting(CountryTie::kind, CountryTie::country)
        .contains(tuple(CountryTie.Kind.FORMER_FLAG, "MT"));
    assertThat(vessel.dates())
        .extracting(StatedDate::kind, StatedDate::from)
        .containsExactly(tuple(StatedDate.Kind.BUILD, "1986"));
    assertThat(vessel.craft())
        .isEqualTo(new CraftDetails("General Cargo", null, "7000", "5000", null));
    assertThat(vessel.relationships())
        .extracting(Relationship::kind, Relationship::name)
        .containsExactly(tuple(Relationship.Kind.OWNER, "Azia Shipping Company"));
  }

  @Test
  void theSdnListFreezesByEachProgramme() {
    Read read = read("us-sdn", PERSON);

    assertThat(read.content("43114").programmes()).containsExactly("US-RUSSIA-EO14024", "US-DPRK2");
    assertThat(read.content("43114").measures())
        .extracting(Measure::kind, Measure::instrument)
        .containsExactly(
            tuple(MeasureKind.ASSET_FREEZE, "US-EO14024"),
            tuple(MeasureKind.ASSET_FREEZE, "US-EO13687"));
  }

  @Test
  void aDirectiveDoesWhatItSays() {
    String bank =
        entry(
            "<program>UKRAINE-EO13662</program><program>RUSSIA-EO14024</program>",
            "Executive Order 13662 Directive Determination -",
            "Subject to Directive 4",
            "Listing Date (EO 14024 Directive 2):",
            "24 Feb 2022",
            "Effective Date (EO 14024 Directive 2):",
            "26 Mar 2022");

    assertThat(read("us-consolidated", bank).content("9").measures())
        .extracting(Measure::kind, Measure::instrument, Measure::startDate)
        .containsExactly(
            tuple(MeasureKind.SERVICES_BAN, "US-EO13662", null),
            tuple(MeasureKind.PAYMENT_RESTRICTION, "US-EO14024", LocalDate.of(2022, 3, 26)));
  }

  @Test
  void aListedSecurityIsAnInvestmentBanFromItsEffectiveDate() {
    String company =
        entry(
            "<program>CMIC-EO13959</program>",
            "Listing Date (CMIC)",
            "03 Jun 2021",
            "Effective Date (CMIC)",
            "02 Aug 2021");

    var content = read("us-consolidated", company).content("9");

    assertThat(content.listingDate()).isEqualTo(LocalDate.of(2021, 6, 3));
    assertThat(content.measures())
        .extracting(Measure::kind, Measure::startDate)
        .containsExactly(tuple(MeasureKind.INVESTMENT_BAN, LocalDate.of(2021, 8, 2)));
  }

  @Test
  void aProgrammeOfUnknownLawHasItsTagAsScope() {
    Read read = read("us-consolidated", entry("<program>NEW-EO15000</program>"));

    assertThat(read.content("9").programmes()).containsExactly("US-NEW-EO15000");
    assertThat(read.content("9").measures())
        .extracting(Measure::kind, Measure::scope)
        .containsExactly(tuple(MeasureKind.OTHER, "NEW-EO15000"));
    assertThat(read.warnings).hasSize(1);
  }

  @Test
  void aNewLabelIsToldAndItsValueKept() {
    Read read = read("us-sdn", entry("<program>SDGT</program>", "Shoe Size", "45"));

    assertThat(read.unknown).containsExactly("idType Shoe Size");
    assertThat(read.subject("9").extras()).containsExactly(new LabelledValue("Shoe Size", "45"));
  }

  @Test
  void aTypeThatIsNoneOfTheFourIsTold() {
    Read read = read("us-sdn", entry("<program>SDGT</program>").replace(">Entity<", ">Satellite<"));

    assertThat(read.unknown).containsExactly("sdnType Satellite");
    assertThat(read.subject("9").extras())
        .containsExactly(new LabelledValue("sdnType", "Satellite"));
  }

  @Test
  void aValueTooLongForItsFieldIsAnExtra() {
    Read read = read("us-sdn", entry("<program>SDGT</program>", "Passport", "7".repeat(5_000)));

    assertThat(read.subject("9").identifiers()).isEmpty();
    assertThat(read.subject("9").extras())
        .containsExactly(new LabelledValue("Passport", "7".repeat(5_000)));
    assertThat(read.warnings).hasSize(1);
  }

  @Test
  void theSameUidTwiceIsRefused() {
    assertRefused(list(PERSON, PERSON), Reason.MALFORMED, "43114");
  }

  @Test
  void anEntryWithoutUidOrNameIsRefused() {
    assertRefused(list(PERSON.replace("<uid>43114</uid>", "")), Reason.MALFORMED, "has no uid");
    assertRefused(
        list(VESSEL.replace("<lastName>MARIA</lastName>", "")), Reason.MALFORMED, "has no name");
  }

  @Test
  void aTruncatedFileIsRefused() {
    String whole = list(PERSON, VESSEL);

    assertRefused(whole.substring(0, whole.length() - 100), Reason.TRUNCATED, "line");
  }

  private static void assertRefused(String text, Reason reason, String what) {
    ListFile file = Read.file("sdn.xml", text);
    assertThatThrownBy(() -> Read.with(new OfacXmlReader(), "us-sdn", file))
        .isInstanceOfSatisfying(
            RefusedFileException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(what);
  }

  private static Read read(String source, String... entries) {
    return Read.with(new OfacXmlReader(), source, Read.file("sdn.xml", list(entries)));
  }

  private static String list(String... entries) {
    return """
        <?xml version='1.0' standalone="yes"?>
        <sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
        <publshInformation><Publish_Date>05/24/2024</Publish_Date>
        <Record_Count>%d</Record_Count></publshInformation>
        %s</sdnList>
        """
        .formatted(entries.length, String.join("", entries));
  }

  private static String entry(String programmes, String... ids) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < ids.length; i += 2) {
      list.append(
          "<id><uid>%d</uid><idType>%s</idType><idNumber>%s</idNumber></id>"
              .formatted(i, ids[i], ids[i + 1]));
    }
    return """
        <sdnEntry><uid>9</uid><lastName>IBEX SHIPPING INC</lastName><sdnType>Entity</sdnType>
        <programList>%s</programList><idList>%s</idList></sdnEntry>
        """
        .formatted(programmes, list);
  }
}
