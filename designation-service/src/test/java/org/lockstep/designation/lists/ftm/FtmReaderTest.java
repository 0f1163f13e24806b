package org.lockstep.designation.lists.ftm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.RefusedFileException;

class FtmReaderTest {
  /** As Lockstep exports a vessel with its owner; links come before what they tie. */
  private static final String EXPORT =
      """
      {"id":"7-link-1","schema":"Ownership","properties":{"asset":["7"],"owner":["7-party-1"],"role":["OWNER"],"startDate":["2023"]}}
      {"id":"7-link-2","schema":"UnknownLink","properties":{"subject":["7"],"object":["7-party-2"],"role":["OPERATOR"]}}
      {"id":"7-party-1","schema":"Organization","properties":{"imoNumber":["6246853"],"name":["M LEASING LLC"]}}
      {"id":"7-party-2","schema":"LegalEntity","properties":{"name":["TRANSMORFLOT LLC"]}}
      {"id":"7-sanction","schema":"Sanction","properties":{"entity":["7"],"authority":["US"],"authorityId":["37059"],"country":["us"],"program":["US-RUSSIA-EO14024"],"programId":["US-RUSSIA-EO14024"],"listingDate":["2022-05-08"],"startDate":["2022-05-08"],"status":["Active"],"provisions":["ASSET_FREEZE (US-EO14024)"],"sourceUrl":["https://ofac.treasury.gov/recent"]}}
      {"id":"7","schema":"Vessel","properties":{"name":["ANGARA"],"imoNumber":["9179842"],"mmsi":["273210440"],"callSign":["UBYT2"],"flag":["ru"],"topics":["sanction"],"sourceUrl":["https://ofac.treasury.gov/recent"]}}
      """;

  @Test
  void refusesAThingThatMorePointsAtThanFitsIntoMemory() {
    String summary = "x".repeat(500_000);
    long sanctions = Runtime.getRuntime().maxMemory() / 3 / 8 / summary.length() + 1;
    String person = "{\"id\":\"p\",\"schema\":\"Person\",\"properties\":{\"name\":[\"P\"]}}\n";
    String sanction =
        "{\"id\":\"s%d\",\"schema\":\"Sanction\",\"properties\":{\"entity\":[\"p\"],\"summary\":[\"%s\"]}}\n";

    assertThatThrownBy(
            () ->
                read(
                    "ftm-us",
                    person
                        + LongStream.range(0, sanctions)
                            .mapToObj(i -> sanction.formatted(i, summary))
                            .collect(Collectors.joining())))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("what has to be joined takes more than");
  }

  @Test
  void joinsManyMoreThingsThanAreReadAtATime() {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 350; i++) {
      file.append(
          """
          {"id":"s%1$d","schema":"Sanction","properties":{"entity":["p%1$d"],"authorityId":["%1$d"]}}
          {"id":"p%1$d","schema":"Person","properties":{"name":["Person %1$d"],"addressEntity":["a%1$d"]}}
          {"id":"d%1$d","schema":"Directorship","properties":{"director":["p%1$d"],"organization":["c"]}}
          {"id":"f%1$d","schema":"Family","properties":{"person":["p%1$d"],"relative":["p%2$d"]}}
          {"id":"a%1$d","schema":"Address","properties":{"full":["Street %1$d"]}}
          """
              .formatted(i, (i + 175) % 350));
    }
    file.append("{\"id\":\"c\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Company\"]}}");

    Read read = read("ftm-us", file.toString());

