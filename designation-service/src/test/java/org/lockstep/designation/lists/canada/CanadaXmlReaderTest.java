package org.lockstep.designation.lists.canada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.CraftDetails;
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
import org.lockstep.designation.lists.reading.ListedEntry;

class CanadaXmlReaderTest {
  @Test
  void takesTheRegimeForAProgrammeAndNotForANationality() {
    Read read =
        read(
            """
            <record><Country>Russia / Russie</Country><EntityOrShip>MG-Flot LLC</EntityOrShip>
             <Schedule>1, Part 2</Schedule><Item>500</Item><DateOfListing>2023-05-18</DateOfListing></record>""");

    assertThat(read.content("CA-RUS/1,Part2/500").programmes()).containsExactly("CA-RUS");
    assertThat(read.content("CA-RUS/1,Part2/500").listingDate()).isEqualTo("2023-05-18");
    assertThat(read.content("CA-RUS/1,Part2/500").measures())
        .extracting(Measure::kind, Measure::instrument, Measure::scope)
        .containsExactly(tuple(MeasureKind.ASSET_FREEZE, "CA-SEMA-RUSSIA", "Schedule 1, Part 2"));
    ListingRecord subject = read.subject("CA-RUS/1,Part2/500");
    assertThat(subject.subjectType()).isEqualTo(SubjectType.ORGANIZATION);
    assertThat(subject.allCountries()).isEmpty();
    assertThat(subject.references())
        .contains(new LabelledValue("Schedule", "1, Part 2"), new LabelledValue("Item", "500"));
    assertThat(subject.extras()).isEmpty();
    assertThat(read.unknown).isEmpty();
  }

  @Test
  void keepsTheKeyOfAnItemWhenTheScheduleIsSpacedInAnotherWay() {
    assertThat(read(person("Item", "7").replace("1, Part 1", "1,Part 1")).entries.get(0).key())
        .isEqualTo(read(person("Item", "7")).entries.get(0).key())
        .isEqualTo("CA-BLR/1,Part1/7");
  }

  @Test
  void tellsItemsWithTheSameNumberApartByTheirNamesWhereverTheyStand() {
    Read one = read(person("Ivanov", "1") + person("Petrov", "1"));
    Read other = read(person("Petrov", "1") + person("Ivanov", "1"));

    assertThat(one.entries)
        .extracting(entry -> entry.key())
        .allMatch(key -> key.matches("CA-BLR/1,Part1/1-[0-9a-f]{8}"))
        .containsExactly(other.entries.get(1).key(), other.entries.get(0).key());
  }

  @Test
  void takesAShipByItsNumberAndItsTitleForItsKind() {
    Read read =
        read(
            """
            <record><Country>Russia / Russie</Country><EntityOrShip>Lady R</EntityOrShip>
             <TitleOrShip>Ro-Ro Cargo</TitleOrShip><ShipIMONumber>9161003</ShipIMONumber>
             <DateOfBirthOrShipBuildDate>2004</DateOfBirthOrShipBuildDate>
             <Schedule>1.1</Schedule><Item>3</Item><DateOfListing>2025-02-21</DateOfListing></record>""");

    ListingRecord ship = read.subject("CA-RUS/1.1/3");
    assertThat(ship.subjectType()).isEqualTo(SubjectType.VESSEL);
    assertThat(ship.identifiers())
        .containsExactly(new Identifier(Identifier.Scheme.IMO_NUMBER, "9161003"));
    assertThat(ship.craft()).extracting(CraftDetails::type).isEqualTo("Ro-Ro Cargo");
    assertThat(ship.dates())
        .extracting(StatedDate::kind, StatedDate::from)
        .containsExactly(tuple(StatedDate.Kind.BUILD, "2004"));
    assertThat(read.content("CA-RUS/1.1/3").measures().get(0).kind()).isEqualTo(MeasureKind.OTHER);
  }

