package org.lockstep.designation.lists.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.lists.reading.Detail;

/** What stays of what another format said, and what does not. */
class CompletionTest {
  private static final Set<Detail> NOTHING = Set.of();

  @Test
  void aListingDateStaysThatTheFormatCannotSay() {
    EntryContent dated = content("", "\"listingDate\":\"2023-12-12\",");
    EntryContent undated = content("", "");

    Completion completion = Completion.of(undated, dated, Set.of(Detail.LISTING));

    assertThat(completion.content()).isEqualTo(dated);
    assertThat(completion.kept()).containsExactly(Detail.LISTING);
    assertThat(Completion.of(undated, dated, NOTHING))
        .as("a format that can say it says that there is none any more")
        .isEqualTo(new Completion(undated, Set.of()));
  }

  @Test
  void theIdOfTheEntryStaysWhereTheFormatHasNone() {
    EntryContent numbered = content("", "\"authorityId\":\"1042\",");
    EntryContent madeUp = content("", "\"authorityId\":\"sheet 4/10/3f2a\",");

    assertThat(Completion.of(madeUp, numbered, Set.of(Detail.ENTRY_ID)).content())
        .isEqualTo(numbered);
    assertThat(Completion.of(numbered, madeUp, NOTHING).content()).isEqualTo(numbered);
  }

  @Test
  void aListingDateThatIsSaidHoldsInAnyFormat() {
    EntryContent corrected = content("", "\"listingDate\":\"2023-12-13\",");

    Completion completion =
        Completion.of(
            corrected, content("", "\"listingDate\":\"2023-12-12\","), Set.of(Detail.LISTING));

    assertThat(completion).isEqualTo(new Completion(corrected, Set.of()));
  }

  @Test
  void theActOfAListingStaysAndNoOtherDate() {
    EntryContent registered =
        content(
            """
            "dates":[
              {"kind":"OTHER","precision":"EXACT","from":"2023-12-12","note":"Listed; Executive Order 14024"},
              {"kind":"OTHER","precision":"EXACT","from":"2024-01-01","note":"Effective Date"},
              {"kind":"BIRTH","precision":"EXACT","from":"1971-10-07"}],""");
    EntryContent read =
        content("\"dates\":[{\"kind\":\"BIRTH\",\"precision\":\"EXACT\",\"from\":\"1971\"}],");

    assertThat(dates(read, registered, Set.of(Detail.LISTING)))
        .containsExactly(tuple("1971", null), tuple("2023-12-12", "Listed; Executive Order 14024"));
    assertThat(dates(read, registered, NOTHING)).containsExactly(tuple("1971", null));
  }

  @Test
  void aNameInItsOwnScriptStaysAndAnAliasThatIsGoneIsGone() {
    EntryContent registered =
        names(
            primary("OREKHOV, Pavel"),
            alias("Орехов, Павел"),
            alias("Orekhov Павел"),
            alias("OREKHOFF, Pavel"));
    EntryContent read = names(primary("OREKHOV, Pavel"), alias("OREHOV, Pavel"));

    assertThat(texts(read, registered, Set.of(Detail.ORIGINAL_SCRIPTS)))
        .containsExactly("OREKHOV, Pavel", "OREHOV, Pavel", "Орехов, Павел", "Orekhov Павел");
    assertThat(texts(read, registered, NOTHING)).containsExactly("OREKHOV, Pavel", "OREHOV, Pavel");
  }

  @Test
  void aNameIsInLatinLettersAlsoWithAccentsAndSigns() {
    EntryContent registered = names(primary("A"), alias("Nuʿmān al-Șeyḫ (№ 2)"));

    assertThat(texts(names(primary("A")), registered, Set.of(Detail.ORIGINAL_SCRIPTS)))
        .containsExactly("A");
  }