    assertThat(read.entries).hasSize(350);
    for (int i = 0; i < 350; i++) {
      int relative = (i + 175) % 350;
      ListingRecord person = read.subject("p" + i);
      assertThat(read.content("p" + i).authorityId()).isEqualTo(i + "");
      assertThat(person.addresses().get(0).full()).isEqualTo("Street " + i);
      assertThat(person.relationships())
          .extracting(Relationship::name, Relationship::asPublished)
          .containsExactlyInAnyOrder(
              tuple("Company", "Directorship: organization"),
              tuple("Person " + relative, "Family: relative"),
              tuple("Person " + relative, "Family: person"));
      // Itself, its address, sanction, directorship and two relatives, and the unlisted company.
      assertThat(read.entry("p" + i).original()).hasSize(7);
    }
  }

  @Test
  void takesAnAddressForNothingElseThanAnAddress() {
    Read read =
        read(
            "ftm-ua",
            """
            {"id":"p","schema":"Person","target":true,"properties":{"name":["P"],"addressEntity":["q"]}}
            {"id":"q","schema":"Person","properties":{"name":["Q"]}}
            """);

    assertThat(read.subject("p").addresses()).isEmpty();
    assertThat(read.subject("p").extras()).containsExactly(new LabelledValue("addressEntity", "q"));
  }

  @Test
  void readsBackWhatLockstepExports() {
    Read read = read("ftm-us", EXPORT);

    assertThat(read.entries).hasSize(1);
    assertThat(read.content("7").authorityId()).isEqualTo("37059");
    assertThat(read.content("7").programmes()).containsExactly("US-RUSSIA-EO14024");
    assertThat(read.content("7").listingDate()).isEqualTo("2022-05-08");
    assertThat(read.content("7").measures())
        .extracting(Measure::kind, Measure::scope)
        .containsExactly(
            tuple(MeasureKind.ASSET_FREEZE, "ASSET_FREEZE (US-EO14024); status: Active"));
    ListingRecord vessel = read.subject("7");
    assertThat(vessel.flag()).isEqualTo("RU");
    assertThat(vessel.identifiers())
        .contains(
            new Identifier(Identifier.Scheme.IMO_NUMBER, "9179842"),
            new Identifier(Identifier.Scheme.MMSI, "273210440"));
    assertThat(vessel.relationships())
        .extracting(Relationship::kind, Relationship::name, Relationship::startDate)
        .containsExactly(
            tuple(Relationship.Kind.OWNER, "M LEASING LLC", "2023"),
            tuple(Relationship.Kind.OPERATOR, "TRANSMORFLOT LLC", null));
    assertThat(vessel.relationships().get(0).identifiers())
        .containsExactly(new Identifier(Identifier.Scheme.IMO_COMPANY_NUMBER, "6246853"));
    assertThat(vessel.sources())
        .extracting(source -> source.url())
        .containsExactly("https://ofac.treasury.gov/recent");
    assertThat(vessel.extras()).isEmpty();
    assertThat(read.entry("7").original()).hasSize(6);
  }

  @Test
  void makesNoMeasureOfASanctionOfAnotherAuthority() {
    Read read =
        read(
            "ftm-ua",
            """
            {"id":"a","schema":"Person","properties":{"name":["A"]},"target":true}
            {"id":"s","schema":"Sanction","properties":{"entity":["a"],"country":["au"],"provisions":["Travel ban"],"programId":["AU-RUSSIA"]}}
            """);

    assertThat(read.content("a").measures())
        .extracting(Measure::kind, Measure::scope)
        .containsExactly(tuple(MeasureKind.OTHER, "listed without a sanction of UA"));
    assertThat(read.content("a").programmes()).containsExactly("UA-FTM");
    assertThat(read.subject("a").notices().get(0).value())
        .contains("provisions: Travel ban", "programId: AU-RUSSIA");
  }

  @Test
  void tellsTheOtherSideOfALinkWithoutMakingAnEntryOfIt() {
    Read read =
        read(
            "ftm-ua",
            """
            {"id":"p","schema":"Person","properties":{"name":["Listed"],"topics":["sanction"]}}
            {"id":"q","schema":"Company","properties":{"name":["Not listed"]}}
            {"id":"l1","schema":"Directorship","properties":{"director":["p"],"organization":["q"],"role":["Head"]}}
            {"id":"l2","schema":"Family","properties":{"person":["p"],"relative":["gone"],"relationship":["son"]}}
            """);

    assertThat(read.entries).hasSize(1);
    assertThat(read.subject("p").relationships())
        .extracting(Relationship::kind, Relationship::name, Relationship::asPublished)
        .containsExactly(
            tuple(Relationship.Kind.OTHER, "Not listed", "Directorship: organization; role Head"),
            tuple(Relationship.Kind.OTHER, "gone", "Family: relative; relationship son"));
  }

  @Test
  void joinsAddressesAndDocumentsWhereverTheyStand() {
    Read read =
        read(
            "ftm-ua",
            """
            {"id":"pp","schema":"Passport","properties":{"holder":["p"],"number":["654110043"],"country":["kp"]}}
            {"id":"p","schema":"Person","target":true,"properties":{"name":["P"],"addressEntity":["old"]}}
            {"id":"new","referents":["old"],"schema":"Address","properties":{"full":["Street 1, Minsk"],"city":["Minsk"],"country":["by"]}}
            """);

    assertThat(read.subject("p").addresses().get(0).full()).isEqualTo("Street 1, Minsk");
    assertThat(read.subject("p").addresses().get(0).country()).isEqualTo("BY");
    assertThat(read.subject("p").identifiers().get(0).value()).isEqualTo("654110043");
    assertThat(read.subject("p").identifiers().get(0).country()).isEqualTo("KP");
  }

  @Test
  void seesNoAmendmentInAnotherOrderOfValuesOrANewDayOfTheCrawl() {
    String one =
        """
        {"id":"p","caption":"B","schema":"Person","target":true,"last_seen":"2026-01-01","properties":{"name":["A","B"],"country":["by","ru"],"eyeColor":["blue","green"]}}
        """;
    String other =
        """
        {"id":"p","caption":"B","schema":"Person","target":true,"last_seen":"2026-02-02","properties":{"eyeColor":["green","blue"],"country":["ru","by"],"name":["B","A"]}}
        """;

    assertThat(read("ftm-ua", one).content("p")).isEqualTo(read("ftm-ua", other).content("p"));
    assertThat(read("ftm-ua", one).subject("p").caption()).isEqualTo("B");
    assertThat(read("ftm-ua", one).subject("p").extras())
        .containsExactly(
            new LabelledValue("eyeColor", "blue"), new LabelledValue("eyeColor", "green"));
  }

  @Test
  void refusesAFileOfChangesAlone() {
    assertThatThrownBy(() -> read("ftm-ua", "{\"op\":\"DEL\",\"entity\":{\"id\":\"x\"}}"))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("line 1 is a change (op DEL)");
  }

  @Test
  void refusesABrokenLineWithItsNumber() {
    String good = "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n";

    assertRefused(good + "{\"id\":", "line 2 is not one JSON object");
    assertRefused(good + "{\"id\":\"b\",\"id\":\"c\"}", "line 2 has a key twice");
    assertRefused(good + "{} {}", "line 2 is not one JSON object");
    assertRefused(good + "[]", "line 2 is not a JSON object");
    assertRefused(
        good + "{\"a\":".repeat(70) + "1" + "}".repeat(70),
        "line 2 has more than a line may have: 64 levels");
    assertRefused(
        good + "{\"a\":\"" + "x".repeat((1 << 20) + 1) + "\"}", "line 2 has more than a line");
    assertRefused(good + " ".repeat((8 << 20) + 1), "line 2 is longer than");
    assertRefused(good + good, "the id a, which another one has");
    assertRefused("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[1]}}", "no text");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> read("ftm-ua", text))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining(message);
  }

  private static Read read(String source, String text) {
    return Read.with(new FtmReader(), source, Read.file("entities.ftm.json", text));
  }
}
