package org.lockstep.designation.lists.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.TableRow;

class EntryDraftTest {
  /** Overrides the direction of what follows. */
  private static final String HIDDEN = "\u202E";

  private final Read read = new Read();

  @Test
  void whateverAListSaysHidesNothingAndCanBeEntered() {
    EntryDraft draft = draft("1" + HIDDEN, SubjectType.VESSEL);
    sayEverywhere(draft, "va" + HIDDEN + "lue");
    draft.identifier(
        Identifier.Scheme.ID_NUMBER, "1", "a\nb", "a\nb", null, null, null, null, null);
    draft.rest(new TableRow("list.csv", 2, Map.of("co" + HIDDEN + "lumn", HIDDEN)), Set.of());
    draft.emit();

    assertThat(read.entries).hasSize(1);
    assertThat(read.entries.get(0).key()).isEqualTo("1");
    assertThat(read.entries.get(0).content().toString()).contains("value").doesNotContain(HIDDEN);
    assertThat(read.entries.get(0).original().get(0).text()).isEqualTo('"' + HIDDEN + '"');
    assertThat(read.warnings)
        .contains(
            "list.csv:2: 1: characters that do not show were taken out; the original has them")
        .noneMatch(warning -> warning.contains(HIDDEN));
    assertThat(read.unknown).containsExactly("column");
    assertCanBeEntered();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 501, 1_001, 4_001, 20_001, 70_000})
  void whatIsTooLongForItsFieldIsKeptAmongTheExtras(int length) {
    EntryDraft draft = draft("1", SubjectType.VESSEL);
    sayEverywhere(draft, "x".repeat(length - 1) + "y");
    draft.emit();

    assertCanBeEntered();
    assertThat(read.subject("1").extras()).anyMatch(extra -> extra.value().endsWith("y"));
    assertThat(read.warnings).isNotEmpty().allMatch(warning -> warning.length() < 1_100);
  }

  @Test
  void aNumberWhoseCheckDigitIsWrongIsKeptAsOneThatTellsNobodyApart() {
    EntryDraft draft = draft("1", SubjectType.ORGANIZATION);
    draft.identifier(
        Identifier.Scheme.INN_CODE, "7707083893", null, null, null, null, null, null, null);
    draft.identifier(
        Identifier.Scheme.INN_CODE, "7707083894", null, null, null, null, null, null, null);
    draft.emit();

    assertThat(read.subject("1").identifiers())
        .extracting(Identifier::scheme, Identifier::value)
        .containsExactly(
            tuple(Identifier.Scheme.INN_CODE, "7707083893"),
            tuple(Identifier.Scheme.ID_NUMBER, "7707083894"));
    assertThat(read.warnings)
        .singleElement()
        .asString()
        .contains("'7707083894' is not an INN by its check digit");
  }

  @Test
  void nothingIsCutWithinACharacter() {
    EntryDraft draft = draft("1", SubjectType.VESSEL);
    sayEverywhere(draft, "x" + "\uD83D\uDEA2".repeat(35_000));
    draft.emit();

    String said = read.content("1").toString();
    assertThat(new String(said.getBytes(UTF_8), UTF_8)).isEqualTo(said);
    assertCanBeEntered();
  }

  @Test
  void whatIsMoreThanItsFieldTakesIsKeptAmongTheExtras() {
    EntryDraft draft = draft("1", SubjectType.VESSEL);
    for (int i = 0; i < 120; i++) {
      String value = "value " + i;
      draft.measure(MeasureKind.OTHER, draft.regime(value), value);
      draft.title(value);
      draft.position(value);
    }
    List<LabelledValue> parts = Collections.nCopies(30, new LabelledValue("part", "value"));
    draft.name("MARIA", Name.Kind.PRIMARY, Name.Strength.STRONG, parts, null, null, null);
    draft.address("Street", parts, null, null, null);
    draft.emit();

    assertCanBeEntered();
    assertThat(read.content("1").programmes()).hasSize(50);
    assertThat(read.content("1").measures()).hasSize(100);
    assertThat(read.subject("1").extras())
        .contains(new LabelledValue("titles", "value 50"), new LabelledValue("part", "value"));
  }

  @Test
  void ofTooManyNamesThoseThatTellLeastGoAndTheWarningSaysWhatIsNotFound() {
    EntryDraft draft = draft("1", SubjectType.ORGANIZATION);
    for (int i = 1; i <= 600; i++) {
      draft.name("WEAK " + i, Name.Kind.ALIAS, Name.Strength.WEAK);
      draft.name("STRONG " + i, Name.Kind.ALIAS, Name.Strength.STRONG);
    }
    draft.name("MARIA", Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.emit();

    assertThat(read.subject("1").names())
        .hasSize(1000)
        .extracting(Name::name)
        .contains("MARIA", "STRONG 1", "STRONG 600", "WEAK 1", "WEAK 399")
        .doesNotContain("WEAK 400");
    assertThat(read.subject("1").extras())
        .hasSize(201)
        .contains(new LabelledValue("names", "WEAK 400"), new LabelledValue("names", "WEAK 600"));
    assertThat(read.warnings)
        .contains(
            "list.csv:2: 1: 201 of 1201 names are kept among the extras, where no search finds"
                + " them: WEAK 400; WEAK 401; WEAK 402; and so on");
  }

  @Test
  void ofTooManyNumbersTheExtrasHaveTheNumberAlone() {
    EntryDraft draft = draft("1", SubjectType.ORGANIZATION);
    draft.name("MARIA", Name.Kind.PRIMARY, Name.Strength.STRONG);
    for (int i = 1; i <= 501; i++) {
      draft.identifier(Identifier.Scheme.ID_NUMBER, "A-" + i);
    }
    draft.emit();

    assertThat(read.subject("1").identifiers()).hasSize(500);
    assertThat(read.subject("1").extras())
        .containsExactly(new LabelledValue("identifiers", "A-501"));
    assertThat(read.warnings)
        .contains(
            "list.csv:2: 1: 1 of 501 identifiers are kept among the extras, where no search finds"
                + " them: A-501");
  }

  @Test
  void ofTooManyBirthDatesItIsToldWhichAreNotCompared() {
    EntryDraft draft = draft("1", SubjectType.PERSON);
    draft.name("MARIA", Name.Kind.PRIMARY, Name.Strength.STRONG);
    for (int year = 1850; year <= 1960; year++) {
      draft.date(StatedDate.Kind.BIRTH, String.valueOf(year), null, null);
    }
    draft.emit();

    assertThat(read.subject("1").birthDates()).hasSize(100);
    assertThat(read.warnings)
        .contains(
            "list.csv:2: 1: of 111 birth dates only the first 100 are compared with those of"
                + " others");
  }

  @Test
  void aKeyThatNoIndexTakesIsRefused() {
    assertThatThrownBy(() -> draft("9".repeat(501), SubjectType.VESSEL))
        .isInstanceOf(RefusedFileException.class)
        .hasMessage("list.csv: the entry at line 2 has a key of 501 characters, more than 500");
    draft("9".repeat(500), SubjectType.VESSEL);
  }

  private void assertCanBeEntered() {
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(read.entries.get(0).content())).isEmpty();
    }
  }

  /** In every field that takes a wording. */
  private static void sayEverywhere(EntryDraft draft, String value) {
    List<LabelledValue> parts = List.of(new LabelledValue("la" + value, value));
    Regime regime = draft.regime("DPRK" + value);
    draft.measure(MeasureKind.ASSET_FREEZE, regime, value);
    draft.name("MARIA", Name.Kind.PRIMARY, Name.Strength.STRONG, parts, null, value, value);
    draft.name(value, Name.Kind.ALIAS, Name.Strength.STRONG);
    draft.authorityId(value);
    draft.identifier(
        Identifier.Scheme.ID_NUMBER, value, value, value, value, value, value, value, value);
    draft.identifier(
        Identifier.Scheme.ID_NUMBER, "1", null, null, value, value, value, value, value);
    draft.date(StatedDate.Kind.OTHER, value, value, value);
    draft.birthPlace(parts, value, value, value);
    draft.address(value, parts, value, value, value);
    draft.address("Street", parts, value, value, value);
    draft.tie(CountryTie.Kind.FLAG, value, value, value);
    draft.position(value);
    draft.title(value);
    draft.gender(value);
    draft.contact(Contact.Kind.OTHER, value, value);
    draft.reference(value, value);
    draft.notice(value, value);
    draft.extra(value, value);
    draft.remark(value);
    draft.reason(value);
    draft.source(value, value, value);
    draft.craftType(value);
    draft.craftModel(value);
    draft.deadweightTonnage(value);
    draft.grossRegisteredTonnage(value);
    draft.length(value);
    draft.relationship(Relationship.Kind.OWNER, value, value, value, false);
    draft.relationship(Relationship.Kind.OWNER, "M LEASING LLC", value, value, false);
  }

  @Test
  void anotherPartyOfWhichMoreIsKnownHidesNothingEither() {
    String value = "va" + HIDDEN + "lue";
    Identifier number =
        new Identifier(
            Identifier.Scheme.ID_NUMBER, value, value, null, null, null, null, null, null, null);
    EntryDraft draft = draft("1", SubjectType.VESSEL);
    draft.relationship(
        new Relationship(
            Relationship.Kind.OTHER, value, List.of(number), null, null, null, value, value, null));
    draft.source(new Source(Source.Kind.OFFICIAL, value, null, null));
    draft.name("MARIA", Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.measure(MeasureKind.OTHER, draft.regime("DPRK"), null);
    draft.emit();

    assertCanBeEntered();
    assertThat(read.subject("1").relationships().get(0).identifiers().get(0).value())
        .isEqualTo("value");
  }

  @Test
  void aNameWithLettersThatLookLikeOthersStaysAsPublishedAndIsTold() {
    EntryDraft draft = draft("IRN-1", SubjectType.ORGANIZATION);
    draft.name("\u041C\u0410RIA TRADING", Name.Kind.PRIMARY, Name.Strength.STRONG);
    draft.name("\u041C\u0410RIA R\u041EMAN", Name.Kind.ALIAS, Name.Strength.STRONG);
    draft.regime("DPRK");
    draft.emit();

    assertThat(read.subject("IRN-1").names())
        .extracting(Name::name)
        .containsExactly("\u041C\u0410RIA TRADING", "\u041C\u0410RIA R\u041EMAN");
    assertThat(read.warnings)
        .contains(
            "list.csv:2: IRN-1: '\u041C\u0410RIA' has letters that are not LATIN: U+041C U+0410;"
                + " 'R\u041EMAN' has letters that are not LATIN: U+041E");
  }

  private EntryDraft draft(String key, SubjectType type) {
    OfficialList list = OfficialList.find("un-sc", Set.of()).orElseThrow();
    return new EntryDraft(read, list, key, type, "list.csv", 2);
  }
}