  @Test
  void partsAndSmallLettersOfANameStayWhereItsLettersAreTheSame() {
    String parts =
        """
        ,"parts":[{"label":"Last Name","value":"Orekhov"},{"label":"First Name","value":"Pavel"}]""";
    EntryContent registered =
        names(primary("Orekhov, Pavel", parts), alias("Orekhoff, Pavel", parts));
    EntryContent read = names(primary("OREKHOV, Pavel"), alias("OREKHOFF, Pawel"));

    assertThat(completed(read, registered, Set.of(Detail.NAME_PARTS)).names())
        .extracting(Name::name, name -> name.parts().size())
        .containsExactly(tuple("Orekhov, Pavel", 2), tuple("OREKHOFF, Pawel", 0));
    assertThat(completed(read, registered, NOTHING).names())
        .extracting(Name::name, name -> name.parts().size())
        .containsExactly(tuple("OREKHOV, Pavel", 0), tuple("OREKHOFF, Pawel", 0));
  }

  @Test
  void whatAFormatSaysOfANameHolds() {
    EntryContent registered =
        names(primary("A"), alias("Orekhoff", ",\"strength\":\"WEAK\",\"note\":\"n.k.a.\""));
    EntryContent read = names(primary("A"), alias("OREKHOFF", ",\"strength\":\"STRONG\""));

    assertThat(completed(read, registered, Set.of(Detail.NAME_PARTS)).names())
        .extracting(Name::name, Name::strength, Name::note)
        .contains(tuple("Orekhoff", Name.Strength.STRONG, null));
  }

  @Test
  void aFormerNameIsNotTheAliasThatItWas() {
    EntryContent registered = names(primary("A"), alias("Orekhoff"));
    EntryContent read = names(primary("A"), name("PREVIOUS", "OREKHOFF", ""));

    assertThat(texts(read, registered, Set.of(Detail.NAME_PARTS))).containsExactly("A", "OREKHOFF");
  }

  @Test
  void strengthsOfNamesAndThePrimaryOneStay() {
    EntryContent registered =
        names(
            primary("Orekhov", ",\"strength\":\"STRONG\""),
            alias("Orehov", ",\"strength\":\"WEAK\""),
            alias("Orechow", ",\"strength\":\"STRONG\""));
    EntryContent read =
        names(
            primary("Orehov", ",\"strength\":\"STRONG\""),
            alias("Orekhov", ",\"strength\":\"STRONG\""),
            name("PREVIOUS", "Orechow", ",\"strength\":\"STRONG\""));

    assertThat(completed(read, registered, Set.of(Detail.NAME_STRENGTHS)).names())
        .extracting(Name::name, Name::kind, Name::strength)
        .containsExactly(
            tuple("Orehov", Name.Kind.ALIAS, Name.Strength.WEAK),
            tuple("Orekhov", Name.Kind.PRIMARY, Name.Strength.STRONG),
            tuple("Orechow", Name.Kind.PREVIOUS, Name.Strength.STRONG));
    assertThat(completed(read, registered, NOTHING)).isEqualTo(read.listingRecord());
  }

  @Test
  void aPrimaryNameThatIsGoneOrFormerIsThatOfTheFormat() {
    EntryContent registered = names(primary("Orekhov"), alias("Orehov"));

    for (EntryContent read :
        List.of(
            names(primary("Orehov")), names(primary("Orehov"), name("PREVIOUS", "Orekhov", "")))) {
      assertThat(completed(read, registered, Set.of(Detail.NAME_STRENGTHS)).caption())
          .isEqualTo("Orehov");
    }
  }

  @Test
  void ofNamesWithTheSameLettersThoseBelongTogetherThatAreWrittenAlike() {
    EntryContent registered =
        names(
            primary("A"),
            alias("AL-ABD", ",\"publishedId\":\"1\""),
            alias("AL ABD", ",\"publishedId\":\"2\""));

    assertThat(
            completed(
                    names(primary("A"), alias("AL ABD")), registered, Set.of(Detail.PUBLISHED_IDS))
                .names())
        .extracting(Name::name, Name::publishedId)
        .containsExactly(tuple("A", null), tuple("AL ABD", "2"));
  }

