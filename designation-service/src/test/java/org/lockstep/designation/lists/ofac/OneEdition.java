package org.lockstep.designation.lists.ofac;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One edition of the SDN list, of 24 May 2024, in the formats of OFAC: a person who acts for a
 * company, and the company. All names, numbers and days are invented.
 *
 * @param person number of the person
 * @param company number of the company
 * @param alias of the person
 */
public record OneEdition(int person, int company, String alias) {
  public static final String DAY = "2024-05-24";

  private static final String VALUES =
      """
      <ReferenceValueSets>
        <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType>
          <AliasType ID="1403">Name</AliasType></AliasTypeValues>
        <CountryValues><Country ID="11" ISO2="RU">Russia</Country></CountryValues>
        <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
        <DocNameStatusValues><DocNameStatus ID="1">Primary Latin</DocNameStatus>
          <DocNameStatus ID="2">Others</DocNameStatus></DocNameStatusValues>
        <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType>
          <FeatureType ID="9">Place of Birth</FeatureType>
          <FeatureType ID="10">Nationality Country</FeatureType>
          <FeatureType ID="25">Location</FeatureType>
          <FeatureType ID="224">Gender</FeatureType></FeatureTypeValues>
        <IDRegDocDateTypeValues><IDRegDocDateType ID="1481">Expiration Date</IDRegDocDateType>
        </IDRegDocDateTypeValues>
        <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType>
          <IDRegDocType ID="1596">Tax ID No.</IDRegDocType></IDRegDocTypeValues>
        <LegalBasisValues><LegalBasis ID="92049">Executive Order 14024 (Russia)</LegalBasis>
        </LegalBasisValues>
        <ListValues><List ID="1550">SDN List</List></ListValues>
        <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType>
          <NamePartType ID="1521">First Name</NamePartType>
          <NamePartType ID="1522">Patronymic</NamePartType>
          <NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
        <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
          <PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
        <PartyTypeValues><PartyType ID="1">Individual</PartyType>
          <PartyType ID="2">Entity</PartyType></PartyTypeValues>
        <RelationQualityValues><RelationQuality ID="1">Unknown</RelationQuality></RelationQualityValues>
        <RelationTypeValues><RelationType ID="15002">Acting for or on behalf of</RelationType>
        </RelationTypeValues>
        <ReliabilityValues><Reliability ID="1">Unknown</Reliability></ReliabilityValues>
        <SanctionsTypeValues><SanctionsType ID="1705">Block</SanctionsType>
          <SanctionsType ID="1">Program</SanctionsType></SanctionsTypeValues>
        <ScriptValues><Script ID="215" ScriptCode="Latin">Latin</Script>
          <Script ID="220" ScriptCode="Cyrl">Cyrillic</Script></ScriptValues>
        <ValidityValues><Validity ID="1">Valid</Validity></ValidityValues>
      </ReferenceValueSets>
      """;

