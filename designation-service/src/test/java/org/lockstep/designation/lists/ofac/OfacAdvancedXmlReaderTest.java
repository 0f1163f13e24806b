package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.CraftDetails;
import org.lockstep.designation.content.Gender;
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
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.Detail;

class OfacAdvancedXmlReaderTest {
  private static final String PERSON_DOCUMENT =
      """
      <IDRegDocument ID="501" IDRegDocTypeID="1571" IdentityID="9001" IssuedBy-CountryID="11"
          ValidityID="2"><Comment/><IDRegistrationNo>750001</IDRegistrationNo>
        <DocumentDate IDRegDocDateTypeID="1481">%s</DocumentDate></IDRegDocument>
      """
          .formatted(period("2026-09-18", "2026-09-18", false));

  private static final String VALUES =
      """
      <ReferenceValueSets>
        <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType>
          <AliasType ID="1403">Name</AliasType></AliasTypeValues>
        <CountryValues><Country ID="11" ISO2="RU">Russia</Country>
          <Country ID="12" ISO2="KP">Korea, North</Country></CountryValues>
        <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference>
          <DetailReference ID="704">General Cargo</DetailReference></DetailReferenceValues>
        <DocNameStatusValues><DocNameStatus ID="1">Primary Latin</DocNameStatus>
          <DocNameStatus ID="2">Others</DocNameStatus></DocNameStatusValues>
        <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType>
          <FeatureType ID="2">VESSEL TYPE</FeatureType><FeatureType ID="9">Place of Birth</FeatureType>
          <FeatureType ID="10">Nationality Country</FeatureType>
          <FeatureType ID="25">Location</FeatureType><FeatureType ID="224">Gender</FeatureType>
          <FeatureType ID="999">Shoe Size</FeatureType></FeatureTypeValues>
        <IDRegDocDateTypeValues><IDRegDocDateType ID="1480">Issue Date</IDRegDocDateType>
          <IDRegDocDateType ID="1481">Expiration Date</IDRegDocDateType></IDRegDocDateTypeValues>
        <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType>
          <IDRegDocType ID="1626">Vessel Registration Identification</IDRegDocType></IDRegDocTypeValues>
        <LegalBasisValues><LegalBasis ID="92049">Executive Order 14024 (Russia)</LegalBasis>
        </LegalBasisValues>
        <ListValues><List ID="1550">SDN List</List>
          <List ID="91512">Consolidated List</List></ListValues>
        <LocPartTypeValues><LocPartType ID="1">Unknown</LocPartType>
          <LocPartType ID="1450">REGION</LocPartType><LocPartType ID="1454">CITY</LocPartType>
        </LocPartTypeValues>
        <AreaCodeValues><AreaCode ID="91291" CountryID="91291" Description="undetermined"
          AreaCodeTypeID="1"/></AreaCodeValues>
        <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType>
          <NamePartType ID="1521">First Name</NamePartType>
          <NamePartType ID="1525">Entity Name</NamePartType>
          <NamePartType ID="1526">Vessel Name</NamePartType></NamePartTypeValues>
        <PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType>
          <PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
          <PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
        <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType>
          <PartyType ID="4">Transport</PartyType></PartyTypeValues>
        <RelationQualityValues><RelationQuality ID="1">Unknown</RelationQuality></RelationQualityValues>
        <RelationTypeValues><RelationType ID="15003">Owned or Controlled By</RelationType>
        </RelationTypeValues>
        <ReliabilityValues><Reliability ID="1">Unknown</Reliability>
          <Reliability ID="1560">Confirmed</Reliability></ReliabilityValues>
        <SanctionsTypeValues><SanctionsType ID="1705">Block</SanctionsType>
          <SanctionsType ID="91505">13662 Sectoral Directive 1</SanctionsType>
          <SanctionsType ID="1">Program</SanctionsType></SanctionsTypeValues>
        <ScriptValues><Script ID="215" ScriptCode="Latin">Latin</Script>
          <Script ID="220" ScriptCode="Cyrl">Cyrillic</Script>
          <Script ID="287" ScriptCode="Korean">Korean</Script></ScriptValues>
        <ValidityValues><Validity ID="1">Valid</Validity><Validity ID="2">Fraudulent</Validity>
        </ValidityValues>
      </ReferenceValueSets>
      <Locations>
        <Location ID="55512"><LocationCountry CountryID="11" CountryRelevanceID="1413"/>
          <LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Comment/>
            <Value>Moscow</Value></LocationPartValue></LocationPart></Location>
        <Location ID="7"><LocationCountry CountryID="12" CountryRelevanceID="1413"/></Location>
        <Location ID="8"><LocationPart LocPartTypeID="1"><LocationPartValue Primary="true"><Comment/>
          <Value>Russia</Value></LocationPartValue></LocationPart></Location>
        <Location ID="9"><LocationAreaCode AreaCodeID="91291"/>
          <LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Comment/>
            <Value>Jabaliya</Value></LocationPartValue></LocationPart>
          <LocationPart LocPartTypeID="1450"><LocationPartValue Primary="true"><Comment/>
            <Value>Gaza</Value></LocationPartValue></LocationPart></Location>
        <Location ID="10"><LocationAreaCode AreaCodeID="91291"/></Location>
      </Locations>
      <IDRegDocuments>
        %s
        <IDRegDocument ID="502" IDRegDocTypeID="1626" IdentityID="9002" ValidityID="1"><Comment/>
          <IDRegistrationNo>IMO 8517839</IDRegistrationNo></IDRegDocument>
      </IDRegDocuments>
      """
          .formatted(PERSON_DOCUMENT);

