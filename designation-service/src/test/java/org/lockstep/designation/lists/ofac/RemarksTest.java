package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.ofac.Label.Topic;

class RemarksTest {
  @Test
  void everyPieceHasALabelAndAValue() {
    Remarks remarks =
        Remarks.read(
            "DOB 16 May 1970; alt. DOB circa 1969; POB Moscow, Russia; nationality Korea, North;"
                + " Gender Male; Linked To: KOREA MINING DEVELOPMENT TRADING CORPORATION.");

    assertThat(remarks.texts()).isEmpty();
    assertThat(remarks.facts())
        .extracting(said -> said.label().topic(), LabelledFact::value, LabelledFact::alternative)
        .containsExactly(
            tuple(Topic.BIRTH_DATE, "16 May 1970", false),
            tuple(Topic.BIRTH_DATE, "circa 1969", true),
            tuple(Topic.BIRTH_PLACE, "Moscow, Russia", false),
            tuple(Topic.NATIONALITY, "Korea, North", false),
            tuple(Topic.GENDER, "Male", false),
            tuple(Topic.LINKED_TO, "KOREA MINING DEVELOPMENT TRADING CORPORATION", false));
  }

  @Test
  void aDocumentHasANumberACountryAndTwoDates() {
    LabelledFact passport =
        only("alt. Passport 654781 (Korea, North) issued 08 Sep 2006 expires 17 Jul 2011.");

    assertThat(passport.value()).isEqualTo("654781");
    assertThat(passport.country()).isEqualTo("Korea, North");
    assertThat(passport.issued()).isEqualTo("08 Sep 2006");
    assertThat(passport.expires()).isEqualTo("17 Jul 2011");
    assertThat(passport.alternative()).isTrue();
  }

  @Test
  void bracketsWithinANumberAreNoCountry() {
    assertThat(only("National ID No. D489833(9) (Hong Kong).").value()).isEqualTo("D489833(9)");
    assertThat(only("Registration ID F.5 (29) AR-11/2002 (Pakistan).").value())
        .isEqualTo("F.5 (29) AR-11/2002");
    assertThat(only("Registration ID F.5 (29).").country()).isNull();
  }

  @Test
  void theLongerOfTwoLabelsCounts() {
    assertThat(only("C.U.I.P. FOFS770822H09576414 (Mexico).").label().wording())
        .isEqualTo("C.U.I.P.");
    assertThat(only("Passport Booklet: A5199819 (Pakistan).").value()).isEqualTo("A5199819");
    assertThat(only("NIT # 800146749-7 (Colombia).").value()).isEqualTo("800146749-7");
  }

  @Test
  void aDashOrAColonIsNoPartOfAValue() {
    assertThat(only("Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h.").value())
        .isEqualTo("12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h");
    assertThat(
            only("Executive Order 13662 Directive Determination - Subject to Directive 1.").value())
        .isEqualTo("Subject to Directive 1");
    assertThat(
            only("Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201"
                    + " and 510.210.")
                .value())
        .isEqualTo("North Korea Sanctions Regulations, sections 510.201 and 510.210");
  }

  @Test
  void linkedToInBracketsIsTheSame() {
    assertThat(only("(Linked To: MG-FLOT (RUSSIA))").value()).isEqualTo("MG-FLOT (RUSSIA)");
    assertThat(only("(Linked To: SAMPLE TRADING CO., LTD.).").value())
        .isEqualTo("SAMPLE TRADING CO., LTD.");
    assertThat(only("(Linked To: HOTEL LA CASCADA S.A.)"))
        .isEqualTo(only("Linked To: HOTEL LA CASCADA S.A."));
  }

  @Test
  void severalMayBeInBracketsEachOrTogether() {
    for (String both :
        List.of(
            "Linked To: MG-FLOT; Linked To: IBEX (ROMANIA).",
            "(Linked To: MG-FLOT); (Linked To: IBEX (ROMANIA))",
            "(Linked To: MG-FLOT; Linked To: IBEX (ROMANIA))",
            "(Linked To: MG-FLOT) (Linked To: IBEX (ROMANIA))")) {
      assertThat(Remarks.read(both).facts())
          .as(both)
          .extracting(LabelledFact::value)
          .containsExactly("MG-FLOT", "IBEX (ROMANIA)");
    }
  }

