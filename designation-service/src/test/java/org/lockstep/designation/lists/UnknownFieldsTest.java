package org.lockstep.designation.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.designation.lists.Spreadsheet.row;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.ListReader;

/**
 * A field that nobody knows is told, whatever the list: an authority that says something new of a
 * subject is not to be passed over without a word. What is new stands where the text has a {@code
 * ¤}.
 */
class UnknownFieldsTest {
  private static final String LISTS = "org.lockstep.designation.lists.";

  /** Texts without fields, and a format whose fields are all kept as extras by their names. */
  private static final List<String> WITHOUT_FIELDS =
      List.of("korea.KoreaTextReader", "korea.KoreaXmlReader", "ftm.FtmReader");

  /**
   * A file of a list, and what is new in it.
   *
   * @param label by which it is told; blank where the file is refused
   */
  private record Case(
      String reader, String source, Map<String, String> files, String added, String label) {
    @Override
    public String toString() {
      return reader + " " + label;
    }

    Read read(String inPlace) {
      return Read.with(
          made(),
          source,
          files.entrySet().stream()
              .map(file -> Read.file(file.getKey(), file.getValue().replace("¤", inPlace)))
              .toArray(ListFile[]::new));
    }

    private ListReader made() {
      try {
        Constructor<?> constructor = Class.forName(LISTS + reader).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (ListReader) constructor.newInstance();
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final String UN =
      """
      <CONSOLIDATED_LIST dateGenerated="2026-01-01"><INDIVIDUALS></INDIVIDUALS>%s<ENTITIES>
      <ENTITY><DATAID>1</DATAID><FIRST_NAME>TANCHON</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
      <REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER><LISTED_ON>2009-04-24</LISTED_ON>%s</ENTITY>
      </ENTITIES></CONSOLIDATED_LIST>
      """;

  private static final String UK =
      """
      <Designations><DateGenerated>2026-01-01</DateGenerated>%s<Designation>
      <UniqueID>RUS0001</UniqueID><RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
      <IndividualEntityShip>Entity</IndividualEntityShip><SanctionsImposed>Asset freeze</SanctionsImposed>
      <Names><Name><Name6>MG-FLOT</Name6><NameType>Primary Name</NameType></Name></Names>%s
      </Designation></Designations>
      """;

  private static final String EU =
      """
      <export generationDate="2026-01-01T00:00:00" globalFileId="1">%s<sanctionEntity logicalId="13">
      <regulation programme="PRK" numberTitle="2017/970 (OJ L146)"/><subjectType code="enterprise" classificationCode="E"/>
      <nameAlias wholeName="Tanchon" strong="true" logicalId="1"/>%s</sanctionEntity></export>
      """;

  private static final String SDN =
      """
      <sdnList><publshInformation><Publish_Date>01/01/2026</Publish_Date><Record_Count>1</Record_Count>
      </publshInformation>%s<sdnEntry><uid>1</uid><lastName>TANCHON</lastName><sdnType>Entity</sdnType>
      <programList><program>DPRK</program></programList>%s</sdnEntry></sdnList>
      """;

  private static final String ENHANCED =
      """
      <sanctionsData><publicationInfo><dataAsOf>2026-01-01T00:00:00</dataAsOf></publicationInfo>
      <referenceValues><referenceValue/></referenceValues>%s<entities><entity id="1"><generalInfo>
      <identityId>2</identityId><entityType refId="601">Entity</entityType></generalInfo>
      <sanctionsLists><sanctionsList refId="1550" id="1" datePublished="2009-04-24">SDN List</sanctionsList></sanctionsLists>
      <sanctionsPrograms><sanctionsProgram refId="1" id="1">DPRK</sanctionsProgram></sanctionsPrograms>
      <names><name id="1"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
      <translation id="2"><isPrimary>true</isPrimary><script refId="215">Latin</script>
      <formattedLastName>TANCHON</formattedLastName><formattedFullName>TANCHON</formattedFullName>
      </translation></translations></name></names>%s</entity></entities></sanctionsData>
      """;

  private static final String ADVANCED =
      """
      <Sanctions Version="3"><DateOfIssue><Year>2026</Year><Month>1</Month><Day>1</Day></DateOfIssue>
      <ReferenceValueSets><AliasTypeValues><AliasType ID="1403">Name</AliasType></AliasTypeValues>
      <PartyTypeValues><PartyType ID="2">Entity</PartyType></PartyTypeValues>
      <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType></PartySubTypeValues>
      <NamePartTypeValues><NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
      <ScriptValues><Script ID="215" ScriptCode="Latn">Latin</Script></ScriptValues>
      <ListValues><List ID="1550">SDN List</List></ListValues>
      <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType></SanctionsTypeValues>
      <DocNameStatusValues><DocNameStatus ID="1">Primary Latin</DocNameStatus></DocNameStatusValues>
      </ReferenceValueSets>%s<Locations/><IDRegDocuments/><DistinctParties><DistinctParty FixedRef="1">
      <Comment/><Profile ID="1" PartySubTypeID="3"><Comment/><Identity ID="9" FixedRef="1" Primary="true">
      <Alias FixedRef="1" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="5"
      FixedRef="1" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="7" ScriptID="215"
      ScriptStatusID="1" Acronym="false">TANCHON</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="7" NamePartTypeID="1525"/></MasterNamePartGroup>
      </NamePartGroups></Identity>%s</Profile></DistinctParty></DistinctParties><ProfileRelationships/>
      <SanctionsEntries><SanctionsEntry ID="1" ProfileID="1" ListID="1550"><SanctionsMeasure ID="1"
      SanctionsTypeID="1"><Comment>DPRK</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
      </Sanctions>
      """;

  private static final String CANADA =
      """
      <data-set>%s<record><Country>Russia / Russie</Country><EntityOrShip>MG-Flot LLC</EntityOrShip>
      <Schedule>1, Part 2</Schedule><Item>500</Item><DateOfListing>2023-05-18</DateOfListing>%s</record></data-set>
      """;

  private static final String SWITZERLAND =
      """
      <swiss-sanctions-list list-type="whole-list" date="2026-01-01">%s<sanctions-program ssid="20"
      version-date="2026-01-01"><program-key lang="eng">Belarus</program-key><program-name lang="eng">Ordinance</program-name>
      <sanctions-set ssid="201" lang="eng">article 12 -- Financial sanctions</sanctions-set><origin>EU</origin>%s
      </sanctions-program><target ssid="1"><sanctions-set-id>201</sanctions-set-id><entity><identity ssid="2" main="true">
      <name ssid="3" name-type="primary-name"><name-part ssid="4" order="1" name-part-type="whole-name"><value>Tanchon</value>
      </name-part></name>%s</identity></entity><modification modification-type="listed" effective-date="2022-03-16"/></target>
      <place ssid="9"><location>Minsk</location><location-variant variant-type="spelling" lang="bel">M</location-variant>
      <country iso-code="BY">Belarus</country>%s</place></swiss-sanctions-list>
      """;

  private static final String FIELD = "<Shoe>44</Shoe>";
  private static final String SECTION = "<Shoes><Shoe>44</Shoe></Shoes>";

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    xml(cases, "un.UnXmlReader", "un-sc", UN, "Shoe");
    xml(cases, "uk.UkXmlReader", "gb-uksl", UK, "Shoe");
    xml(cases, "eu.EuXmlReader", "eu-fsf", EU, "Shoe");
    xml(cases, "ofac.OfacXmlReader", "us-sdn", SDN, "Shoe");
    xml(cases, "ofac.OfacEnhancedXmlReader", "us-sdn", ENHANCED, "Shoe");
    xml(cases, "ofac.OfacAdvancedXmlReader", "us-sdn", ADVANCED, "Profile/Shoe");
    xml(cases, "canada.CanadaXmlReader", "ca-sema", CANADA, "Shoe");
    String swiss = "switzerland.SwitzerlandXmlReader";
    List<String> labels =
        List.of("Shoes", "sanctions-program/Shoe", "entity/identity/Shoe", "place/Shoe");
    for (int i = 0; i < labels.size(); i++) {
      String[] places = {"", "", "", ""};
      places[i] = "¤";
      cases.add(
          new Case(
              swiss,
              "ch-seco",
              Map.of("list.xml", SWITZERLAND.formatted((Object[]) places)),
              i == 0 ? SECTION : FIELD,
              labels.get(i)));
    }
    cases.add(
        new Case(
            "uk.UkCsvReader",
            "gb-uksl",
            Map.of(
                "list.csv",
                """
                Last Updated,Unique ID,Name 6,Name type,Regime Name,Designation Type,Sanctions Imposed,Date Designated¤
                01/01/2026,RUS0001,MG-FLOT,Primary Name,The Russia (Sanctions) (EU Exit) Regulations 2019,Entity,Asset freeze,01/01/2026¤
                """),
            ",Shoe",
            "Shoe"));
    cases.add(
        new Case(
            "eu.EuFsfCsvReader",
            "eu-fsf",
            Map.of(
                "list.csv",
                """
                fileGenerationDate;Entity_LogicalId;Entity_SubjectType;Entity_Regulation_Programme;NameAlias_WholeName¤
                01/01/2026;13;E;PRK;Tanchon¤
                """),
            ";Entity_Shoe",
            "Entity_Shoe"));
    cases.add(
        new Case(
            "eu.EuCsvReader",
            "eu-oj",
            Map.of(
                "32014R0269.csv",
                """
                celex,recordId,programKey,annex,measure,schema,name¤
                32014R0269,1,EU-UKR,I.ENTITIES,Asset freeze,Organization,Tanchon¤
                """),
            ",shoe",
            "shoe"));
    cases.add(
        new Case(
            "australia.AustraliaCsvReader",
            "au-dfat",
            Map.of(
                "list.csv",
                """
                Reference,Name of Individual or Entity,Type,Name Type,Committees,Control Date¤
                101,TANCHON,Entity,Primary Name,1718 (DPRK),01/01/2026¤
                """),
            ",Shoe",
            "shoe"));
    cases.add(
        new Case(
            "japan.JapanCsvReader",
            "jp-mof",
            Map.of(
                "list.csv",
                """
                区分,番号,告示日付,告示番号,個人・団体,氏名（日本語）¤
                ロシア連邦の団体,1,2026/1/1,外務省告示第1号,団体,甲社¤
                """),
            ",靴",
            "靴"));
    cases.add(
        new Case(
            "ofac.OfacCsvReader",
            "us-sdn",
            Map.of(
                "sdn.csv",
                "1,\"TANCHON\",-0- ,\"DPRK\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ¤\r\n",
                "alt.csv",
                "1,1,\"aka\",\"TANCHON BANK\",-0- \r\n",
                "add.csv",
                "1,1,-0- ,\"Pyongyang\",\"Korea, North\",-0- \r\n"),
            ",44",
            ""));
    return cases;
  }

  /** A field of a subject, and a section beside the subjects. */
  private static void xml(
      List<Case> cases, String reader, String source, String text, String label) {
    cases.add(new Case(reader, source, Map.of("list.xml", text.formatted("", "¤")), FIELD, label));
    cases.add(
        new Case(reader, source, Map.of("list.xml", text.formatted("¤", "")), SECTION, "Shoes"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFieldThatNobodyKnowsIsTold(Case one) {
    Read before = one.read("");
    assertThat(before.unknown).isEmpty();
    assertThat(before.entries).hasSize(1);

    try {
      assertThat(one.read(one.added).unknown).containsExactly(one.label);
    } catch (RefusedFileException e) {
      assertThat(one.label).as(e.getMessage()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void aColumnOfAWorkbookThatNobodyKnowsIsTold(String reader, String source, Spreadsheet book) {
    Case one = new Case(reader, source, Map.of(), "", "");
    Read read = Read.with(one.made(), source, book.file("list.xlsx"));

    assertThat(read.entries).hasSize(1);
    assertThat(read.unknown).containsExactly("shoe");
  }

  static Stream<Object[]> workbooks() {
    return Stream.of(
        new Object[] {
          "japan.JapanXlsxReader",
          "jp-mof",
          new Spreadsheet()
              .sheet(
                  "S", row("ロシア連邦の団体"), row("告示日付", "日本語表記", "shoe"), row("2026.1.1", "甲社", "44"))
        },
        new Object[] {
          "australia.AustraliaXlsxReader",
          "au-dfat",
          new Spreadsheet()
              .sheet(
                  "S",
                  row("Reference", "Name of Individual or Entity", "Type", "Shoe"),
                  row(101, "TANCHON", "Entity", "44"))
        });
  }

  @Test
  void everyReaderIsTried() {
    List<String> tried =
        Stream.concat(
                Stream.concat(
                    cases().stream().map(Case::reader), workbooks().map(one -> (String) one[0])),
                WITHOUT_FIELDS.stream())
            .distinct()
            .toList();
    List<String> readers =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.lockstep.designation.lists")
                .stream()
                .filter(type -> type.isAssignableTo(ListReader.class) && !type.isInterface())
                .map(JavaClass::getName)
                .map(name -> name.substring(LISTS.length()))
                .toList();

    assertThat(tried).containsExactlyInAnyOrderElementsOf(readers);
  }
}