  private static final String PERSON =
      party(
          "43114",
          "4",
          "9001",
          alias(
                  "1403",
                  true,
                  false,
                  documented("71", "1", "215", "1=Mikheychik", "2=Vladimir"),
                  documented("72", "2", "220", "1=Михейчик", "2=Владимир"),
                  documented("73", "2", "287", "1=미헤이치크", "2=블라디미르"))
              + alias("1400", false, true, documented("74", "2", "215", "2=Vova")),
          feature("81", "8", period("1970-05-16", "1970-05-16", false))
              + feature("82", "8", period("1969-01-01", "1969-12-31", true))
              + feature("83", "8", period("1968-01-01", "1970-12-31", false))
              + feature(
                  "84", "224", "<VersionDetail DetailTypeID=\"1431\" DetailReferenceID=\"91526\"/>")
              + feature(
                  "85", "9", "<VersionDetail DetailTypeID=\"1432\">Moscow, Russia</VersionDetail>")
              + feature("86", "10", "<VersionLocation LocationID=\"7\"/>")
              + feature("87", "25", "<VersionLocation LocationID=\"55512\"/>"));

  private static final String VESSEL =
      party(
          "46773",
          "1",
          "9002",
          alias("1403", true, false, documented("75", "1", "215", "4=MARIA")),
          feature("88", "2", "<VersionDetail DetailTypeID=\"1431\" DetailReferenceID=\"704\"/>"));

  private static final String COMPANY =
      party(
          "46769",
          "3",
          "9003",
          alias("1403", true, false, documented("76", "1", "215", "3=AZIA SHIPPING COMPANY")),
          "");

  private static final String OWNED =
      """
      <ProfileRelationship ID="1" From-ProfileID="46773" To-ProfileID="46769"
        RelationTypeID="15003" RelationQualityID="1" Former="true" SanctionsEntryID="46773">
        <Comment/></ProfileRelationship>
      """;

  private static final String LOCATION =
      """
      <Location ID="%1$d"><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true">
      <Value>Town %1$d</Value></LocationPartValue></LocationPart></Location>
      """;

  private static final String DOCUMENT =
      """
      <IDRegDocument ID="%1$d" IDRegDocTypeID="1571" IdentityID="%1$d" ValidityID="1">
      <IDRegistrationNo>P%1$d</IDRegistrationNo></IDRegDocument>
      """;

  private static final String OWNED_BY_THE_FIRST =
      """
      <ProfileRelationship ID="%1$d" From-ProfileID="%1$d" To-ProfileID="1000"
        RelationTypeID="15003" RelationQualityID="1" Former="false"/>
      """;

