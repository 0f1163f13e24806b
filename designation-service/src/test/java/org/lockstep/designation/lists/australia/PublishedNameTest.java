package org.lockstep.designation.lists.australia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Name.Kind;
import org.lockstep.designation.content.Name.Strength;

class PublishedNameTest {
  private static List<PublishedName> alias(String cell) {
    return PublishedName.of(cell, Kind.ALIAS, Strength.STRONG);
  }

  private static List<PublishedName> primary(String cell) {
    return PublishedName.of(cell, Kind.PRIMARY, Strength.STRONG);
  }

  @Test
  void takesANameThatWasListedBeforeForAFormerOne() {
    assertThat(alias("Abdul Example (previously listed as)"))
        .containsExactly(
            new PublishedName(
                "Abdul Example", Kind.PREVIOUS, Strength.STRONG, null, "previously listed as"));
    assertThat(alias("Anan Sample (Previously listed as. In Arabic: عنان مثال)"))
        .extracting(PublishedName::name, PublishedName::kind, PublishedName::language)
        .containsExactly(
            tuple("Anan Sample", Kind.PREVIOUS, null), tuple("عنان مثال", Kind.PREVIOUS, "ar"));
    assertThat(alias("Agha Sample اغا مثال (formerly listed as)"))
        .extracting(PublishedName::name, PublishedName::kind)
        .containsExactly(tuple("Agha Sample", Kind.PREVIOUS), tuple("اغا مثال", Kind.PREVIOUS));
    assertThat(alias("Formerly known as State wine plant ‘Example’"))
        .extracting(PublishedName::name, PublishedName::kind)
        .containsExactly(tuple("State wine plant ‘Example’", Kind.PREVIOUS));
  }

  @Test
  void partsTheSameNameInTwoScripts() {
    assertThat(alias("Jin Example (金例三)"))
        .extracting(PublishedName::name)
        .containsExactly("Jin Example", "金例三");
    assertThat(alias("شبكة مثال (Example Network - sub-unit name)"))
        .extracting(PublishedName::name, PublishedName::note)
        .containsExactly(
            tuple("شبكة مثال", "sub-unit name"), tuple("Example Network", "sub-unit name"));
    assertThat(alias("ኣብነት ምሳሌ (Tigrinya)"))
        .extracting(PublishedName::name, PublishedName::language)
        .containsExactly(tuple("ኣብነት ምሳሌ", "ti"));
    // Latin letters within Cyrillic words are a slip.
    assertThat(alias("OOO Пример")).extracting(PublishedName::name).containsExactly("OOO Пример");
  }

  @Test
  void leavesAnAcronymOrAPlaceInTheName() {
    for (String name : List.of("EXAMPLE NETWORK OF JIHAD (ENJ)", "EXAMPLE FOUNDATION (ETHIOPIA)")) {
      assertThat(primary(name)).extracting(PublishedName::name).containsExactly(name);
    }
  }

  @Test
  void takesWhatIsSaidOfANameForANote() {
    assertThat(alias("Romeo (Call sign)"))
        .containsExactly(
            new PublishedName("Romeo", Kind.ALIAS, Strength.STRONG, null, "Call sign"));
  }

  @Test
  void namesHaveNoSeparatorsAtTheirEndsAndNoHalfOfABracket() {
    assertThat(primary("HARAKAT EXAMPLE / HEX"))
        .extracting(PublishedName::name, PublishedName::kind)
        .containsExactly(tuple("HARAKAT EXAMPLE", Kind.PRIMARY), tuple("HEX", Kind.ALIAS));
    assertThat(alias(",حاجى مثال،")).extracting(PublishedName::name).containsExactly("حاجى مثال");
    assertThat(alias("a.k.a. Anan Example)"))
        .extracting(PublishedName::name)
        .containsExactly("Anan Example");
    assertThat(alias("Abdul Example (previously listed as"))
        .extracting(PublishedName::name, PublishedName::kind)
        .containsExactly(tuple("Abdul Example", Kind.PREVIOUS));
  }
}