  @Test
  void anAddressStaysInItsPartsWhereItsLettersAreTheSame() {
    EntryContent registered =
        content(
            """
            "addresses":[
              {"full":"Leninskiy Prospekt 1, Moscow, 119049, Russia","country":"RU","publishedId":"301",
               "parts":[{"label":"address1","value":"Leninskiy Prospekt 1"},{"label":"city","value":"Moscow"}]},
              {"full":"Havana, Cuba","country":"CU"}],""");
    EntryContent read =
        content(
            """
            "addresses":[
              {"full":"Leninskiy Prospekt 1, Moscow 119049, Russia",
               "parts":[{"label":"Address","value":"Leninskiy Prospekt 1"}]},
              {"full":"Havana 10400, Cuba"}],""");

    assertThat(completed(read, registered, Set.of(Detail.ADDRESS_PARTS)).addresses())
        .extracting(Address::full, Address::country, address -> address.parts().size())
        .containsExactly(
            tuple("Leninskiy Prospekt 1, Moscow, 119049, Russia", "RU", 2),
            tuple("Havana 10400, Cuba", null, 0));
    assertThat(completed(read, registered, NOTHING)).isEqualTo(read.listingRecord());
  }

  @Test
  void idsStayWhereTheFormatGivesNone() {
    EntryContent registered =
        content(
            """
            "identifiers":[{"scheme":"passportNumber","value":"75 0001","type":"Passport","publishedId":"501"},
              {"scheme":"idNumber","value":"2","publishedId":"502"}],
            "dates":[{"kind":"BIRTH","precision":"EXACT","from":"1971","publishedId":"601"}],
            "birthPlaces":[{"full":"Novorossiysk, Russia","publishedId":"602"}],
            "countryTies":[{"kind":"NATIONALITY","asPublished":"Russia","publishedId":"603"}],
            "references":[{"label":"Gender","value":"604"}],""");
    EntryContent read =
        content(
            """
            "identifiers":[{"scheme":"passportNumber","value":"750001","type":"Passport"},
              {"scheme":"idNumber","value":"2","publishedId":"503"}],
            "dates":[{"kind":"BIRTH","precision":"EXACT","from":"1971"}],
            "birthPlaces":[{"full":"Novorossiysk, Russia"}],
            "countryTies":[{"kind":"NATIONALITY","asPublished":"Russia"}],""");

    ListingRecord completed = completed(read, registered, Set.of(Detail.PUBLISHED_IDS));

    assertThat(completed.identifiers())
        .extracting(Identifier::value, Identifier::publishedId)
        .containsExactly(tuple("750001", "501"), tuple("2", "503"));
    assertThat(completed.dates()).isEqualTo(registered.listingRecord().dates());
    assertThat(completed.birthPlaces()).isEqualTo(registered.listingRecord().birthPlaces());
    assertThat(completed.countryTies()).isEqualTo(registered.listingRecord().countryTies());
    assertThat(completed.references()).isEqualTo(registered.listingRecord().references());
    assertThat(completed(read, registered, NOTHING)).isEqualTo(read.listingRecord());
  }

  @Test
  void oneIdUnderTwoLabelsIsOneReference() {
    EntryContent registered =
        content("\"references\":[{\"label\":\"address\",\"value\":\"303\"}],");
    EntryContent read = content("\"references\":[{\"label\":\"Add_num\",\"value\":\"303\"}],");

    assertThat(completed(read, registered, Set.of(Detail.PUBLISHED_IDS)).references())
        .containsExactly(new LabelledValue("address", "303"));
  }

  @Test
  void walletsStayAndNoOtherNumber() {
    EntryContent registered =
        content(
            """
            "identifiers":[{"scheme":"cryptoWallet","value":"bc1qxyz"},{"scheme":"idNumber","value":"2"}],""");

    assertThat(completed(content(""), registered, Set.of(Detail.WALLETS)).identifiers())
        .extracting(Identifier::value)
        .containsExactly("bc1qxyz");
  }

  @Test
  void extrasStayUnderLabelsThatTheFormatDoesNotUse() {
    EntryContent registered =
        content(
            """
            "extras":[{"label":"Address_Regulation_Programme","value":"PRK"},
              {"label":"additionalInformation/a","value":"1"}],""");
    EntryContent read =
        content("\"extras\":[{\"label\":\"additionalInformation/a\",\"value\":\"2\"}],");

    assertThat(completed(read, registered, Set.of(Detail.EXTRAS)).extras())
        .containsExactly(
            new LabelledValue("additionalInformation/a", "2"),
            new LabelledValue("Address_Regulation_Programme", "PRK"));
    assertThat(completed(read, registered, NOTHING)).isEqualTo(read.listingRecord());
  }