  @Test
  void theDateOfIssueIsTheEdition() {
    assertThat(read("us-sdn", PERSON).edition).isEqualTo(LocalDate.of(2024, 5, 24));
    assertThat(new OfacAdvancedXmlReader().reads(List.of(Read.file("a.xml", list(PERSON, "")))))
        .isTrue();
  }

  @Test
  void aPartyHasTheNumberOfTheOtherFormats() {
    Read read = read("us-sdn", PERSON, VESSEL, COMPANY);

    assertThat(read.entries)
        .extracting(entry -> entry.key(), entry -> entry.content().authorityId())
        .containsExactly(tuple("43114", "43114"), tuple("46773", "46773"), tuple("46769", "46769"));
    assertThat(read.entries)
        .extracting(entry -> entry.content().listingRecord().subjectType())
        .containsExactly(SubjectType.PERSON, SubjectType.VESSEL, SubjectType.ORGANIZATION);
    assertThat(read.warnings).isEmpty();
    assertThat(read.unknown).isEmpty();
    assertThat(read.subject("43114").extras()).isEmpty();
  }

  @Test
  void namesAreInTheirScripts() {
    assertThat(read("us-sdn", PERSON).subject("43114").names())
        .extracting(Name::name, Name::kind, Name::strength, Name::script)
        .containsExactly(
            tuple("MIKHEYCHIK, Vladimir", Name.Kind.PRIMARY, Name.Strength.STRONG, "Latn"),
            tuple("Михейчик, Владимир", Name.Kind.ALIAS, Name.Strength.STRONG, "Cyrl"),
            tuple("미헤이치크블라디미르", Name.Kind.ALIAS, Name.Strength.STRONG, "Hang"),
            tuple("Vova", Name.Kind.ALIAS, Name.Strength.WEAK, "Latn"));
    assertThat(read("us-sdn", PERSON).subject("43114").names().get(0).parts())
        .containsExactly(
            new LabelledValue("lastName", "Mikheychik"),
            new LabelledValue("firstName", "Vladimir"));
  }

  @Test
  void theIdsOfNamesAreNotThoseOfTheOtherFormats() {
    assertThat(read("us-sdn", PERSON).subject("43114").names())
        .extracting(Name::publishedId)
        .containsOnlyNulls();
    assertThat(new OfacAdvancedXmlReader().cannotSay()).contains(Detail.PUBLISHED_IDS);
  }

  @Test
  void allOfAYearIsTheYear() {
    assertThat(read("us-sdn", PERSON).subject("43114").dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BIRTH)
        .extracting(
            StatedDate::precision, StatedDate::from, StatedDate::to, StatedDate::publishedId)
        .containsExactly(
            tuple(StatedDate.Precision.EXACT, "1970-05-16", null, "81"),
            tuple(StatedDate.Precision.CIRCA, "1969", null, "82"),
            tuple(StatedDate.Precision.RANGE, "1968", "1970", "83"));
  }

  @Test
  void datesAreInTheWordsOfTheOtherFormats() {
    assertThat(wording("1970-05-16", "1970-05-16", false)).isEqualTo("16 May 1970");
    assertThat(wording("1970-05-01", "1970-05-31", false)).isEqualTo("May 1970");
    assertThat(wording("1969-01-01", "1969-12-31", true)).isEqualTo("circa 1969");
    assertThat(wording("1968-01-01", "1970-12-31", false)).isEqualTo("1968 to 1970");
    assertThat(wording("1999-12-01", "2000-01-31", false)).isEqualTo("Dec 1999 to Jan 2000");
    assertThat(wording("1999-12-02", "2000-01-31", false)).isEqualTo("02 Dec 1999 to 31 Jan 2000");
  }

  @Test
  void datesThatDoNotFitTogetherStayAsTheyAre() {
    Read read =
        read(
            "us-sdn",
            PERSON.replace(
                feature("81", "8", period("1970-05-16", "1970-05-16", false)),
                feature("81", "8", period("1971-01-01", "1970-05-16", false))));

    assertThat(read.subject("43114").dates())
        .extracting(StatedDate::precision, StatedDate::asPublished)
        .contains(tuple(StatedDate.Precision.UNKNOWN, "01 Jan 1971 to 16 May 1970"));
  }

