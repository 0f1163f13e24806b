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
  void partsNamesOnlyWhereThereIsNoDoubt() {
    assertThat(names("Sergey Shoigu, Sergey Shoygu; Сергей Кужугетович Шойгу", true))
        .containsExactly("Sergey Shoigu", "Sergey Shoygu", "Сергей Кужугетович Шойгу");
    assertThat(names("Александр ОПРИЩЕНКО / Олександр ОПРИЩЕНКО", true)).hasSize(2);
    assertThat(names("Alexander, or Alexandr Valerievich Kalinin", true)).hasSize(1);
    assertThat(names("Nikolay or Nikolai / Vasilievich or Vasilyevich Maximavich", true))
        .hasSize(1);
    assertThat(names("Shojgu, Sergej Kuzhugetovich", true)).hasSize(1);
    assertThat(names("М Инвест, ООО", false)).hasSize(1);
    assertThat(names("GORT/ORTAS", false)).hasSize(1);
  }

  @Test
  void takesTheNameOfALanguageForTheLanguageOfWhatFollows() {
    assertThat(Aliases.of("Irina Pradun, Belarussian: Ірына Прадун, Russian : Ирина Прадун", true))
        .containsExactly(
            new Aliases.Alias("Irina Pradun", null, null),
            new Aliases.Alias("Ірына Прадун", "be", "Belarussian"),
            new Aliases.Alias("Ирина Прадун", "ru", "Russian"));
  }

  @Test
  void keepsEachOfTwoDatesOfBirthAndAWordingThatIsNone() {
    Read read =
        read(
            person("A", "1", "1972-08-10 or 1972-08-11")
                + person("B", "2", "born in the early 1970s"));

    assertThat(read.subject("CA-BLR/1,Part1/1").birthDates())
        .containsExactly("1972-08-10", "1972-08-11");
    assertThat(read.subject("CA-BLR/1,Part1/2").dates())
        .extracting(StatedDate::precision, StatedDate::asPublished)
        .containsExactly(tuple(StatedDate.Precision.UNKNOWN, "born in the early 1970s"));
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

  private static List<String> names(String cell, boolean person) {
    return Aliases.of(cell, person).stream().map(Aliases.Alias::name).toList();
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
