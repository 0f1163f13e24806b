package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.EntryContent;
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
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class OfacEnhancedXmlReaderTest {
  private static final String PERSON =
      """
      <entity id="43114">
        <generalInfo><identityId>9001</identityId><entityType refId="600">Individual</entityType>
          <livingStatus refId="1">Deceased</livingStatus><remarks>arrested 23 Apr 2002</remarks>
          <title>Colonel; General Director</title></generalInfo>
        <sanctionsLists>
          <sanctionsList refId="1550" id="11" datePublished="2023-12-12">SDN List</sanctionsList>
        </sanctionsLists>
        <sanctionsPrograms><sanctionsProgram refId="1" id="12">RUSSIA-EO14024</sanctionsProgram>
          <sanctionsProgram refId="2" id="13">DPRK2</sanctionsProgram></sanctionsPrograms>
        <sanctionsTypes><sanctionsType refId="1705" id="14">Block</sanctionsType></sanctionsTypes>
        <legalAuthorities>
          <legalAuthority refId="92049" id="15">Executive Order 14024 (Russia)</legalAuthority>
          <legalAuthority refId="92050" id="16">Executive Order 13687 (DPRK)</legalAuthority>
        </legalAuthorities>
        <names>
          <name id="21"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
            <translation id="31"><isPrimary>false</isPrimary><script refId="220">Cyrillic</script>
              <formattedFirstName>Владимир</formattedFirstName>
              <formattedLastName>МИХЕЙЧИК</formattedLastName>
              <formattedFullName>МИХЕЙЧИК, Владимир</formattedFullName>
              <nameParts><namePart id="41"><type refId="1520">Last Name</type>
                <value>Михейчик</value></namePart>
                <namePart id="42"><type refId="1521">First Name</type>
                <value>Владимир</value></namePart></nameParts></translation>
            <translation id="32"><isPrimary>true</isPrimary><script refId="215">Latin</script>
              <formattedFirstName>Vladimir Ilyich</formattedFirstName>
              <formattedLastName>MIKHEYCHIK</formattedLastName>
              <formattedFullName>MIKHEYCHIK, Vladimir Ilyich</formattedFullName>
              <nameParts><namePart id="43"><type refId="1520">Last Name</type>
                <value>Mikheychik</value></namePart>
                <namePart id="44"><type refId="1521">First Name</type>
                <value>Vladimir</value></namePart>
                <namePart id="45"><type refId="1522">Middle Name</type>
                <value>Ilyich</value></namePart></nameParts></translation>
          </translations></name>
          <name id="22"><isPrimary>false</isPrimary><aliasType refId="1401">F.K.A.</aliasType>
            <isLowQuality>false</isLowQuality><translations>
            <translation id="33"><isPrimary>true</isPrimary><script refId="215">Latin</script>
              <formattedFirstName>Vova</formattedFirstName>
              <formattedLastName>MIKHEYCHIK</formattedLastName>
              <formattedFullName>MIKHEYCHIK, Vova</formattedFullName></translation>
          </translations></name>
          <name id="23"><isPrimary>false</isPrimary><aliasType refId="1400">A.K.A.</aliasType>
            <isLowQuality>true</isLowQuality><translations>
            <translation id="34"><isPrimary>true</isPrimary><script refId="215">Latin</script>
              <formattedFirstName>the Fox</formattedFirstName>
              <formattedFullName>the Fox</formattedFullName>
              <nameParts><namePart id="46"><type refId="1528">Nickname</type>
                <value>the Fox</value></namePart></nameParts></translation>
          </translations></name>
        </names>
        <addresses>
          <address id="55512"><country refId="11">Russia</country><translations>
            <translation id="51"><isPrimary>true</isPrimary><script refId="215">Latin</script>
              <addressParts>
                <addressPart id="61"><type refId="1456">POSTAL CODE</type>
                  <value>119049</value></addressPart>
                <addressPart id="62"><type refId="1451">ADDRESS1</type>
                  <value>Leninskiy Prospekt 1</value></addressPart>
                <addressPart id="63"><type refId="1454">CITY</type><value>Moscow</value></addressPart>
              </addressParts></translation></translations></address>
          <address id="55513"><translations><translation id="52"><isPrimary>true</isPrimary>
            <script refId="215">Latin</script></translation></translations></address>
          <address id="55514"><country refId="12">Korea, North</country></address>
        </addresses>
        <features>
          <feature id="72"><type featureTypeId="8">Birthdate</type><versionId>1</versionId>
            <value>circa 1969</value><valueDate id="1"><fromDateBegin>1969-01-01</fromDateBegin>
              <fromDateEnd>1969-01-01</fromDateEnd><toDateBegin>1969-12-31</toDateBegin>
              <toDateEnd>1969-12-31</toDateEnd><isApproximate>true</isApproximate>
              <isDateRange>false</isDateRange></valueDate><isPrimary>false</isPrimary></feature>
          <feature id="71"><type featureTypeId="8">Birthdate</type><versionId>2</versionId>
            <value>16 May 1970</value><valueDate id="2"><fromDateBegin>1970-05-16</fromDateBegin>
              <fromDateEnd>1970-05-16</fromDateEnd><toDateBegin>1970-05-16</toDateBegin>
              <toDateEnd>1970-05-16</toDateEnd><isApproximate>false</isApproximate>
              <isDateRange>false</isDateRange></valueDate><isPrimary>true</isPrimary>
            <reliability refId="91479">Reported</reliability><comments>by himself</comments></feature>
          <feature id="73"><type featureTypeId="224">Gender</type><versionId>3</versionId>
            <value>Male</value><valueRefId>91526</valueRefId><isPrimary>true</isPrimary></feature>
          <feature id="74"><type featureTypeId="10">Nationality Country</type><versionId>4</versionId>
            <value>Korea, North</value><isPrimary>true</isPrimary></feature>
        </features>
        <identityDocuments>
          <identityDocument id="81"><type refId="1571">Passport</type>
            <name nameId="21" nameTranslationId="32">MIKHEYCHIK, Vladimir Ilyich</name>
            <documentNumber>750001</documentNumber><isValid>false</isValid>
            <issuingAuthority>FMS</issuingAuthority><issuingLocation>Kazan</issuingLocation>
            <issuingCountry refId="11">Russia</issuingCountry>
            <issueDate id="3"><fromDateBegin>2016-09-08</fromDateBegin>
              <fromDateEnd>2016-09-08</fromDateEnd><toDateBegin>2016-09-08</toDateBegin>
              <toDateEnd>2016-09-08</toDateEnd><isApproximate>false</isApproximate>
              <isDateRange>false</isDateRange></issueDate>
            <expirationDate id="4"><fromDateBegin>2026-09-01</fromDateBegin>
              <fromDateEnd>2026-09-01</fromDateEnd><toDateBegin>2026-09-30</toDateBegin>
              <toDateEnd>2026-09-30</toDateEnd><isApproximate>false</isApproximate>
              <isDateRange>false</isDateRange></expirationDate>
            <comments>lost</comments>
            <idFeatures><idFeature id="5" featureVersionId="6">blue cover</idFeature></idFeatures>
          </identityDocument>
        </identityDocuments>
        <relationships>
          <relationship id="91"><type refId="15002">Acting for or on behalf of</type>
            <relatedEntity entityId="43113">224TH FLIGHT UNIT</relatedEntity>
            <quality refId="1540">High</quality><comments>since 2019</comments></relationship>
        </relationships>
      </entity>
      """;

  private static final String COMPANY =
      """
      <entity id="17017">
        <generalInfo><identityId>9002</identityId><entityType refId="601">Entity</entityType>
          <remarks>(Linked To: VNESH BANK); All offices worldwide</remarks></generalInfo>
        <sanctionsLists>
          <sanctionsList refId="91507" id="17" datePublished="2014-07-16">Sectoral Sanctions
            Identifications List</sanctionsList>
          <sanctionsList refId="91512" id="18" datePublished="2014-10-10">Consolidated
            List</sanctionsList></sanctionsLists>
        <sanctionsPrograms><sanctionsProgram refId="3" id="19">UKRAINE-EO13662</sanctionsProgram>
        </sanctionsPrograms>
        <sanctionsTypes><sanctionsType refId="91505" id="20">13662 Sectoral Directive 1</sanctionsType>
        </sanctionsTypes>
        <names><name id="24"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality>
          <translations><translation id="35"><isPrimary>true</isPrimary>
            <script refId="215">Latin</script><formattedLastName>VNESH LEASING LLC</formattedLastName>
            <formattedFullName>VNESH LEASING LLC</formattedFullName></translation></translations>
          </name></names>
        <relationships><relationship id="92"><type refId="15003">Owned or Controlled By</type>
          <relatedEntity entityId="17018">VNESH BANK</relatedEntity></relationship></relationships>
      </entity>
      """;

  @Test
  void theDayOfTheDataIsTheEdition() {
    Read read = read("us-sdn", PERSON);

    assertThat(read.edition).isEqualTo(LocalDate.of(2026, 7, 27));
    assertThat(read.unknown).isEmpty();
    assertThat(read.warnings).isEmpty();
    assertThat(new OfacEnhancedXmlReader().cannotSay()).isEmpty();
  }

  @Test
  void onlyWholeListsInThisFormatAreRead() {
    OfacEnhancedXmlReader reader = new OfacEnhancedXmlReader();
    String delta =
        "<sanctionsData xmlns=\"https://www.treasury.gov/ofac/DeltaFile/1.0\"><entities/>";

    assertThat(reader.reads(List.of(Read.file("a.xml", list(PERSON))))).isTrue();
    assertThat(reader.reads(List.of(Read.file("a.xml", delta)))).isFalse();
    assertThat(reader.reads(List.of(Read.file("a.xml", "<sdnList>")))).isFalse();
    assertThatThrownBy(
            () ->
                read(
                    list(PERSON)
                        .replace(
                            "</filters>",
                            "<sanctionsPrograms><sanctionsProgram refId=\"1\">DPRK2"
                                + "</sanctionsProgram></sanctionsPrograms></filters>")))
        .isInstanceOfSatisfying(
            RefusedFileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORMAT))
        .hasMessageContaining("DPRK2");
  }

  @Test
  void datePublishedIsTheListingDate() {
    EntryContent content = read("us-sdn", PERSON).content("43114");

    assertThat(content.authorityId()).isEqualTo("43114");
    assertThat(content.listingDate()).isEqualTo(LocalDate.of(2023, 12, 12));
    assertThat(content.programmes()).containsExactly("US-RUSSIA-EO14024", "US-DPRK2");
    assertThat(content.measures())
        .extracting(Measure::kind, Measure::instrument)
        .containsExactly(
            tuple(MeasureKind.ASSET_FREEZE, "US-EO14024"),
            tuple(MeasureKind.ASSET_FREEZE, "US-EO13687"));
    assertThat(content.listingRecord().dates())
        .extracting(StatedDate::from, StatedDate::note)
        .contains(
            tuple("2023-12-12", "Listed; Executive Order 14024 (Russia)"),
            tuple("2023-12-12", "Listed; Executive Order 13687 (DPRK)"));
  }

  @Test
  void ofSeveralListsTheFirstCounts() {
    EntryContent content = read("us-consolidated", COMPANY).content("17017");

    assertThat(content.listingDate()).isEqualTo(LocalDate.of(2014, 7, 16));
    assertThat(content.listingRecord().dates())
        .extracting(StatedDate::from, StatedDate::note)
        .containsExactly(tuple("2014-07-16", "Listed"), tuple("2014-10-10", "Listed"));
    assertThat(content.measures())
        .extracting(Measure::kind, Measure::instrument, Measure::scope)
        .containsExactly(
            tuple(MeasureKind.INVESTMENT_BAN, "US-EO13662", "13662 Sectoral Directive 1"));
  }

  @Test
  void eachListTakesItsOwnEntities() {
    Read read = read("us-sdn", PERSON, COMPANY);

    assertThat(read.entries).extracting(entry -> entry.key()).containsExactly("43114");
    assertThat(read.warnings).hasSize(1);
    assertThat(read("us-consolidated", PERSON, COMPANY).entries)
        .extracting(entry -> entry.key())
        .containsExactly("17017");
  }

  @Test
  void namesAreInTheirScriptsTheLatinOneFirst() {
    assertThat(read("us-sdn", PERSON).subject("43114").names())
        .extracting(Name::name, Name::kind, Name::strength, Name::script, Name::publishedId)
        .containsExactly(
            tuple(
                "MIKHEYCHIK, Vladimir Ilyich",
                Name.Kind.PRIMARY,
                Name.Strength.STRONG,
                "Latn",
                null),
            tuple("Михейчик, Владимир", Name.Kind.ALIAS, Name.Strength.STRONG, "Cyrl", null),
            tuple("MIKHEYCHIK, Vova", Name.Kind.PREVIOUS, Name.Strength.STRONG, "Latn", "22"),
            tuple("the Fox", Name.Kind.ALIAS, Name.Strength.WEAK, "Latn", "23"));
    assertThat(read("us-sdn", PERSON).subject("43114").names().get(0).parts())
        .containsExactly(
            new LabelledValue("lastName", "Mikheychik"),
            new LabelledValue("firstName", "Vladimir"),
            new LabelledValue("middleName", "Ilyich"));
  }

  @Test
  void theMainOneOfSeveralFeaturesComesFirst() {
    ListingRecord person = read("us-sdn", PERSON).subject("43114");

    assertThat(person.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BIRTH)
        .extracting(
            StatedDate::precision, StatedDate::from, StatedDate::note, StatedDate::publishedId)
        .containsExactly(
            tuple(StatedDate.Precision.EXACT, "1970-05-16", "Reported; by himself", "71"),
            tuple(StatedDate.Precision.CIRCA, "1969", "alt.", "72"));
    assertThat(person.gender()).isEqualTo(Gender.MALE);
    assertThat(person.countryTies())
        .extracting(CountryTie::kind, CountryTie::country)
        .containsExactly(tuple(CountryTie.Kind.NATIONALITY, "KP"));
    assertThat(person.positions()).containsExactly("Colonel", "General Director");
    assertThat(person.remarks()).isEqualTo("arrested 23 Apr 2002");
    assertThat(person.extras()).containsExactly(new LabelledValue("livingStatus", "Deceased"));
  }

  @Test
  void aDateWhoseWordsCannotBeReadIsThatOfItsBounds() {
    Read read = read(list(PERSON.replace(">circa 1969<", ">about the year of the flood<")));

    assertThat(read.subject("43114").dates())
        .extracting(StatedDate::precision, StatedDate::from)
        .contains(tuple(StatedDate.Precision.CIRCA, "1969"));
  }

  @Test
  void anAddressMayBeACountryAloneOrNothing() {
    assertThat(read("us-sdn", PERSON).subject("43114").addresses())
        .extracting(Address::full, Address::country, Address::publishedId)
        .containsExactly(
            tuple("Leninskiy Prospekt 1, Moscow 119049, Russia", "RU", "55512"),
            tuple("Korea, North", "KP", "55514"));
  }

  @Test
  void aDocumentHasItsIssuerItsDatesAndWhatIsSaidOfIt() {
    assertThat(read("us-sdn", PERSON).subject("43114").identifiers())
        .extracting(
            Identifier::scheme,
            Identifier::value,
            Identifier::country,
            Identifier::issueDate,
            Identifier::expiryDate,
            Identifier::note,
            Identifier::publishedId)
        .containsExactly(
            tuple(
                Identifier.Scheme.PASSPORT_NUMBER,
                "750001",
                "RU",
                "2016-09-08",
                "2026-09",
                "Not valid; lost; issued by FMS; issued in Kazan; blue cover",
                "81"));
  }

  @Test
  void theOtherOfARelationshipIsNamedInTheRecord() {
    assertThat(read("us-sdn", PERSON).subject("43114").relationships())
        .extracting(
            Relationship::kind,
            Relationship::name,
            Relationship::asPublished,
            Relationship::authorityId)
        .containsExactly(
            tuple(
                Relationship.Kind.PRINCIPAL,
                "224TH FLIGHT UNIT",
                "Acting for or on behalf of; High; since 2019",
                "43113"));
  }

  @Test
  void whoIsRelatedNeedNotBeLinkedToOnceMore() {
    ListingRecord company = read("us-consolidated", COMPANY).subject("17017");

    assertThat(company.relationships())
        .extracting(Relationship::kind, Relationship::name)
        .containsExactly(tuple(Relationship.Kind.OWNER, "VNESH BANK"));
    assertThat(company.remarks()).isEqualTo("All offices worldwide");
  }

  @Test
  void whatIsNewInTheFormatIsTold() {
    Read read =
        read(
            list(
                PERSON
                    .replace(">Gender<", ">Shoe Size<")
                    .replace(">Passport<", ">Swimming Badge<")
                    .replace("<features>", "<weather>fair</weather><features>")
                    .replace("<entity id", "<entity colour=\"red\" id")));

    assertThat(read.unknown)
        .containsExactlyInAnyOrder(
            "feature Shoe Size", "identityDocument Swimming Badge", "weather", "@colour");
    assertThat(read.subject("43114").extras())
        .contains(
            new LabelledValue("Shoe Size", "Male"),
            new LabelledValue("Swimming Badge", "750001"),
            new LabelledValue("weather", "fair"));
  }

  @Test
  void anEntityThatSaysNextToNothingIsAnEntry() {
    String least =
        "<entity id=\"9\"><generalInfo><entityType>Aircraft</entityType></generalInfo><names><name>"
            + "<isPrimary>true</isPrimary><translations><translation>"
            + "<formattedFullName>EP-TST</formattedFullName></translation></translations></name>"
            + "</names></entity>";

    ListingRecord aircraft = read("us-sdn", least).subject("9");

    assertThat(aircraft.caption()).isEqualTo("EP-TST");
    assertThat(aircraft.subjectType()).isEqualTo(SubjectType.AIRCRAFT);
  }

  @Test
  void withoutIdOrNameOrTwiceItIsRefused() {
    assertRefused(list(PERSON.replace(" id=\"43114\"", "")), "has no id");
    assertRefused(list(COMPANY.replace("VNESH LEASING LLC", "")), "us-consolidated", "has no name");
    assertRefused(list(PERSON, PERSON), "43114");
    String whole = list(PERSON);
    assertRefused(whole.substring(0, whole.length() - 100), "ends before its end");
  }

  private static void assertRefused(String text, String what) {
    assertRefused(text, "us-sdn", what);
  }

  private static void assertRefused(String text, String source, String what) {
    assertThatThrownBy(
            () -> Read.with(new OfacEnhancedXmlReader(), source, Read.file("sdn.xml", text)))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining(what);
  }

  private static Read read(String source, String... entities) {
    return Read.with(
        new OfacEnhancedXmlReader(), source, Read.file("sdn_enhanced.xml", list(entities)));
  }

  private static Read read(String file) {
    return Read.with(new OfacEnhancedXmlReader(), "us-sdn", Read.file("sdn_enhanced.xml", file));
  }

  private static String list(String... entities) {
    return """
        <?xml version="1.0" encoding="utf-8"?>
        <sanctionsData xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML">
        <publicationInfo><dataAsOf>2026-07-27T00:00:00</dataAsOf><filters><sanctionsLists>
          <sanctionsList refId="1550">SDN List</sanctionsList></sanctionsLists></filters>
        </publicationInfo>
        <referenceValues><referenceValue refId="600"><type>SDN TYPE</type><value>Individual</value>
          </referenceValue></referenceValues>
        <featureTypes><featureType featureTypeId="8"><type>Birthdate</type></featureType></featureTypes>
        <entities>%s</entities></sanctionsData>
        """
        .formatted(String.join("", entities));
  }
}