  @Test
  void whatSomebodyIsToTheSubjectStaysWhereTheFormatCanOnlyMentionIt() {
    EntryContent registered =
        content(
            """
            "relationships":[
              {"kind":"PRINCIPAL","name":"North Star Shipping","asPublished":"Acting for or on behalf of","authorityId":"91002"},
              {"kind":"ASSOCIATE","name":"Orekhov, Ivan","asPublished":"Family member of","authorityId":"91003"},
              {"kind":"ASSOCIATE","name":"SOUTH STAR","asPublished":"Linked To:"}],""");
    EntryContent read =
        content(
            """
            "relationships":[
              {"kind":"ASSOCIATE","name":"NORTH STAR SHIPPING","asPublished":"Linked To:"},
              {"kind":"ASSOCIATE","name":"EAST STAR","asPublished":"Linked To:"},
              {"kind":"OWNER","name":"NORTH STAR SHIPPING","asPublished":"Vessel Owner"}],""");

    assertThat(ties(read, registered, Set.of(Detail.RELATIONSHIPS)))
        .containsExactlyInAnyOrder(
            tuple("North Star Shipping", "Acting for or on behalf of"),
            tuple("Orekhov, Ivan", "Family member of"),
            tuple("EAST STAR", "Linked To:"),
            tuple("NORTH STAR SHIPPING", "Vessel Owner"));
    assertThat(completed(read, registered, NOTHING)).isEqualTo(read.listingRecord());
  }

  @Test
  void whoIsMentionedStaysWhereTheFormatMentionsNobody() {
    EntryContent registered =
        content(
            """
            "relationships":[
              {"kind":"ASSOCIATE","name":"NORTH STAR SHIPPING","asPublished":"Linked To:"},
              {"kind":"ASSOCIATE","name":"SOUTH STAR","asPublished":"Linked To:"},
              {"kind":"PRINCIPAL","name":"East Star","authorityId":"91003"}],""");
    EntryContent read =
        content(
            """
            "relationships":[
              {"kind":"PRINCIPAL","name":"North Star Shipping","authorityId":"91002"}],""");

    assertThat(ties(read, registered, Set.of(Detail.MENTIONS)))
        .containsExactlyInAnyOrder(
            tuple("North Star Shipping", null), tuple("SOUTH STAR", "Linked To:"));
    assertThat(completed(read, registered, NOTHING)).isEqualTo(read.listingRecord());
  }

  @Test
  void notesAndWordingsStayWhereTheFormatHasNone() {
    EntryContent registered =
        content(
            """
            "identifiers":[{"scheme":"passportNumber","value":"750001","note":"Fraudulent","asPublished":"Passport 750001"}],
            "dates":[{"kind":"BIRTH","precision":"EXACT","from":"1971-10-07","asPublished":"07 Oct 1971","note":"alt."},
              {"kind":"BIRTH","precision":"EXACT","from":"1972","note":"alt."}],
            "contacts":[{"kind":"EMAIL","value":"a@b.example","note":"old"}],""");
    EntryContent read =
        content(
            """
            "identifiers":[{"scheme":"passportNumber","value":"750001"}],
            "dates":[{"kind":"BIRTH","precision":"EXACT","from":"1971-10-07"},
              {"kind":"BIRTH","precision":"EXACT","from":"1972","note":"Confirmed"}],
            "contacts":[{"kind":"EMAIL","value":"a@b.example"}],""");

    ListingRecord completed = completed(read, registered, Set.of(Detail.NOTES));

    assertThat(completed.identifiers()).isEqualTo(registered.listingRecord().identifiers());
    assertThat(completed.contacts()).isEqualTo(registered.listingRecord().contacts());
    assertThat(completed.dates())
        .extracting(StatedDate::asPublished, StatedDate::note)
        .containsExactly(tuple("07 Oct 1971", "alt."), tuple(null, "Confirmed"));
    assertThat(completed(read, registered, NOTHING)).isEqualTo(read.listingRecord());
  }