  @Test
  void readsTheBilingualFormLikeTheOneBefore() {
    String records =
        """
        <record><Country>Russia / Russie</Country><LastName>Testov</LastName><GivenName>Ivan Petrovich</GivenName>
         <Aliases>Иван Тестов; Ivan Testoff</Aliases><DateOfBirthOrShipBuildDate>1971-02-03</DateOfBirthOrShipBuildDate>
         <Schedule>1, Part 1</Schedule><Item>12</Item><DateOfListing>2022-03-15</DateOfListing></record>
        <record><Country>Russia / Russie</Country><EntityOrShip>Sample Star</EntityOrShip>
         <TitleOrShip>Crude Oil Tanker</TitleOrShip><ShipIMONumber>9074729</ShipIMONumber>
         <Schedule>1.1</Schedule><Item>3</Item><DateOfListing>2025-02-24</DateOfListing></record>""";
    Read before = read(records);

    Read bilingual = read(bilingual(records));

    assertThat(bilingual.entries)
        .extracting(ListedEntry::key, ListedEntry::content)
        .containsExactlyElementsOf(
            before.entries.stream().map(entry -> tuple(entry.key(), entry.content())).toList());
    assertThat(bilingual.content("CA-RUS/1.1/3").listingRecord().identifiers())
        .containsExactly(new Identifier(Identifier.Scheme.IMO_NUMBER, "9074729"));
    assertThat(bilingual.unknown).isEmpty();
    assertThat(bilingual.warnings).isEmpty();
  }

  private static String bilingual(String records) {
    return records
        .replace("Country>", "Country-Pays>")
        .replace("LastName>", "LastName-NomDeFamille>")
        .replace("GivenName>", "GivenName-Prenom>")
        .replace("EntityOrShip>", "EntityOrShip-EntiteOuNavire>")
        .replace("<TitleOrShip>", "<TitleOrShipType-TitreOuTypeDeNavire>")
        .replace("</TitleOrShip>", "</TitleOrShipType-TitreOuTypeDeNavire>")
        .replace("Aliases>", "Aliases-Alias>")
        .replace("BuildDate>", "BuildDate-DateDeNaissanceOuDeConstruction>")
        .replace("ShipIMONumber>", "ShipIMONumber-NumeroOMIDuNavire>")
        .replace("Schedule>", "Schedule-Annexe>")
        .replace("Item>", "Item-NumeroDarticle>")
        .replace("DateOfListing>", "DateOfListing-DateDinscription>");
  }

  @Test
  void keepsAndReportsAnElementThatNeitherFormHas() {
    Read read =
        read(person("A", "1").replace("<Item>", "<Reason-Motif>As said</Reason-Motif><Item>"));

    assertThat(read.unknown).containsExactly("Reason-Motif");
    assertThat(read.subject("CA-BLR/1,Part1/1").extras())
        .containsExactly(new LabelledValue("Reason-Motif", "As said"));
  }

  @Test
  void knowsARegimeByItsTwoNamesAndByTheEnglishOne() {
    for (String names : List.of("Belarus / Bélarus", "Belarus/Bélarus", "Belarus", " Belarus ")) {
      Read read = read(person("A", "1").replace("Belarus / Bélarus", names));

      assertThat(read.entries).extracting(ListedEntry::key).containsExactly("CA-BLR/1,Part1/1");
      assertThat(read.warnings).as(names).isEmpty();
    }
  }