  @Test
  void aDocumentThatIsIssuedInACountryIsOfThatCountry() {
    String inRussia =
        PERSON_DOCUMENT.replace("IssuedBy-CountryID=\"11\"", "IssuedIn-LocationID=\"8\"");
    String inMoscow =
        PERSON_DOCUMENT.replace(
            "IssuedBy-CountryID", "IssuedIn-LocationID=\"55512\" IssuedBy-CountryID");

    assertThat(withDocument(inRussia).identifiers())
        .extracting(Identifier::country, Identifier::note)
        .containsExactly(tuple("RU", "Fraudulent"));
    assertThat(withDocument(inMoscow).identifiers())
        .extracting(Identifier::country, Identifier::note)
        .containsExactly(tuple("RU", "Fraudulent; issued in Moscow, Russia"));
  }

  private static ListingRecord withDocument(String document) {
    String file = list(PERSON, entry("43114", "1550", "1705", "RUSSIA-EO14024"));
    Read read =
        Read.with(
            new OfacAdvancedXmlReader(),
            "us-sdn",
            Read.file("a.xml", file.replace(PERSON_DOCUMENT, document)));
    assertThat(read.unknown).isEmpty();
    return read.subject("43114");
  }

  @Test
  void whatTheSchemaHasAndNobodyUsesIsKnown() {
    String file =
        list(PERSON, entry("43114", "1550", "1705", "RUSSIA-EO14024"))
            .replace(
                "<EntryEvent ",
                "<LimitationsToListing>not before May</LimitationsToListing><EntryEvent ")
            .replace(
                "</SanctionsEntry>",
                "<SupportingInfo ID=\"1\" SupInfoTypeID=\"1\"><Text>see annex</Text>"
                    + "<DirectURL>http://a.b</DirectURL></SupportingInfo></SanctionsEntry>")
            .replace(
                "</Profile>",
                "<ExternalReference ExRefTypeID=\"1\"><ExRefValue>QDi.1</ExRefValue>"
                    + "<SubLink TargetTypeID=\"1\"><Description>d</Description></SubLink>"
                    + "</ExternalReference></Profile>")
            .replace("<Alias ", "<Alias DeltaAction=\"None\" ")
            .replace("<IDRegDocument ", "<IDRegDocument DeltaAction=\"None\" ");

    Read read = Read.with(new OfacAdvancedXmlReader(), "us-sdn", Read.file("a.xml", file));

    assertThat(read.unknown).isEmpty();
    assertThat(read.subject("43114").extras())
        .extracting(LabelledValue::value)
        .contains("not before May", "see annex", "http://a.b", "QDi.1", "d");
  }

  @Test
  void whatTheSchemaHasNotIsNews() {
    String file =
        list(PERSON, entry("43114", "1550", "1705", "RUSSIA-EO14024"))
            .replace("<EntryEvent ", "<Weather>fair</Weather><EntryEvent ")
            .replace("<Alias ", "<Alias Colour=\"red\" ");

    Read read = Read.with(new OfacAdvancedXmlReader(), "us-sdn", Read.file("a.xml", file));

    assertThat(read.unknown).contains("Weather", "Profile/Identity/Alias@Colour");
  }

  @Test
  void whatHasChangedSinceAnotherVersionIsNoEdition() {
    String file = list(PERSON, "").replace("Version=\"3\"", "Version=\"3\" DeltaBaseVersion=\"2\"");

    assertThatThrownBy(
            () -> Read.with(new OfacAdvancedXmlReader(), "us-sdn", Read.file("a.xml", file)))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("only what changed");
  }

  @Test
  void aRegionMayStandForACountry() {
    String gaza =
        party(
            "1",
            "3",
            "1",
            alias("1403", true, false, documented("1", "1", "215", "3=Ibex Shipping Inc")),
            feature("1", "25", "<VersionLocation LocationID=\"9\"/>")
                + feature("2", "25", "<VersionLocation LocationID=\"10\"/>"));

    ListingRecord company = read("us-sdn", gaza).subject("1");

    assertThat(company.caption()).isEqualTo("IBEX SHIPPING INC");
    assertThat(company.addresses())
        .extracting(Address::full, Address::country)
        .containsExactly(tuple("Jabaliya, Region: Gaza", null));
  }

