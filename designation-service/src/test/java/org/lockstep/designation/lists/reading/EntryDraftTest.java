package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Published;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.TableRow;

class EntryDraftTest {
  /** Overrides the direction of what follows. */
  private static final String HIDDEN = "\u202E";

  private final Read read = new Read();

  @Test
  void whateverAListSaysHidesNothingAndCanBeEntered() {
    EntryDraft draft = draft("1" + HIDDEN, SubjectType.VESSEL);
    String value = "va" + HIDDEN + "lue";
    List<Published> parts = List.of(new Published("la" + HIDDEN + "bel", value));
    Regime regime = draft.regime("DPRK" + HIDDEN);
    draft.measure(new Measure(MeasureKind.OTHER, "UNSCR-1718", null, value, List.of(), null, null));
    draft.measure(MeasureKind.ASSET_FREEZE, regime, value);
    draft.name(value, Name.Kind.PRIMARY, Name.Strength.STRONG, parts, null, value, value);
    draft.identifier(
        Identifier.Scheme.ID_NUMBER,
        value,
        value + "\n2",
        value + "\n2",
        value,
        value,
        value,
        value,
        value);
    draft.date(StatedDate.Kind.OTHER, value, value, value);
    draft.birthPlace(parts, value, value, value);
    draft.address(value, parts, value, value, value);
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
    draft.source(new Source(Source.Kind.OFFICIAL, value, null, null));
    draft.craftType(value);
    draft.craftModel(value);
    draft.deadweightTonnage(value);
    draft.grossRegisteredTonnage(value);
    draft.length(value);
    draft.relationship(Relationship.Kind.OWNER, value, value, value, false);
    draft.relationship(
        new Relationship(
            Relationship.Kind.OTHER,
            value,
            List.of(
                new Identifier(
                    Identifier.Scheme.ID_NUMBER,
                    value,
                    value,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)),
            null,
            null,
            null,
            value,
            value,
            null));
    draft.rest(new TableRow("list.csv", 2, Map.of("co" + HIDDEN + "lumn", value)), Set.of());
    draft.emit();

    assertThat(read.entries).hasSize(1);
    assertThat(read.entries.get(0).key()).isEqualTo("1");
    assertThat(read.entries.get(0).content().toString()).contains("value").doesNotContain(HIDDEN);
    assertThat(read.entries.get(0).original().get(0).text()).contains(HIDDEN);
    assertThat(read.warnings)
        .contains(
            "list.csv:2: 1: characters that do not show were taken out; the original has them")
        .noneMatch(warning -> warning.contains(HIDDEN));
    assertThat(read.unknown).containsExactly("column");
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(read.entries.get(0).content())).isEmpty();
    }
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
