package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeveralNamesTest {
  @Test
  void leavesANameAsItIs() {
    for (String name :
        new String[] {
          "NORTHERN BANK (NB)",
          "Sun (Thai) Co., Ltd",
          "Majeed, Abdul",
          "Lord’s Army/Front (LA/F)",
          "M/V Star 1",
          "MARIE AKA KOFFI",
          "Born Star Shipping",
          "華信船務(香港)有限公司",
          "STATE POWER / DEPARTMENT OF STATISTICS",
          "“General” Sidi",
          "STEEL, IRON, COPPER",
          "AO ‘Электронная Москва’",
          "FRONT: Analysis and News",
          "Ltd ‘Star’ and ‘Moon’",
          "Movement/Army of the North",
          "Base of Jihad/Country of the Two Rivers",
          "Step Istanbul/Standart Teknik",
          "Dead or Alive",
          "Fund for Bread or Peace",
          "Акционерное общество or АО \"Заря\"",
          "Intra Trading Co. (GMBH)",
          "(Sheikh) Ali Test",
          "(Khalid) (Bassam) (al-) Zubaidi",
          "Foreign Trade Bank (FTB)"
        }) {
      assertThat(SeveralNames.in(name)).as(name).containsExactly(new SeveralNames.One(name));
    }
  }

  @Test
  void takesApartWhatIsKnownByOtherNames() {
    assertThat(read("Dana Star a.k.a Dana Astra")).isEqualTo("Dana Star | Dana Astra");
    assertThat(read("Sample \"Holding\" (formerly: Old Sample GmbH; Older GmbH)"))
        .isEqualTo("Sample \"Holding\" | Old Sample GmbH* | Older GmbH*");
    assertThat(read("Sample LLC, formerly known as Old LLC")).isEqualTo("Sample LLC | Old LLC*");
    assertThat(read("f.k.a. Old LLC")).isEqualTo("Old LLC*");
    assertThat(read("Anna (nee) BELOVA")).isEqualTo("Anna BELOVA*[nee]");
    assertThat(read("SEA STAR / RED STAR")).isEqualTo("SEA STAR | RED STAR");
    assertThat(read("M. Sabet; Mo. Sabet b) J. Kareemi; J. Karimi"))
        .isEqualTo("M. Sabet | Mo. Sabet | J. Kareemi | J. Karimi");
    assertThat(read("Ali (a.k.a. Aly) HUSSEIN a.k.a. Hussain)"))
        .isEqualTo("Ali HUSSEIN | Hussain? | Aly?");
    assertThat(read("DOBRO a.k.a. DOBROL")).isEqualTo("DOBRO | DOBROL");
    assertThat(read("‘Agency of Projects aka ASP’")).isEqualTo("Agency of Projects | ASP?");
    assertThat(read("Ann PETROVA - born BELOVA")).isEqualTo("Ann PETROVA | BELOVA*?");
    assertThat(read("North; (c)South; (d) East")).isEqualTo("North | South | East");
    assertThat(read("Groupe A, (b), Groupe B, (c) GB")).isEqualTo("Groupe A | Groupe B | GB");
    assertThat(read("Riad (Previously listed as. In Arabic: رياض)"))
        .isEqualTo("Riad*[Previously listed as] | رياض*");
    assertThat(read("Ali (Date of birth: 22.8.1973; place of birth: Morocco)"))
        .isEqualTo("Ali[Date of birth: 22.8.1973; place of birth: Morocco]");
    assertThat(read("Abdurezak, Abdelrazaq, Abdrazzak"))
        .isEqualTo("Abdurezak | Abdelrazaq | Abdrazzak");
  }

  @Test
  void takesSpellingsOfAWordApart() {
    assertThat(read("Ali (a.k.a. Hikmat, Hekmat) TESTOV"))
        .isEqualTo("Ali TESTOV | Hikmat? | Hekmat?");
    assertThat(read("al-Sikhni, al-Sekhny, al-Sekhni"))
        .isEqualTo("al-Sikhni | al-Sekhny | al-Sekhni");
    assertThat(read("Fater (or Faater) Institute")).isEqualTo("Fater Institute | Faater Institute");
    assertThat(read("Ali Saidi or Saeedi")).isEqualTo("Ali Saidi | Ali Saeedi");
    assertThat(read("Alesia MILO or Olesya MILO")).isEqualTo("Alesia MILO | Olesya MILO");
    assertThat(read("ООО «Заря» или ООО «Рассвет»")).isEqualTo("ООО «Заря» | ООО «Рассвет»");
    assertThat(read("“High Gold” or “Highland Gold”")).isEqualTo("High Gold | Highland Gold");
    assertThat(read("or Ismail TESTOV")).isEqualTo("Ismail TESTOV");
  }

  @Test
  void takesApartWhatSlashesPart() {
    assertThat(read("Иван ТЕСТОВ/Iван ТЕСТIВ")).isEqualTo("Иван ТЕСТОВ | Iван ТЕСТIВ");
    assertThat(read("Neptunus LLC/Neptune LLC company"))
        .isEqualTo("Neptunus LLC | Neptune LLC company");
    assertThat(read("Fund for Initiatives/ FFI")).isEqualTo("Fund for Initiatives | FFI");
    assertThat(read("Al-Itihaad Al-Islamiya Al-Ithad/AIAIAI"))
        .isEqualTo("Al-Itihaad Al-Islamiya Al-Ithad | AIAIAI");
    assertThat(read("Zarya foundation/مؤسسة")).isEqualTo("Zarya foundation | مؤسسة");
    assertThat(read("Anna TESTOVA/")).isEqualTo("Anna TESTOVA");
  }

  @Test
  void takesOffWhatLabelsANameOrFollowsIt() {
    assertThat(read("Married name: Anna TESTOVA")).isEqualTo("Anna TESTOVA[Married name]");
    assertThat(read("Former name: Zarya")).isEqualTo("Zarya*[Former name]");
    assertThat(read("Testova (Russian spelling: Тестова)")).isEqualTo("Testova | Тестова");
    assertThat(read("So-called ‘Army of the North’")).isEqualTo("Army of the North[So-called]");
    assertThat(read("Rusian: Заря")).isEqualTo("Заря");
    assertThat(read("Ivan TESTOV*")).isEqualTo("Ivan TESTOV");
    assertThat(read("(IIB)")).isEqualTo("IIB");
    assertThat(read("(Abu A; Abu Aa) prominently known by this nom de guerre"))
        .isEqualTo("Abu A | Abu Aa");
    assertThat(read("Sayf Test. Date of birth: 11.4.1963. Place of birth: Land"))
        .isEqualTo("Sayf Test[Date of birth: 11.4.1963. Place of birth: Land]");
    assertThat(read("Ivan TESTOV known as ‘The Bear’")).isEqualTo("Ivan TESTOV | The Bear");
    assertThat(read("Jamaat, (aa) Falah")).isEqualTo("Jamaat | Falah");
  }

  @Test
  void takesTheShortNameOfABodyOutOfItsBrackets() {
    assertThat(read("Акционерное Общество «Заря» (АО «Заря», АО «ПО «Заря»)"))
        .isEqualTo("Акционерное Общество «Заря» | АО «Заря» | АО «ПО «Заря»");
    assertThat(read("Harbour Works (JSC HW)")).isEqualTo("Harbour Works | JSC HW");
  }

  @Test
  void takesScriptsApart() {
    assertThat(read("Sam AL-ASAD سام الأسد")).isEqualTo("Sam AL-ASAD | سام الأسد");
    assertThat(read("KIM Ho – 김호")).isEqualTo("KIM Ho | 김호");
    assertThat(read("Li Chol, Ли Чоль")).isEqualTo("Li Chol | Ли Чоль");
    assertThat(read("Иван КУСОВ Ukrainian: Iван КУСОВ")).isEqualTo("Иван КУСОВ | Iван КУСОВ");
    assertThat(read("Russian Никита АНИСИМОВ")).isEqualTo("Никита АНИСИМОВ");
    assertThat(read("Red Star (Красная звезда)")).isEqualTo("Red Star | Красная звезда");
    assertThat(read("ሰሜን (Tigrinya)")).isEqualTo("ሰሜን[Tigrinya]");
  }

  @Test
  void leavesNoBracketOpen() {
    assertThat(read(") Juhan")).isEqualTo("Juhan");
    assertThat(read("ROADS (NORTH")).isEqualTo("ROADS (NORTH)");
    assertThat(read("(((")).isEqualTo("((()))");
  }

  @Test
  void takesAnyTextOfAnyDepth() {
    assertThat(SeveralNames.in("a(б".repeat(600))).isNotEmpty();
    assertThat(SeveralNames.in("a(б".repeat(60_000))).hasSize(1);
    assertThat(SeveralNames.in(" ")).isEmpty();
    assertThat(SeveralNames.in(";")).containsExactly(new SeveralNames.One(";"));
  }

  private static String read(String published) {
    return SeveralNames.in(published).stream()
        .map(
            one ->
                one.name()
                    + (one.former() ? "*" : "")
                    + (one.vague() ? "?" : "")
                    + (one.note() == null ? "" : "[" + one.note() + "]"))
        .collect(Collectors.joining(" | "));
  }
}