  @Test
  void whatOtherSectionsSayIsPutTogether() {
    ListingRecord person = read("us-sdn", PERSON).subject("43114");

    assertThat(person.gender()).isEqualTo(Gender.MALE);
    assertThat(person.countryTies())
        .extracting(CountryTie::kind, CountryTie::country)
        .containsExactly(tuple(CountryTie.Kind.NATIONALITY, "KP"));
    assertThat(person.addresses())
        .extracting(Address::full, Address::country, Address::publishedId)
        .containsExactly(tuple("Moscow, Russia", "RU", "55512"));
    assertThat(person.birthPlaces()).extracting(Address::country).containsExactly("RU");
    assertThat(person.identifiers())
        .extracting(
            Identifier::scheme,
            Identifier::value,
            Identifier::country,
            Identifier::expiryDate,
            Identifier::note)
        .containsExactly(
            tuple(Identifier.Scheme.PASSPORT_NUMBER, "750001", "RU", "2026-09-18", "Fraudulent"));
  }

  @Test
  void aVesselHasItsTypeAndNumber() {
    ListingRecord vessel = read("us-sdn", VESSEL, COMPANY).subject("46773");

    assertThat(vessel.craft()).isEqualTo(new CraftDetails("General Cargo", null, null, null, null));
    assertThat(vessel.identifiers())
        .extracting(Identifier::scheme, Identifier::value)
        .containsExactly(tuple(Identifier.Scheme.IMO_NUMBER, "8517839"));
  }

  @Test
  void theOwnedPointsToItsOwner() {
    Read read = read("us-sdn", VESSEL, COMPANY);

    assertThat(read.subject("46773").relationships())
        .extracting(
            Relationship::kind,
            Relationship::name,
            Relationship::asPublished,
            Relationship::authorityId,
            Relationship::former)
        .containsExactly(
            tuple(
                Relationship.Kind.OWNER,
                "AZIA SHIPPING COMPANY",
                "Owned or Controlled By",
                "46769",
                true));
    assertThat(read.subject("46769").relationships()).isEmpty();
  }

  @Test
  void anOwnerThatIsNotInTheFileHasItsNumberAlone() {
    Read read = read("us-sdn", VESSEL);

    assertThat(read.subject("46773").relationships())
        .extracting(Relationship::name, Relationship::authorityId)
        .containsExactly(tuple("46769", "46769"));
    assertThat(read.warnings).hasSize(1);
  }

  @Test
  void theEntryEventIsTheListingDate() {
    var content = read("us-sdn", PERSON).content("43114");

    assertThat(content.listingDate()).isEqualTo(LocalDate.of(2023, 12, 12));
    assertThat(content.programmes()).containsExactly("US-RUSSIA-EO14024");
    assertThat(content.measures())
        .extracting(Measure::kind, Measure::instrument)
        .containsExactly(tuple(MeasureKind.ASSET_FREEZE, "US-EO14024"));
    assertThat(content.listingRecord().dates())
        .extracting(StatedDate::note)
        .contains("Listed; Executive Order 14024 (Russia)");
  }

  @Test
  void eachListTakesItsOwnParties() {
    String file =
        list(
            PERSON + COMPANY,
            entry("43114", "1550", "1705", "RUSSIA-EO14024")
                + entry("46769", "91512", "91505", "UKRAINE-EO13662"));

    Read sdn = Read.with(new OfacAdvancedXmlReader(), "us-sdn", Read.file("a.xml", file));
    Read others =
        Read.with(new OfacAdvancedXmlReader(), "us-consolidated", Read.file("a.xml", file));

    assertThat(sdn.entries).extracting(entry -> entry.key()).containsExactly("43114");
    assertThat(sdn.warnings).hasSize(1);
    assertThat(others.entries).extracting(entry -> entry.key()).containsExactly("46769");
    assertThat(others.content("46769").measures())
        .extracting(Measure::kind, Measure::instrument, Measure::scope)
        .containsExactly(
            tuple(MeasureKind.INVESTMENT_BAN, "US-EO13662", "13662 Sectoral Directive 1"));
  }