  @Test
  void aFullerNoteStaysOfWhichTheFormatSaysAPart() {
    EntryContent registered = tie("Nationality of Registration; Confirmed");

    for (Map.Entry<String, String> notes :
        Map.of(
                "Nationality of Registration", "Nationality of Registration; Confirmed",
                "Nationality of Registration; Suspected", "Nationality of Registration; Suspected")
            .entrySet()) {
      assertThat(completed(tie(notes.getKey()), registered, Set.of(Detail.NOTES)).countryTies())
          .isEqualTo(tie(notes.getValue()).listingRecord().countryTies());
    }
  }

  private static EntryContent tie(String note) {
    return content(
        "\"countryTies\":[{\"kind\":\"JURISDICTION\",\"asPublished\":\"Russia\",\"note\":\"%s\"}],"
            .formatted(note));
  }

  @ParameterizedTest
  @EnumSource(Detail.class)
  void whatIsCompleteIsNotCompletedFurther(Detail detail) {
    EntryContent registered =
        content(
            """
            "addresses":[{"full":"Moscow","publishedId":"1"},{"full":"MOSCOW"}],
            "relationships":[{"kind":"ASSOCIATE","name":"B","authorityId":"2"},{"kind":"ASSOCIATE","name":"C"}],
            "references":[{"label":"Gender","value":"1"},{"label":"Gender","value":"2"}],
            "dates":[{"kind":"OTHER","precision":"EXACT","from":"2023-12-12","note":"Listed"}],""");
    EntryContent read = content("\"addresses\":[{\"full\":\"Mos-cow\"}],");

    EntryContent once = Completion.of(read, registered, Set.of(detail)).content();

    assertThat(Completion.of(once, registered, Set.of(detail)).content()).isEqualTo(once);
    assertThat(Completion.of(registered, registered, Set.of(detail)))
        .isEqualTo(new Completion(registered, Set.of()));
  }

  @Test
  void thousandsOfNamesWithTheSameLettersAreNoTrouble() {
    EntryContent many =
        names(
            IntStream.range(0, 20_000)
                .mapToObj(i -> alias("-".repeat(i % 50) + "A"))
                .toArray(String[]::new));

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> Completion.of(many, many, EnumSet.allOf(Detail.class)));
  }

  @Test
  void textsWithoutLettersAreAsTheyAre() {
    assertThat(Letters.of("Ab-c, 1")).isEqualTo("abc1");
    assertThat(Letters.of("***")).isEqualTo("***");
    assertThatNoException().isThrownBy(() -> Letters.of("\ud800"));
  }

  private static ListingRecord completed(
      EntryContent read, EntryContent registered, Set<Detail> cannotSay) {
    return Completion.of(read, registered, cannotSay).content().listingRecord();
  }

  private static List<String> texts(
      EntryContent read, EntryContent registered, Set<Detail> cannotSay) {
    return completed(read, registered, cannotSay).names().stream().map(Name::name).toList();
  }

  private static List<org.assertj.core.groups.Tuple> dates(
      EntryContent read, EntryContent registered, Set<Detail> cannotSay) {
    return completed(read, registered, cannotSay).dates().stream()
        .map(date -> tuple(date.from(), date.note()))
        .toList();
  }

  private static List<org.assertj.core.groups.Tuple> ties(
      EntryContent read, EntryContent registered, Set<Detail> cannotSay) {
    return completed(read, registered, cannotSay).relationships().stream()
        .map(tie -> tuple(tie.name(), tie.asPublished()))
        .toList();
  }

  private static String primary(String name) {
    return primary(name, "");
  }

  private static String primary(String name, String more) {
    return name("PRIMARY", name, more);
  }

  private static String alias(String name) {
    return alias(name, "");
  }

  private static String alias(String name, String more) {
    return name("ALIAS", name, more);
  }

  private static String name(String kind, String name, String more) {
    return "{\"kind\":\"%s\",\"name\":\"%s\"%s}".formatted(kind, name, more);
  }

  private static EntryContent names(String... names) {
    return content(List.of(names).stream().collect(Collectors.joining(",", "\"names\":[", "],")));
  }

  private static EntryContent content(String subject) {
    return content(subject, "");
  }

  /** Each field with a comma behind it. */
  private static EntryContent content(String subject, String listing) {
    return StoredJson.read(
        "{%s\"listingRecord\":{%s\"subjectType\":\"PERSON\"}}".formatted(listing, subject),
        EntryContent.class);
  }
}
