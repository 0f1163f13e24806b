package org.lockstep.entity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.matching.MatchedNames.alike;
import static org.lockstep.entity.matching.MatchedNames.different;
import static org.lockstep.entity.matching.MatchedNames.organisations;
import static org.lockstep.entity.matching.MatchedNames.persons;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
  @Test
  void mikheychikIsOneInFourScripts() {
    List<String> names = List.of("Mikheychik", "Михейчик", "Міхейчык", "미헤이칙", "ミヘイチク");

    for (String one : names) {
      for (String other : names) {
        alike(persons(one, other));
      }
    }
    different(persons("Mikheychik", "Медведчук"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vladimir Putin",
        "Володимир Зеленський",
        "Γιώργος Παπαδόπουλος",
        "Բարակ Օբամա",
        "ბარაკ ობამა",
        "ולדימיר פוטין",
        "محمد بن سلمان",
        "김정은",
        "習近平",
        "安倍晋三",
        "バラク・オバマ",
        "व्लादिमीर पुतिन",
        "ប៉ុល ពត",
        "บุญนพ นักรบ",
        "ዐቢይ አሕመድ"
      })
  void aNameEqualsItselfInEveryScript(String name) {
    assertThat(persons(name, name).score()).isEqualTo(1);
    assertThat(organisations(name, name).score()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Vladimir Putin, Владимир Путин",
    "Vladimir Putin, Путін Володимир",
    "Vladimir Putin, Βλαντίμιρ Πούτιν",
    "Vladimir Putin, فلاديمير بوتين",
    "Vladimir Putin, ولادیمیر پوتین",
    "Vladimir Putin, ולדימיר פוטין",
    "Vladimir Putin, 블라디미르 푸틴",
    "Vladimir Putin, ウラジーミル・プーチン",
    "Barack Obama, Բարակ Օբամա",
    "Barack Obama, ბარაკ ობამა",
    "Barack Obama, 贝拉克·奥巴马",
    "Pol Pot, ប៉ុល ពត",
    "Xi Jinping, 习近平",
    "Xi Jinping, 習近平",
    "Muhammad al-Hamdani, محمد الحمداني",
    "Abd al-Fattah Karimi, عبدالفتاح کریمی"
  })
  void aNameIsReadInOtherScripts(String latin, String other) {
    alike(persons(latin, other));
  }

  @ParameterizedTest
  @CsvSource({
    "Vladimir Putin, Владимир Пушкин",
    "Muhammad al-Hamdani, محمود الحمداني",
    "Hossein Mohammadi, حسن محمدی",
    "Xi Jinping, 习建国",
    "Barack Obama, ბარაკ მამედოვი"
  })
  void anotherNameIsAnotherInOtherScriptsToo(String latin, String other) {
    different(persons(latin, other));
  }

  @ParameterizedTest
  @CsvSource({
    "Munir el Motassadeq, منير المتصدق",
    "Adib Shaban al-Ani, أديب شعبـان العانــي",
    "Musa Essaadi, موسى السعدي",
    "Sami Elsseid, سامي الصيد",
    "Saif al-Din Turabi, سیف‌الدین ترابی",
    "Nooruddin Turabi, نورالدین ترابی",
    "Sanaullah Ghafari, ثناء الله غفاری",
    "Isam Alouche, عصام علوش"
  })
  void arabicLettersAreReadAsEachLanguageReadsThem(String latin, String other) {
    alike(persons(latin, other));
  }

  @ParameterizedTest
  @CsvSource({"Karim Jamal, کریم جمالی", "Karim Jamali, کریم جمال"})
  void aVowelThatEndsAnArabicWordIsHeard(String latin, String other) {
    assertThat(persons(latin, other).score())
        .isLessThan(persons("Karim Jamal", "کریم جمال").score() - .05);
  }

  @ParameterizedTest
  @CsvSource({"Layla Haddad, ليلى حداد", "Loukas Kouris, Λουκάς Κουρής"})
  void vowelsThatAreWrittenInAWayOfTheirOwnAreHeard(String latin, String other) {
    assertThat(persons(latin, other).score()).isGreaterThan(.89);
  }

  @Test
  void whatAPersonDoesNotSeeChangesNothing() {
    assertThat(persons("\u202eIvan\u200b Pe\u00adtrov\u202c", "Ivan Petrov").score()).isEqualTo(1);
    assertThat(persons("Ｉｖａｎ Ｐｅｔｒｏｖ", "IVAN PETROV").score()).isEqualTo(1);
    assertThat(persons("Ива\u0301н Петро\u0301в", "Иван Петров").score()).isEqualTo(1);
  }

  @Test
  void anotherCharacterIsAnotherNameThoughItIsReadAlike() {
    different(persons("李明", "黎明"));
    alike(persons("張偉", "张伟"));
  }
}