  @Test
  void theOriginalHasTheRecordsOfAllSections() {
    assertThat(read("us-sdn", PERSON).entry("43114").original())
        .extracting(piece -> piece.text().substring(1, piece.text().indexOf(' ')))
        .containsExactlyInAnyOrder(
            "DistinctParty", "IDRegDocument", "Location", "Location", "SanctionsEntry");
  }

  @Test
  void aNewKindOfFeatureIsTold() {
    Read read =
        read(
            "us-sdn",
            party(
                "1",
                "3",
                "1",
                alias("1403", true, false, documented("1", "1", "215", "3=IBEX SHIPPING INC")),
                feature("1", "999", "<VersionDetail DetailTypeID=\"1432\">45</VersionDetail>")));

    assertThat(read.unknown).containsExactly("FeatureType Shoe Size");
    assertThat(read.subject("1").extras()).containsExactly(new LabelledValue("Shoe Size", "45"));
  }

  @Test
  void thePartyTwiceIsRefused() {
    assertThatThrownBy(() -> read("us-sdn", PERSON, PERSON))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("43114");
  }

  @Test
  void joinsManyMorePartiesThanAreReadAtATime() {
    StringBuilder parties = new StringBuilder();
    StringBuilder entries = new StringBuilder();
    for (int i = 1000; i < 1450; i++) {
      String features = feature("1" + i, "25", "<VersionLocation LocationID=\"%d\"/>".formatted(i));
      String name = alias("1403", true, false, documented("1", "1", "215", "3=COMPANY " + i));
      parties.append(party(i + "", "3", i + "", name, features));
      entries.append(entry(i + "", "1550", "1705", "RUSSIA-EO14024"));
    }
    String file =
        list(parties.toString(), entries.toString())
            .replace("<Locations>", "<Locations>" + repeated(LOCATION, 1000, 1450))
            .replace("<IDRegDocuments>", "<IDRegDocuments>" + repeated(DOCUMENT, 1000, 1450))
            .replace(
                "<ProfileRelationships>",
                "<ProfileRelationships>" + repeated(OWNED_BY_THE_FIRST, 1001, 1450));

    Read read = Read.with(new OfacAdvancedXmlReader(), "us-sdn", Read.file("a.xml", file));

    assertThat(read.entries).hasSize(450);
    assertThat(read.warnings).isEmpty();
    for (int i = 1000; i < 1450; i++) {
      ListingRecord company = read.subject(i + "");
      assertThat(company.addresses()).extracting(Address::full).containsExactly("Town " + i);
      assertThat(company.identifiers()).extracting(Identifier::value).containsExactly("P" + i);
      assertThat(company.relationships())
          .extracting(Relationship::name)
          .isEqualTo(i == 1000 ? List.of() : List.of("COMPANY 1000"));
    }
  }

  @Test
  void anEventWithoutAWholeDayIsNotLost() {
    String file =
        list(COMPANY, entry("46769", "1550", "1705", "RUSSIA-EO14024"))
            .replace("<Month>12</Month><Day>12</Day>", "");

    Read read = Read.with(new OfacAdvancedXmlReader(), "us-sdn", Read.file("a.xml", file));

    assertThat(read.content("46769").listingDate()).isNull();
    assertThat(read.subject("46769").extras())
        .contains(new LabelledValue("EntryEvent@LegalBasisID", "92049"));
  }

  private static Read read(String source, String... parties) {
    StringBuilder entries = new StringBuilder();
    for (String id : List.of("43114", "46773", "46769", "1")) {
      if (String.join("", parties).contains("FixedRef=\"" + id + "\"")) {
        entries.append(entry(id, "1550", "1705", "RUSSIA-EO14024"));
      }
    }
    return Read.with(
        new OfacAdvancedXmlReader(),
        source,
        Read.file("sdn_advanced.xml", list(String.join("", parties), entries.toString())));
  }

  private static String list(String parties, String entries) {
    return """
        <?xml version="1.0" encoding="utf-8" standalone="yes"?>
        <Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3">
        <DateOfIssue CalendarTypeID="1"><Year>2024</Year><Month>5</Month><Day>24</Day></DateOfIssue>
        %s<DistinctParties>%s</DistinctParties><ProfileRelationships>%s</ProfileRelationships>
        <SanctionsEntries>%s</SanctionsEntries></Sanctions>
        """
        .formatted(VALUES, parties, parties.contains("\"46773\"") ? OWNED : "", entries);
  }

