package org.lockstep.designation.lists.canada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Name.Strength;

class AliasesTest {
  private static List<String> ofPerson(String cell, String family) {
    return Aliases.ofPerson(cell, family).stream().map(Alias::name).toList();
  }

  private static List<String> ofOrganization(String cell) {
    return Aliases.ofOrganization(cell, false).stream().map(Alias::name).toList();
  }

  @Test
  void partsNamesOfPersonsOnlyWhereThereIsNoDoubt() {
    assertThat(ofPerson("Sergey Shoigu, Sergey Shoygu; Сергей Кужугетович Шойгу", "SHOIGU"))
        .containsExactly("Sergey Shoigu", "Sergey Shoygu", "Сергей Кужугетович Шойгу");
    assertThat(ofPerson("Иван ПРИМЕР / Iван ПРИКЛАД", "PRIMER")).hasSize(2);
    assertThat(ofPerson("Shojgu, Sergej Kuzhugetovich", "SHOIGU")).hasSize(1);
    assertThat(ofPerson("Shojgu, Sergej", "SHOIGU")).hasSize(1);
    assertThat(ofPerson("Ivan or Iwan / Petrovich or Petrowich Example", "EXAMPLE")).hasSize(1);
    assertThat(ofPerson("Katsiaryna or Katerina Primer, Ekaterina Primer", "PRIMER"))
        .containsExactly("Katsiaryna Primer", "Katerina Primer", "Ekaterina Primer");
    assertThat(ofPerson("حسن مثال/حسن محمد مثال", "Example")).hasSize(2);
    assertThat(ofPerson("Ivan SAMPLE, SAMPEL", "SAMPLE")).containsExactly("Ivan SAMPLE", "SAMPEL");
  }

  @Test
  void aSingleWordOfAPersonsNameIsWeak() {
    assertThat(Aliases.ofPerson("Alexei, Aleksei", "TUROV"))
        .extracting(Alias::name, Alias::strength)
        .containsExactly(tuple("Alexei", Strength.WEAK), tuple("Aleksei", Strength.WEAK));
    assertThat(Aliases.ofPerson("Ivan Example; Shaman", "EXAMPLE"))
        .extracting(Alias::strength)
        .containsExactly(Strength.STRONG, Strength.WEAK);
  }

  @Test
  void aFewLettersOfAnOrganizationAreWeak() {
    assertThat(Aliases.ofOrganization("EXA, Examplebank, 例行", false))
        .extracting(Alias::name, Alias::strength)
        .containsExactly(
            tuple("EXA", Strength.WEAK),
            tuple("Examplebank", Strength.STRONG),
            tuple("例行", Strength.STRONG));
  }

  @Test
  void takesTheNameOfALanguageForTheLanguageOfWhatFollows() {
    assertThat(
            Aliases.ofPerson(
                "Irina Primer, Belarussian: Ірына Прымер, Russian : Ирина Пример", "PRIMER"))
        .containsExactly(
            new Alias("Irina Primer", Strength.STRONG, null, null),
            new Alias("Ірына Прымер", Strength.STRONG, "be", "Belarussian"),
            new Alias("Ирина Пример", Strength.STRONG, "ru", "Russian"));
    assertThat(Aliases.ofPerson("Anan Sample and Anan Mousa Arabic:عنان مثال", "Sample"))
        .extracting(Alias::name, Alias::language)
        .containsExactly(
            tuple("Anan Sample", null), tuple("Anan Mousa", null), tuple("عنان مثال", "ar"));
  }

  @Test
  void partsArabicOrHebrewLettersFromLatinOnes() {
    assertThat(ofPerson("ינון דוגמה  SAMPLE, Yinon AKA", "Sample"))
        .containsExactly("ינון דוגמה", "SAMPLE, Yinon");
    assertThat(ofPerson("Abbas Example عباس مثال", "Example"))
        .containsExactly("Abbas Example", "عباس مثال");
  }

  @Test
  void leavesNoHalfOfABracketAndNoWordThatIntroducesAName() {
    assertThat(ofPerson("(Иван ПРИМЕР / Iван ПРИКЛАД", "PRIMER"))
        .containsExactly("Иван ПРИМЕР", "Iван ПРИКЛАД");
    assertThat(ofPerson("also Andrey Example; Андрей Пример", "EXAMPLE"))
        .containsExactly("Andrey Example", "Андрей Пример");
    assertThat(ofOrganization("Народны банк) (Russian: ОАО Народный банк"))
        .containsExactly("Народны банк", "ОАО Народный банк");
  }

  @Test
  void partsNamesOfOrganizationsAndLeavesThemTheirLegalForms() {
    assertThat(ofOrganization("Air Example Holdings Pte. Ltd., Air Example, AE"))
        .containsExactly("Air Example Holdings Pte. Ltd.", "Air Example", "AE");
    assertThat(ofOrganization("М Пример, ООО")).containsExactly("М Пример, ООО");
    assertThat(ofOrganization("АО, Опытный завод")).containsExactly("АО, Опытный завод");
    assertThat(ofOrganization("Министерство примеров or Минпример"))
        .containsExactly("Министерство примеров", "Минпример");
    assertThat(ofOrganization("ООО Пример and МПИ-Пример"))
        .containsExactly("ООО Пример", "МПИ-Пример");
    assertThat(ofOrganization("Example Sons, Example Bros and Example Cousins"))
        .containsExactly("Example Sons", "Example Bros", "Example Cousins");
    assertThat(ofOrganization("Example Corporation, Sample Industries and Sample Systems"))
        .containsExactly("Example Corporation", "Sample Industries", "Sample Systems");
    assertThat(ofOrganization("LAT, LLC Laser Examples and Technologies"))
        .containsExactly("LAT", "LLC Laser Examples and Technologies");
    assertThat(ofOrganization("Institute of Chemistry and Mechanics"))
        .containsExactly("Institute of Chemistry and Mechanics");
    assertThat(ofOrganization("Акционерное общество or АО \"Пример\"")).hasSize(1);
    assertThat(ofOrganization("АО \"НПК \"Системы Примера, Комплексы\" имени Иванова\""))
        .hasSize(1);
    assertThat(ofOrganization("Агентство по делам граждан, проживающих за рубежом")).hasSize(1);
    assertThat(ofOrganization("Центр (Пример, АО)")).hasSize(1);
    assertThat(ofOrganization("GORT/ORTAS")).hasSize(1);
    assertThat(Aliases.ofOrganization("GORT/ORTAS", true))
        .extracting(Alias::name, Alias::language)
        .containsExactly(tuple("GORT", null), tuple("ORTAS", "fr"));
  }
}
