package org.lockstep.designation.lists.uk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CraftDetails;
import org.lockstep.designation.content.Gender;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.RefusedFileException;

class UkXmlReaderTest {
  private static final String RUSSIA = "The Russia (Sanctions) (EU Exit) Regulations 2019";

  private static Read read(String designations) {
    return Read.with(
        new UkXmlReader(),
        "gb-uksl",
        Read.file(
            "UK-Sanctions-List.xml",
            """
            <?xml version="1.0" encoding="utf-8"?>
            <Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <DateGenerated>29/04/2026</DateGenerated>
            %s
            </Designations>
            """
                .formatted(designations)));
  }

  private static String designation(String id, String type, String more) {
    return """
    <Designation><LastUpdated>09/04/2025</LastUpdated>
    <DateDesignated>31/07/2024</DateDesignated><UniqueID>%s</UniqueID>
    <Names><Name><Name6>ANGARA</Name6><NameType>Primary Name</NameType></Name></Names>
    <RegimeName>%s</RegimeName><IndividualEntityShip>%s</IndividualEntityShip>
    %s</Designation>
    """
        .formatted(id, RUSSIA, type, more);
  }

  private static Read one(String type, String more) {
    return read(designation("RUS2183", type, more));
  }

  @Test
  void readsAShipWithItsParticulars() {
    Read read =
        one(
            "Ship",
            """
            <OFSIGroupID>16580</OFSIGroupID><DesignationSource>UK</DesignationSource>
            <SanctionsImposed>Prohibition of port entry|Crew servicing of ships and aircraft</SanctionsImposed>
            <UKStatementofReasons>
            Carried goods from the DPRK.
            </UKStatementofReasons>
            <ShipDetails><Ship>
            <IMONumbers><IMONumber>IMO9179842</IMONumber></IMONumbers>
            <CurrentOwnerOperators><CurrentOwnerOperator>MG-FLOT LLC</CurrentOwnerOperator></CurrentOwnerOperators>
            <PreviousOwnerOperators><PreviousOwnerOperator>TRANSMORFLOT LLC</PreviousOwnerOperator></PreviousOwnerOperators>
            <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Russia</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
            <PreviousFlags><PreviousFlag>Panama</PreviousFlag><PreviousFlag>Liberia</PreviousFlag></PreviousFlags>
            <TypeOfShipDetails><TypeOfShip>General cargo</TypeOfShip></TypeOfShipDetails>
            <TonnageOfShipDetails><TonnageOfShip>8542 DWT</TonnageOfShip><TonnageOfShip>6500</TonnageOfShip></TonnageOfShipDetails>
            <LengthOfShipDetails><LengthOfShip>126 m</LengthOfShip></LengthOfShipDetails>
            <YearsBuilt><YearBuilt>1998</YearBuilt></YearsBuilt>
            <HullIdentificationNumbers><HullIdentificationNumber>H-7</HullIdentificationNumber></HullIdentificationNumbers>
            </Ship></ShipDetails>
            """);

    assertThat(read.edition).isEqualTo(LocalDate.parse("2026-04-29"));
    assertThat(read.unknown).isEmpty();
    assertThat(read.warnings).isEmpty();
    assertThat(read.content("RUS2183").programmes()).containsExactly("GB-RUS");
    assertThat(read.content("RUS2183").listingDate()).isEqualTo("2024-07-31");
    assertThat(read.content("RUS2183").measures())
        .extracting(measure -> measure.kind() + " " + measure.instrument() + " " + measure.scope())
        .containsExactly(
            "PORT_ENTRY_BAN GB-RUSSIA-REGS null",
            "SERVICES_BAN GB-RUSSIA-REGS Crew servicing of ships and aircraft");
    ListingRecord ship = read.subject("RUS2183");
    assertThat(ship.subjectType()).isEqualTo(SubjectType.VESSEL);
    assertThat(ship.identifiers())
        .extracting(id -> id.scheme() + " " + id.value() + " " + id.asPublished())
        .containsExactly("IMO_NUMBER 9179842 IMO9179842", "SERIAL_NUMBER H-7 null");
    assertThat(ship.flag()).isEqualTo("RU");
    assertThat(ship.countryTies())
        .extracting(tie -> tie.kind() + " " + tie.country())
        .containsExactly("FLAG RU", "FORMER_FLAG PA", "FORMER_FLAG LR");
    assertThat(ship.relationships())
        .extracting(Relationship::name, Relationship::asPublished, Relationship::former)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("MG-FLOT LLC", "Current owner/operator", null),
            org.assertj.core.groups.Tuple.tuple(
                "TRANSMORFLOT LLC", "Previous owner/operator", true));
    assertThat(ship.craft())
        .isEqualTo(new CraftDetails("General cargo", null, "8542 DWT", null, "126 m"));
    assertThat(ship.remarks()).isEqualTo("Tonnage of ship: 6500");
    assertThat(ship.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BUILD)
        .extracting(StatedDate::from)
        .containsExactly("1998");
    assertThat(ship.reason()).isEqualTo("Carried goods from the DPRK.");
    assertThat(ship.references())
        .contains(
            new LabelledValue("OFSIGroupID", "16580"),
            new LabelledValue("DesignationSource", "UK"));
    assertThat(ship.extras()).isEmpty();
  }

  @Test
  void readsAPersonWhoseDatesAreOnlyPartlyKnown() {
    ListingRecord person =
        one(
                "Individual",
                """
                <UNReferenceNumber>TAi.002</UNReferenceNumber>
                <Names><Name><Name1>MOHAMMAD</Name1></Name></Names>
                <NonLatinNames><NonLatinName><NameNonLatinScript>محمد حسن</NameNonLatinScript>
                <NonLatinScriptType>Arabic</NonLatinScriptType>
                <NonLatinScriptLanguage>Persian</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
                <Titles><Title>Mullah</Title></Titles>
                <Addresses><Address><AddressLine1>1 Street</AddressLine1><AddressLine6>Kabul</AddressLine6>
                <AddressCountry>Afghanistan</AddressCountry></Address></Addresses>
                <PhoneNumbers><PhoneNumber>+93 1</PhoneNumber></PhoneNumbers>
                <IndividualDetails><Individual>
                <DOBs><DOB>dd/mm/1968</DOB><DOB>dd/07/1978</DOB><DOB>00/00/1975</DOB><DOB>04/06/1969</DOB><DOB>15/08/19yy</DOB></DOBs>
                <Nationalities><Nationality>Congo (Democratic Republic)</Nationality></Nationalities>
                <NationalIdentifierDetails><NationalIdentifier>
                <NationalIdentifierNumber>'04643632</NationalIdentifierNumber>
                <NationalIdentifierAdditionalInformation>Issued on 18 Jun. 1999</NationalIdentifierAdditionalInformation>
                </NationalIdentifier></NationalIdentifierDetails>
                <PassportDetails><Passport><PassportNumber>P04581926\u00a0</PassportNumber></Passport>
                <Passport><PassportAdditionalInformation>Mali passport</PassportAdditionalInformation></Passport></PassportDetails>
                <Positions><Position>Deputy Minister</Position></Positions>
                <BirthDetails><Location><TownOfBirth>Kandahar</TownOfBirth><CountryOfBirth>Afghanistan</CountryOfBirth></Location></BirthDetails>
                <Genders><Gender>Male</Gender></Genders>
                </Individual></IndividualDetails>
                """)
            .subject("RUS2183");

    assertThat(person.birthDates()).containsExactly("1968", "1978-07", "1975", "1969-06-04");
    assertThat(person.dates())
        .extracting(StatedDate::asPublished)
        .contains("dd/mm/1968", "00/00/1975", "15/08/19yy");
    assertThat(person.nationalities()).containsExactly("CD");
    assertThat(person.identifiers())
        .extracting(id -> id.scheme() + " " + id.value() + " " + id.note())
        .containsExactly(
            "ID_NUMBER 04643632 Issued on 18 Jun. 1999", "PASSPORT_NUMBER P04581926 null");
    assertThat(person.identifiers().get(0).asPublished()).isEqualTo("'04643632");
    assertThat(person.remarks()).isEqualTo("Passport: Mali passport");
    assertThat(person.names().get(1))
        .extracting(Name::name, Name::script, Name::language, Name::note)
        .containsExactly("محمد حسن", "Arab", "fa", "Arabic; Persian");
    assertThat(person.titles()).containsExactly("Mullah");
    assertThat(person.addresses().get(0).full()).isEqualTo("1 Street, Kabul, Afghanistan");
    assertThat(person.addresses().get(0).country()).isEqualTo("AF");
    assertThat(person.contacts().get(0).kind()).isEqualTo(Contact.Kind.PHONE);
    assertThat(person.positions()).containsExactly("Deputy Minister");
    assertThat(person.birthPlaces().get(0).full()).isEqualTo("Kandahar, Afghanistan");
    assertThat(person.gender()).isEqualTo(Gender.MALE);
    assertThat(person.references()).contains(new LabelledValue("UNReferenceNumber", "TAi.002"));
  }

  @Test
  void joinsANameAsItIsSaidAndTellsVariationsFromAliases() {
    ListingRecord person =
        read("""
        <Designation><UniqueID>RUS2082</UniqueID><RegimeName>%s</RegimeName>
        <IndividualEntityShip>Individual</IndividualEntityShip><Names>
        <Name><Name6>MIKHEYCHIK</Name6><Name1>Vladimir</Name1><Name2>Vladimirovich</Name2><NameType>Primary name</NameType></Name>
        <Name><Name6>MIKHEICHIK</Name6><NameType>Primary Name Variation</NameType></Name>
        <Name><Name6>Abu</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
        <Name><Name6>Vova</Name6><NameType>Alias</NameType><AliasStrength>Good quality a.k.a</AliasStrength></Name>
        <Name><NameType>Alias</NameType></Name>
        </Names></Designation>
        """
                .formatted(RUSSIA))
            .subject("RUS2082");

    assertThat(person.names())
        .extracting(
            name -> "%s %s %s %s".formatted(name.name(), name.kind(), name.strength(), name.note()))
        .containsExactly(
            "Vladimir Vladimirovich MIKHEYCHIK PRIMARY STRONG null",
            "MIKHEICHIK ALIAS STRONG Primary Name Variation",
            "Abu ALIAS WEAK null",
            "Vova ALIAS STRONG null");
    assertThat(person.names().get(0).parts())
        .containsExactly(
            new LabelledValue("Name1", "Vladimir"),
            new LabelledValue("Name2", "Vladimirovich"),
            new LabelledValue("Name6", "MIKHEYCHIK"));
  }

  @Test
  void takesTheNumbersOutOfARegistrationAndKeepsItsWords() {
    ListingRecord leasing =
        one(
                "Entity",
                """
                <EntityDetails><Entity><BusinessRegistrationNumbers>
                <BusinessRegistrationNumber>OGRN: 1217700121737; INN/TIN: 9701173086; KPP: 770101001</BusinessRegistrationNumber>
                <BusinessRegistrationNumber>Registration Number: 5511; TIN - 7706441909; 20240041690</BusinessRegistrationNumber>
                <BusinessRegistrationNumber>HE 412345</BusinessRegistrationNumber>
                </BusinessRegistrationNumbers>
                <TypeOfEntities><TypeOfEntity>Company</TypeOfEntity></TypeOfEntities>
                <ParentCompanies><ParentCompany>Parent LLC; Holding LLC</ParentCompany></ParentCompanies>
                <Subsidiaries><Subsidiary>Daughter LLC</Subsidiary></Subsidiaries>
                </Entity></EntityDetails>
                """)
            .subject("RUS2183");

    String first = "OGRN: 1217700121737; INN/TIN: 9701173086; KPP: 770101001";
    String second = "Registration Number: 5511; TIN - 7706441909; 20240041690";
    assertThat(leasing.identifiers())
        .extracting(id -> id.scheme() + " " + id.value() + " " + id.asPublished())
        .containsExactly(
            "OGRN_CODE 1217700121737 " + first,
            "INN_CODE 9701173086 " + first,
            "KPP_CODE 770101001 " + first,
            "REGISTRATION_NUMBER 5511 " + second,
            "INN_CODE 7706441909 " + second,
            "REGISTRATION_NUMBER 20240041690 " + second,
            "REGISTRATION_NUMBER HE 412345 null");
    assertThat(leasing.relationships())
        .extracting(one -> one.kind() + " " + one.name() + " " + one.asPublished())
        .containsExactly(
            "PARENT Parent LLC Parent company",
            "PARENT Holding LLC Parent company",
            "OTHER Daughter LLC Subsidiary");
    assertThat(leasing.remarks()).isEqualTo("Type of entity: Company");
  }

  @Test
  void readsADateOfBirthThatASpreadsheetShortened() {
    ListingRecord person =
        one(
                "Individual",
                "<IndividualDetails><Individual><DOBs><DOB>16-07-68</DOB><DOB>01-02-04</DOB></DOBs>"
                    + "</Individual></IndividualDetails>")
            .subject("RUS2183");

    assertThat(person.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BIRTH)
        .extracting(date -> date.precision() + " " + date.from() + " " + date.asPublished())
        .containsExactly("EXACT 1968-07-16 16-07-68", "UNKNOWN null 01-02-04");
  }

  @Test
  void takesTheWordsOutOfTheNumbersOfDocuments() {
    ListingRecord person =
        one(
                "Individual",
                """
                <IndividualDetails><Individual>
                <NationalIdentifierDetails>
                <NationalIdentifier><NationalIdentifierNumber>Kuwait,  number 273030601222</NationalIdentifierNumber></NationalIdentifier>
                <NationalIdentifier><NationalIdentifierNumber>500100732259</NationalIdentifierNumber>
                <NationalIdentifierAdditionalInformation>Russia INN</NationalIdentifierAdditionalInformation></NationalIdentifier>
                <NationalIdentifier><NationalIdentifierNumber>OGRNIP: 304500116000157</NationalIdentifierNumber></NationalIdentifier>
                </NationalIdentifierDetails>
                <PassportDetails>
                <Passport><PassportNumber>8208 No. 555627</PassportNumber></Passport>
                <Passport><PassportNumber>Russian number: 0258399</PassportNumber></Passport>
                <Passport><PassportNumber>D0010694,</PassportNumber></Passport>
                <Passport><PassportNumber>AAIN29392</PassportNumber></Passport>
                </PassportDetails>
                </Individual></IndividualDetails>
                """)
            .subject("RUS2183");

    assertThat(person.identifiers())
        .extracting(
            id -> "%s %s %s %s".formatted(id.scheme(), id.value(), id.country(), id.asPublished()))
        .containsExactlyInAnyOrder(
            "ID_NUMBER 273030601222 KW Kuwait,  number 273030601222",
            "INN_CODE 500100732259 RU null",
            "OGRN_CODE 304500116000157 null OGRNIP: 304500116000157",
            "PASSPORT_NUMBER 8208 555627 null 8208 No. 555627",
            "PASSPORT_NUMBER 0258399 RU Russian number: 0258399",
            "PASSPORT_NUMBER D0010694 null D0010694,",
            "PASSPORT_NUMBER AAIN29392 null null");
  }

  @Test
  void takesTheNamesApartThatOneNameHolds() {
    ListingRecord subject =
        read(designation(
                    "RUS2183",
                    "Entity",
                    "<NonLatinNames><NonLatinName><NameNonLatinScript>Дана;"
                        + " Астра</NameNonLatinScript></NonLatinName></NonLatinNames>")
                .replace("ANGARA", "Dana Star a.k.a Dana Astra"))
            .subject("RUS2183");

    assertThat(subject.names())
        .extracting(name -> name.name() + " " + name.kind() + " " + name.parts().size())
        .containsExactly(
            "Dana Star PRIMARY 1", "Dana Astra ALIAS 1", "Дана ALIAS 1", "Астра ALIAS 1");
  }

  @Test
  void shippingSanctionsAreTheMeasuresThatTheOtherInformationSays() {
    String wording = "Shipping sanctions: (see 'Other information')";
    Read read =
        one(
            "Ship",
            "<SanctionsImposed>"
                + wording
                + "|"
                + wording
                + "</SanctionsImposed><OtherInformation>Shipping sanctions: a specified ship is"
                + " prohibited from being provided with access to a port in the UK, may have its"
                + " registration on the UK Ship Register terminated, and a master of a specified"
                + " ship may be given a port barring direction, a detention direction, and a"
                + " movement direction. Registered in Gabon, seen in port.</OtherInformation>");

    assertThat(read.content("RUS2183").measures())
        .extracting(measure -> measure.kind() + " " + measure.scope())
        .containsExactly(
            "PORT_ENTRY_BAN a specified ship is prohibited from being provided with access to a"
                + " port in the UK",
            "FLAG_DEREGISTRATION may have its registration on the UK Ship Register terminated",
            "OTHER a master of a specified ship may be given a port barring direction, a detention"
                + " direction, a movement direction");
    assertThat(
            one("Ship", "<SanctionsImposed>" + wording + "</SanctionsImposed>")
                .content("RUS2183")
                .measures())
        .extracting(measure -> measure.kind() + " " + measure.scope())
        .containsExactly("PORT_ENTRY_BAN " + wording);
  }

  @Test
  void everyWordOfTheListForAMeasureIsKnownAndAnyOtherIsWarnedOf() {
    Read read =
        one(
            "Ship",
            "<SanctionsImposed>De-flag|Prohibition of port entry|Prevention of chartering of ships"
                + "|Prevention of business arrangements|Closure of representative offices"
                + "</SanctionsImposed>");

    assertThat(read.content("RUS2183").measures())
        .extracting(Measure::kind)
        .extracting(Enum::name)
        .containsExactly(
            "FLAG_DEREGISTRATION", "PORT_ENTRY_BAN", "SERVICES_BAN", "INVESTMENT_BAN", "OTHER");
    assertThat(read.warnings).isEmpty();
    assertThat(one("Ship", "<SanctionsImposed>Ban of paint</SanctionsImposed>").warnings)
        .anyMatch(warning -> warning.contains("'Ban of paint' is a measure that is not known yet"));
  }

  @Test
  void aMeasureThatWasAddedLaterBeginsLater() {
    Read read =
        one(
            "Individual",
            """
            <SanctionsImposed>Asset freeze|Travel Ban|Trust Services Sanctions|Director Disqualification Sanction</SanctionsImposed>
            <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><Deflag>false</Deflag>
            <TrustServicesSanctions>true</TrustServicesSanctions></SanctionsImposedIndicators>
            <OtherInformation>(UK Sanctions List Ref):RUS2183. The Director Disqualification
            Sanction was imposed on 09/04/2025.</OtherInformation>
            """);

    assertThat(read.content("RUS2183").measures())
        .extracting(measure -> measure.kind() + " " + measure.scope() + " " + measure.startDate())
        .containsExactly(
            "ASSET_FREEZE null null",
            "TRAVEL_BAN null null",
            "SERVICES_BAN Trust Services Sanctions null",
            "DIRECTOR_DISQUALIFICATION null 2025-04-09");
    assertThat(read.unknown).isEmpty();
  }

  @Test
  void flagsForMeasuresAreEnoughWhereTheirWordsAreMissing() {
    assertThat(
            one(
                    "Ship",
                    """
                    <SanctionsImposedIndicators><AssetFreeze>false</AssetFreeze>
                    <ProhibitionOfPortEntry>true</ProhibitionOfPortEntry></SanctionsImposedIndicators>
                    """)
                .content("RUS2183")
                .measures())
        .extracting(Measure::kind)
        .containsExactly(org.lockstep.designation.content.MeasureKind.PORT_ENTRY_BAN);
  }

  @Test
  void aDesignationWithoutMeasuresIsReadAndWarnedOf() {
    Read read = one("Entity", "");

    assertThat(read.content("RUS2183").measures())
        .extracting(Measure::scope)
        .containsExactly("SanctionsImposed is not stated");
    assertThat(read.warnings).anyMatch(warning -> warning.contains("states no measure"));
  }

  @Test
  void everyRegimeOfTheListHasItsRegulations() {
    Read read =
        read(
            designation("DPR0289", "Entity", "")
                .replace(
                    RUSSIA,
                    "The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations"
                        + " 2019"));

    assertThat(read.content("DPR0289").programmes()).containsExactly("GB-DPRK");
    assertThat(read.warnings).noneMatch(warning -> warning.contains("not known yet"));
  }

  @Test
  void refusesWhatHasNoIdTheSameIdTwiceOrAnotherKindOfSubject() {
    assertThatThrownBy(() -> read("<Designation><OFSIGroupID>1</OFSIGroupID></Designation>"))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("line 4 has no UniqueID");
    String one = designation("RUS2183", "Ship", "");
    assertThatThrownBy(() -> read(one + one))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("have the same UniqueID RUS2183");
    assertThatThrownBy(() -> one("Aircraft", ""))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("'Aircraft'");
    assertThatThrownBy(
            () -> Read.with(new UkXmlReader(), "gb-uksl", Read.file("a.xml", "<export/>")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("begins with <export>");
  }

  @Test
  void theDateOfTheEditionMayBeAnAttribute() {
    Read read =
        Read.with(
            new UkXmlReader(),
            "gb-uksl",
            Read.file("a.xml", "<Designations DateGenerated='2026-04-29T10:00:00'/>"));

    assertThat(read.edition).isEqualTo(LocalDate.parse("2026-04-29"));
    assertThat(new UkXmlReader().reads(List.of(Read.file("a", "<Designations/>")))).isTrue();
  }
}