  private static String repeated(String record, int from, int to) {
    return IntStream.range(from, to).mapToObj(record::formatted).collect(Collectors.joining());
  }

  private static String entry(String profile, String list, String measure, String programme) {
    return """
        <SanctionsEntry ID="%1$s" ProfileID="%1$s" ListID="%2$s">
        <EntryEvent ID="%1$s" EntryEventTypeID="1" LegalBasisID="92049"><Comment/>
        <Date CalendarTypeID="1"><Year>2023</Year><Month>12</Month><Day>12</Day></Date></EntryEvent>
        <SanctionsMeasure ID="1" SanctionsTypeID="%3$s"><DatePeriod CalendarTypeID="1"
          YearFixed="true" MonthFixed="true" DayFixed="true"/></SanctionsMeasure>
        <SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>%4$s</Comment></SanctionsMeasure>
        </SanctionsEntry>
        """
        .formatted(profile, list, measure, programme);
  }

  private static String party(
      String id, String subtype, String identity, String aliases, String features) {
    return """
        <DistinctParty FixedRef="%1$s"><Comment/><Profile ID="%1$s" PartySubTypeID="%2$s">
        <Identity ID="%3$s" FixedRef="%1$s" Primary="true" False="false">%4$s
        <NamePartGroups>
        <MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup>
        <MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup>
        <MasterNamePartGroup><NamePartGroup ID="3" NamePartTypeID="1525"/></MasterNamePartGroup>
        <MasterNamePartGroup><NamePartGroup ID="4" NamePartTypeID="1526"/></MasterNamePartGroup>
        </NamePartGroups></Identity>%5$s</Profile></DistinctParty>
        """
        .formatted(id, subtype, identity, aliases, features);
  }

  private static String alias(String type, boolean primary, boolean weak, String... names) {
    return "<Alias FixedRef=\"1\" AliasTypeID=\"%s\" Primary=\"%s\" LowQuality=\"%s\">%s</Alias>"
        .formatted(type, primary, weak, String.join("", names));
  }

  /** Parts are written as the id of their group, an equals sign and the text. */
  private static String documented(String id, String status, String script, String... parts) {
    StringBuilder values = new StringBuilder();
    for (String part : parts) {
      values.append(
          """
          <DocumentedNamePart><NamePartValue NamePartGroupID="%s" ScriptID="%s" ScriptStatusID="1"
            Acronym="false">%s</NamePartValue></DocumentedNamePart>
          """
              .formatted(part.substring(0, 1), script, part.substring(2)));
    }
    return "<DocumentedName ID=\"%s\" FixedRef=\"1\" DocNameStatusID=\"%s\">%s</DocumentedName>"
        .formatted(id, status, values);
  }

  private static String feature(String id, String type, String version) {
    return """
        <Feature ID="%1$s" FeatureTypeID="%2$s"><FeatureVersion ID="9%1$s" ReliabilityID="1"><Comment/>
        %3$s</FeatureVersion><IdentityReference IdentityID="1" IdentityFeatureLinkTypeID="1"/></Feature>
        """
        .formatted(id, type, version);
  }

  private static String period(String from, String to, boolean approximate) {
    String start = bound(from);
    String end = bound(to);
    return """
        <DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">
        <Start Approximate="%1$s"><From>%2$s</From><To>%2$s</To></Start>
        <End Approximate="%1$s"><From>%3$s</From><To>%3$s</To></End></DatePeriod>
        """
        .formatted(approximate, start, end);
  }

  /** How a birth date is published, or its year where that is all. */
  private static String wording(String from, String to, boolean approximate) {
    Read read =
        read(
            "us-sdn",
            PERSON.replace(
                feature("81", "8", period("1970-05-16", "1970-05-16", false)),
                feature("81", "8", period(from, to, approximate))));
    return read.subject("43114").dates().stream()
        .filter(date -> "81".equals(date.publishedId()))
        .map(StatedDate::asPublished)
        .findFirst()
        .orElseThrow();
  }

  private static String bound(String iso) {
    LocalDate day = LocalDate.parse(iso);
    return "<Year>%d</Year><Month>%d</Month><Day>%d</Day>"
        .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