  @Test
  void theFullStopOfASentenceCountsNowhere() {
    String link =
        "For more information on directives, please visit the following link: http://a.b/c";

    assertThat(only(link + ".").value()).isEqualTo("http://a.b/c");
    assertThat(Remarks.read("HAMAS - Hebron.; a.k.a. 'BNC'.").texts())
        .isEqualTo(Remarks.read("HAMAS - Hebron").texts());
  }

  @Test
  void aLinkMayBeTheSecondHalfOfASentence() {
    Remarks remarks =
        Remarks.read(
            "All offices worldwide; for more information on directives, please visit the following"
                + " link: http://a.b/c");

    assertThat(remarks.texts()).containsExactly("All offices worldwide");
    assertThat(remarks.facts())
        .extracting(said -> said.label().wording(), LabelledFact::value)
        .containsExactly(
            tuple(
                "For more information on directives, please visit the following link",
                "http://a.b/c"));
  }

  @Test
  void aTickerNeedsNoDigits() {
    Remarks remarks =
        Remarks.read(
            "Equity Ticker 00883 HK; alt. Equity Ticker CEO US; alt. Equity Ticker CNU CA.");

    assertThat(remarks.texts()).isEmpty();
    assertThat(remarks.facts())
        .extracting(LabelledFact::value)
        .containsExactly("00883 HK", "CEO US", "CNU CA");
  }

  @Test
  void ordersAndDirectivesOfTomorrowAreKnownByTheirWords() {
    Remarks remarks =
        Remarks.read(
            "Executive Order 15099 Directive Information - Subject to Directive 9; Listing Date (EO"
                + " 15099 Directive 9): 24 Feb 2031; Executive Order 15099 is cited in the notice.");

    assertThat(remarks.facts())
        .extracting(said -> said.label().wording(), LabelledFact::value)
        .containsExactly(
            tuple("Executive Order 15099 Directive Information", "Subject to Directive 9"),
            tuple("Listing Date (EO 15099 Directive 9)", "24 Feb 2031"));
    assertThat(remarks.texts()).containsExactly("Executive Order 15099 is cited in the notice");
  }

  @Test
  void onlyNamesInQuotesAreWeakNames() {
    assertThat(only("a.k.a. 'BNC'.").value()).isEqualTo("BNC");
    assertThat(only("a.k.a. \"BNC\".").value()).isEqualTo("BNC");
    assertThat(Remarks.read("a.k.a. of his father.").texts())
        .containsExactly("a.k.a. of his father");
  }

  @Test
  void aFullStopThatEndsAnAbbreviationIsKept() {
    assertThat(only("Linked To: HOTEL LA CASCADA S.A.").value()).isEqualTo("HOTEL LA CASCADA S.A.");
    assertThat(only("Linked To: HIZBALLAH.").value()).isEqualTo("HIZBALLAH");
  }

  @Test
  void whatHasNoKnownLabelStaysAsItIs() {
    String odd =
        "Passport issued in Sarajevo, Bosnia-Herzegovina; currently incarcerated in the"
            + " Philippines; Genders unknown; Passport and National ID were issued in Ulm, Germany";

    Remarks remarks = Remarks.read(odd + ".");

    assertThat(remarks.facts()).isEmpty();
    assertThat(String.join("; ", remarks.texts())).isEqualTo(odd);
  }

  @Test
  void anAddressOfTheWebNeedsNoLabel() {
    assertThat(only("http://www.sanabel.org.uk (website).").label().topic())
        .isEqualTo(Topic.CONTACT);
    assertThat(only("info@sanabel.org.uk (email).").value()).isEqualTo("info@sanabel.org.uk");
  }

  @Test
  void aLongRowOfSemicolonsTakesNoTime() {
    assertThat(Remarks.read("; ".repeat(30_000) + "x").texts()).containsExactly("x");
    assertThat(Remarks.read("Passport (".repeat(6_000)).texts()).hasSize(1);
  }

  private static LabelledFact only(String remarks) {
    Remarks read = Remarks.read(remarks);
    assertThat(read.texts()).isEmpty();
    assertThat(read.facts()).hasSize(1);
    return read.facts().get(0);
  }
}