  /** SDN.CSV, ALT.CSV and ADD.CSV in one zip. */
  public byte[] csv() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "sdn.csv", sdnCsv());
      put(zip, "alt.csv", altCsv());
      put(zip, "add.csv", addCsv());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  String sdnCsv() {
    return """
        %1$d,"OREKHOV, Pavel Ilyich",individual,"RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 07 Oct 1971; alt. DOB 1972; POB Novorossiysk, Russia; nationality Russia; Gender Male; Passport 750001 (Russia) expires 18 Sep 2026; a.k.a. 'PASHA'; Linked To: NORTH STAR SHIPPING."
        %2$d,"NORTH STAR SHIPPING",-0- ,"RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. 9701173000 (Russia)."
        """
        .formatted(person, company);
  }

  String altCsv() {
    return """
        %1$d,71,aka,"%2$s",-0-\s
        """
        .formatted(person, alias);
  }

  String addCsv() {
    return """
        %1$d,301,-0- ,-0- ,Russia,-0-\s
        """
        .formatted(company);
  }

  /** SDN.XML. */
  public byte[] xml() {
    String[] name = alias.split(", ");
    return """
        <?xml version="1.0" standalone="yes"?>
        <sdnList>
        <publshInformation><Publish_Date>05/24/2024</Publish_Date><Record_Count>2</Record_Count></publshInformation>
        <sdnEntry>
          <uid>%1$d</uid><firstName>Pavel Ilyich</firstName><lastName>OREKHOV</lastName>
          <sdnType>Individual</sdnType>
          <remarks>(Linked To: NORTH STAR SHIPPING)</remarks>
          <programList><program>RUSSIA-EO14024</program></programList>
          <idList>
            <id><uid>81</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
            <id><uid>82</uid><idType>Passport</idType><idNumber>750001</idNumber>
              <idCountry>Russia</idCountry><expirationDate>18 Sep 2026</expirationDate></id>
          </idList>
          <akaList>
            <aka><uid>71</uid><type>a.k.a.</type><category>strong</category>
              <lastName>%3$s</lastName><firstName>%4$s</firstName></aka>
            <aka><uid>72</uid><type>a.k.a.</type><category>weak</category><lastName>PASHA</lastName></aka>
          </akaList>
          <nationalityList><nationality><uid>83</uid><country>Russia</country>
            <mainEntry>true</mainEntry></nationality></nationalityList>
          <dateOfBirthList>
            <dateOfBirthItem><uid>84</uid><dateOfBirth>07 Oct 1971</dateOfBirth>
              <mainEntry>true</mainEntry></dateOfBirthItem>
            <dateOfBirthItem><uid>85</uid><dateOfBirth>1972</dateOfBirth>
              <mainEntry>false</mainEntry></dateOfBirthItem>
          </dateOfBirthList>
          <placeOfBirthList><placeOfBirthItem><uid>86</uid>
            <placeOfBirth>Novorossiysk, Russia</placeOfBirth>
            <mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>
        </sdnEntry>
        <sdnEntry>
          <uid>%2$d</uid><lastName>NORTH STAR SHIPPING</lastName><sdnType>Entity</sdnType>
          <programList><program>RUSSIA-EO14024</program></programList>
          <idList><id><uid>91</uid><idType>Tax ID No.</idType><idNumber>9701173000</idNumber>
            <idCountry>Russia</idCountry></id></idList>
          <addressList><address><uid>301</uid><country>Russia</country></address></addressList>
        </sdnEntry>
        </sdnList>
        """
        .formatted(person, company, name[0], name[1])
        .getBytes(StandardCharsets.UTF_8);
  }

  /** SDN_ADVANCED.XML. */
  public byte[] advanced() {
    String[] name = alias.split(", ");
    String personsNames =
        alias(
                "1403",
                true,
                false,
                documented(1, 215, "1=Orekhov", "2=Pavel", "3=Ilyich"),
                documented(2, 220, "1=Орехов", "2=Павел", "3=Ильич"))
            + alias(
                "1400",
                false,
                false,
                documented(2, 215, "1=" + capitalised(name[0]), "2=" + name[1]))
            + alias("1400", false, true, documented(2, 215, "2=Pasha"));
    String personsFeatures =
        feature(81, 224, "<VersionDetail DetailTypeID=\"1431\" DetailReferenceID=\"91526\"/>")
            + feature(83, 10, "<VersionLocation LocationID=\"7\"/>")
            + feature(84, 8, period("1971-10-07", "1971-10-07"))
            + feature(85, 8, period("1972-01-01", "1972-12-31"))
            + feature(
                86, 9, "<VersionDetail DetailTypeID=\"1432\">Novorossiysk, Russia</VersionDetail>");
    return """
        <?xml version="1.0" encoding="utf-8" standalone="yes"?>
        <Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3">
        <DateOfIssue CalendarTypeID="1"><Year>2024</Year><Month>5</Month><Day>24</Day></DateOfIssue>
        %1$s
        <Locations>
          <Location ID="301"><LocationCountry CountryID="11" CountryRelevanceID="1413"/></Location>
          <Location ID="7"><LocationCountry CountryID="11" CountryRelevanceID="1413"/></Location>
        </Locations>
        <IDRegDocuments>
          <IDRegDocument ID="82" IDRegDocTypeID="1571" IdentityID="%2$d" IssuedBy-CountryID="11"
              ValidityID="1"><Comment/><IDRegistrationNo>750001</IDRegistrationNo>
            <DocumentDate IDRegDocDateTypeID="1481">%4$s</DocumentDate></IDRegDocument>
          <IDRegDocument ID="91" IDRegDocTypeID="1596" IdentityID="%3$d" IssuedBy-CountryID="11"
              ValidityID="1"><Comment/><IDRegistrationNo>9701173000</IDRegistrationNo></IDRegDocument>
        </IDRegDocuments>
        <DistinctParties>%5$s%6$s</DistinctParties>
        <ProfileRelationships>
          <ProfileRelationship ID="1" From-ProfileID="%2$d" To-ProfileID="%3$d"
            RelationTypeID="15002" RelationQualityID="1" Former="false" SanctionsEntryID="%2$d">
            <Comment/></ProfileRelationship>
        </ProfileRelationships>
        <SanctionsEntries>%7$s%8$s</SanctionsEntries></Sanctions>
        """
        .formatted(
            VALUES,
            person,
            company,
            period("2026-09-18", "2026-09-18"),
            party(person, "4", personsNames, personsFeatures),
            party(
                company,
                "3",
                alias("1403", true, false, documented(1, 215, "4=North Star Shipping")),
                feature(92, 25, "<VersionLocation LocationID=\"301\"/>")),
            entry(person),
            entry(company))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String capitalised(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private static String entry(int profile) {
    return """
        <SanctionsEntry ID="%1$d" ProfileID="%1$d" ListID="1550">
        <EntryEvent ID="%1$d" EntryEventTypeID="1" LegalBasisID="92049"><Comment/>
        <Date CalendarTypeID="1"><Year>2023</Year><Month>12</Month><Day>12</Day></Date></EntryEvent>
        <SanctionsMeasure ID="1" SanctionsTypeID="1705"><DatePeriod CalendarTypeID="1"
          YearFixed="true" MonthFixed="true" DayFixed="true"/></SanctionsMeasure>
        <SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure>
        </SanctionsEntry>
        """
        .formatted(profile);
  }

  private static String party(int id, String subtype, String aliases, String features) {
    return """
        <DistinctParty FixedRef="%1$d"><Comment/><Profile ID="%1$d" PartySubTypeID="%2$s">
        <Identity ID="%1$d" FixedRef="%1$d" Primary="true" False="false">%3$s
        <NamePartGroups>
        <MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup>
        <MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup>
        <MasterNamePartGroup><NamePartGroup ID="3" NamePartTypeID="1522"/></MasterNamePartGroup>
        <MasterNamePartGroup><NamePartGroup ID="4" NamePartTypeID="1525"/></MasterNamePartGroup>
        </NamePartGroups></Identity>%4$s</Profile></DistinctParty>
        """
        .formatted(id, subtype, aliases, features);
  }

  private static String alias(String type, boolean primary, boolean weak, String... names) {
    return "<Alias FixedRef=\"1\" AliasTypeID=\"%s\" Primary=\"%s\" LowQuality=\"%s\">%s</Alias>"
        .formatted(type, primary, weak, String.join("", names));
  }

  /** Parts are written as the id of their group, an equals sign and the text. */
  private static String documented(int status, int script, String... parts) {
    StringBuilder values = new StringBuilder();
    for (String part : parts) {
      values.append(
          """
          <DocumentedNamePart><NamePartValue NamePartGroupID="%s" ScriptID="%d" ScriptStatusID="1"
            Acronym="false">%s</NamePartValue></DocumentedNamePart>
          """
              .formatted(part.substring(0, 1), script, part.substring(2)));
    }
    return "<DocumentedName FixedRef=\"1\" DocNameStatusID=\"%d\">%s</DocumentedName>"
        .formatted(status, values);
  }

  private static String feature(int id, int type, String version) {
    return """
        <Feature ID="%1$d" FeatureTypeID="%2$d"><FeatureVersion ID="9%1$d" ReliabilityID="1"><Comment/>
        %3$s</FeatureVersion><IdentityReference IdentityID="1" IdentityFeatureLinkTypeID="1"/></Feature>
        """
        .formatted(id, type, version);
  }

  private static String period(String from, String to) {
    return """
        <DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">
        <Start Approximate="false"><From>%1$s</From><To>%1$s</To></Start>
        <End Approximate="false"><From>%2$s</From><To>%2$s</To></End></DatePeriod>
        """
        .formatted(bound(from), bound(to));
  }

  private static String bound(String iso) {
    String[] parts = iso.split("-");
    return "<Year>%s</Year><Month>%s</Month><Day>%s</Day>"
        .formatted(parts[0], Integer.valueOf(parts[1]), Integer.valueOf(parts[2]));
  }
}