  @Test
  void takesTheFrenchNameForAnotherAndWhatAnOrganizationIsAlsoKnownAs() {
    Read read =
        read(
            """
            <record><Country>Iran</Country><EntityOrShip>Example Space Agency (ESA)/Agence spatiale d'exemple</EntityOrShip>
             <Aliases>Sample Agency, Sample Co., Ltd./Agence type</Aliases><Item>1</Item></record>
            <record><Country>Iran</Country><EntityOrShip>Example Works JSC (also
            known as Sample Works and Specimen Works)</EntityOrShip><Item>2</Item></record>
            <record><Country>Iran</Country><EntityOrShip>общество "Заря" (ЗАО "Заря")</EntityOrShip>
             <Item>3</Item></record>""");

    assertThat(read.subject("CA-IRN/1").names())
        .extracting(Name::name, Name::kind, Name::strength, Name::language)
        .containsExactlyInAnyOrder(
            tuple("Example Space Agency (ESA)", Name.Kind.PRIMARY, Name.Strength.STRONG, "en"),
            tuple("Agence spatiale d'exemple", Name.Kind.ALIAS, Name.Strength.STRONG, "fr"),
            tuple("Sample Agency", Name.Kind.ALIAS, Name.Strength.STRONG, null),
            tuple("Sample Co., Ltd.", Name.Kind.ALIAS, Name.Strength.STRONG, null),
            tuple("Agence type", Name.Kind.ALIAS, Name.Strength.STRONG, "fr"));
    assertThat(read.subject("CA-IRN/3").names())
        .extracting(Name::name, Name::kind)
        .containsExactly(
            tuple("общество \"Заря\"", Name.Kind.PRIMARY), tuple("ЗАО \"Заря\"", Name.Kind.ALIAS));
    assertThat(read.subject("CA-IRN/2").caption()).isEqualTo("Example Works JSC");
    assertThat(read.subject("CA-IRN/2").names().get(0).parts())
        .extracting(LabelledValue::label)
        .containsExactly("EntityOrShip");
  }

  @Test
  void keepsEachOfTwoDatesOfBirthAndAWordingThatIsNone() {
    Read read =
        read(
            person("A", "1", "1972-08-10 or 1972-08-11")
                + person("B", "2", "born after the flood"));

    assertThat(read.subject("CA-BLR/1,Part1/1").birthDates())
        .containsExactly("1972-08-10", "1972-08-11");
    assertThat(read.subject("CA-BLR/1,Part1/2").dates())
        .extracting(StatedDate::precision, StatedDate::asPublished)
        .containsExactly(tuple(StatedDate.Precision.UNKNOWN, "born after the flood"));
  }

  @Test
  void callsAPersonByGivenAndFamilyName() {
    Name name = read(person("Balaba", "2")).subject("CA-BLR/1,Part1/2").names().get(0);

    assertThat(name.name()).isEqualTo("Dmitry Balaba");
    assertThat(name.parts())
        .containsExactly(
            new LabelledValue("LastName", "Balaba"), new LabelledValue("GivenName", "Dmitry"));
  }

  @Test
  void entersARegimeThatIsNotKnownAndSaysSo() {
    Read read = read(person("X", "1").replace("Belarus / Bélarus", "Atlantis / Atlantide"));

    assertThat(read.content("CA-ATLANTIS-ATLANTIDE/1,Part1/1").programmes())
        .containsExactly("CA-ATLANTIS-ATLANTIDE");
    assertThat(read.warnings).anyMatch(warning -> warning.contains("Atlantis"));
  }

  @Test
  void refusesARecordWithoutAnItemWithItsLine() {
    assertThatThrownBy(() -> read("\n<record><Country>Iran</Country></record>"))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("line 3 has no Item");
  }

  private static String person(String lastName, String item) {
    return person(lastName, item, LocalDate.of(1972, 1, 1).toString());
  }

  private static String person(String lastName, String item, String born) {
    return """
        <record><Country>Belarus / Bélarus</Country><LastName>%s</LastName><GivenName>Dmitry</GivenName>
        <DateOfBirthOrShipBuildDate>%s</DateOfBirthOrShipBuildDate>
        <Schedule>1, Part 1</Schedule><Item>%s</Item><DateOfListing>2020-09-28</DateOfListing></record>"""
        .formatted(lastName, born, item);
  }

  private static Read read(String records) {
    return Read.with(
        new CanadaXmlReader(),
        "ca-sema",
        Read.file("sema-lmes.xml", "<data-set>\n" + records + "</data-set>"));
  }
}
