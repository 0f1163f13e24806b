package org.lockstep.designation.lists.japan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NamesTest {
  private static List<NameItem> items(String cell, boolean person) {
    return NameCell.items(CellText.plain(cell), true, false).stream()
        .map(item -> NameItem.read(item.text(), person))
        .toList();
  }

  private static List<String> names(List<NameItem> items) {
    return items.stream().flatMap(item -> item.names().stream()).map(NameItem.Found::name).toList();
  }

  private static List<String> ofPerson(String cell) {
    return names(items(cell, true));
  }

  private static List<String> ofBody(String cell) {
    return names(items(cell, false));
  }

  @Test
  void japaneseNamesStandAboveTheEnglishOnes() {
    assertThat(ofPerson("A・カビラ\n (a.k.a.: A. Kabira)")).containsExactly("A・カビラ", "A. Kabira");
    assertThat(ofBody("ディー・ティー・ビー; テドン・テスト\nDTB; Taedong Test; Test Bank"))
        .containsExactly("ディー・ティー・ビー", "テドン・テスト", "DTB", "Taedong Test", "Test Bank");
    assertThat(ofBody("オー・テスト；テスト・オーシャン\nOT;Test Ocean"))
        .containsExactly("オー・テスト", "テスト・オーシャン", "OT", "Test Ocean");
  }

  @Test
  void lettersMayBeginAnewInEnglishAndOneMayBeMissing() {
    assertThat(ofPerson("（ａ）テスト・イワン（ｂ）テストフ (C)テストン\n(a.k.a.: (a)Test Iwan (b)Testoff (c)Teston)"))
        .containsExactly("テスト・イワン", "テストフ", "テストン", "Test Iwan", "Testoff", "Teston");
    assertThat(ofPerson("テスト・イワン(b)テストフ\n(a.k.a. Test, Iwan (b) Testoff, Dr. Iwan"))
        .containsExactly("テスト・イワン", "テストフ", "Test, Iwan", "Testoff, Dr. Iwan");
    assertThat(ofPerson("((a)甲(b)乙)\n(a)Ko (b)Otsu)(b)Otsuu(オツ))"))
        .containsExactly("甲", "乙", "Ko", "Otsu", "Otsuu", "オツ");
  }

  @Test
  void aCommaIsBetweenNamesOnlyInLists() {
    assertThat(ofPerson("イワン・テスト、ピョートル・テスト\n(a.k.a. Ivan Test, Petr Te-st)"))
        .containsExactly("イワン・テスト", "ピョートル・テスト", "Ivan Test", "Petr Te-st");
    assertThat(ofPerson("テスト、イワン\n(a.k.a.:TEST, Ivan)")).containsExactly("テスト、イワン", "TEST, Ivan");
    assertThat(ofPerson("TEST, Ivan Petrovich")).containsExactly("TEST, Ivan Petrovich");
    assertThat(ofPerson("エステスト、カデル; アブ・テスト\nEs Test, Kader; Abu Test"))
        .containsExactly("エステスト、カデル", "アブ・テスト", "Es Test, Kader", "Abu Test");
    assertThat(
            ofBody(
                "アル・テスト貿易有限会社、アル・テスタ貿易有限会社\nAL-TEST TRADING COMPANY, LTD, AL-TESTA TRADING COMPANY, LTD"))
        .containsExactly(
            "アル・テスト貿易有限会社",
            "アル・テスタ貿易有限会社",
            "AL-TEST TRADING COMPANY, LTD",
            "AL-TESTA TRADING COMPANY, LTD");
    assertThat(ofPerson("（別名1）イワン・テスト、イワーン・テスト\nIvan Test, Iwan Test\n（別名2）ピョートル\nPetr"))
        .containsExactly("イワン・テスト", "イワーン・テスト", "Ivan Test", "Iwan Test", "ピョートル", "Petr");
  }

  @Test
  void aListInJapaneseEndsInAnAnd() {
    assertThat(
            ofBody("（別称、サンプルA、サンプルB及びサンプルC）\n(a.k.a. Sample A; a.k.a. Sample B; a.k.a. Sample C)"))
        .containsExactly("サンプルA", "サンプルB", "サンプルC", "Sample A", "Sample B", "Sample C");
    assertThat(ofBody("（別称、サンプルA、サンプルB及びサンプルC）\n(a.k.a. Sample A; a.k.a. Sample B)"))
        .containsExactly("サンプルA", "サンプルB", "サンプルC", "Sample A", "Sample B");
    assertThat(ofBody("（別称、見本、調査及び開発社）\n(a.k.a. Mihon; a.k.a. Research and Development)"))
        .containsExactly("見本", "調査及び開発社", "Mihon", "Research and Development");
    assertThat(ofBody("（別称、サンプル及び付属工場）\n(a.k.a. Sample with Plant)"))
        .containsExactly("サンプル及び付属工場", "Sample with Plant");
    assertThat(ofBody("（別称、サンプル、見本）\n(a.k.a. AO Sample, a.k.a. PJSC Mihon a.k.a. Mihon)"))
        .containsExactly("サンプル", "見本", "AO Sample", "PJSC Mihon", "Mihon");
    assertThat(ofBody("a.k.a., the following two aliases:\n-Sample JSC; and\n-Sampel Works."))
        .containsExactly("Sample JSC", "Sampel Works");
  }

  @Test
  void aBlankMayBeMissingBehindTheSpellingsOfAGivenName() {
    assertThat(ofPerson("Aleksey(Aleksej, Oleksiy)Testov"))
        .containsExactly("Aleksey Testov", "Aleksej Testov", "Oleksiy Testov");
    assertThat(ofPerson("テスト（テース）トフ")).contains("テストトフ");
  }

  @Test
  void whatABodyCallsItselfIsSaidBesideItsName() {
    NameItem item = items("Self-proclaimed “Luhansk(Lugansk) Militia”", false).get(0);

    assertThat(names(List.of(item))).containsExactly("“Luhansk Militia”", "“Lugansk Militia”");
    assertThat(item.notes()).contains("Self-proclaimed");
  }

  @Test
  void lettersBehindASlashAreANameOfABody() {
    assertThat(ofBody("UNION OF THE NORTH / UOTN")).containsExactly("UNION OF THE NORTH", "UOTN");
    assertThat(ofBody("Union of the North/South Army"))
        .containsExactly("Union of the North/South Army");
  }

  @Test
  void formerNamesAreKnownByTheirMarks() {
    assertThat(roles("（旧称、甲社、別称、乙社、旧称、丙社）\n(f.k.a. Ko; a.k.a. Otsu; f.k.a. Hei)"))
        .containsExactly(
            "FORMER 甲社", "OTHER 乙社", "FORMER 丙社", "FORMER Ko", "OTHER Otsu", "FORMER Hei");
    assertThat(roles("（旧称）甲社\nKo Company")).containsExactly("FORMER 甲社", "FORMER Ko Company");
    assertThat(roles("甲社、旧称：乙社\nKO; OTSU, f.k.a. HEI"))
        .containsExactly("OWN 甲社", "FORMER 乙社", "OTHER KO", "OTHER OTSU", "FORMER HEI");
    assertThat(roles("（別称）甲社\n（旧称）乙社\nKo\nf.k.a. Otsu"))
        .containsExactly("OTHER 甲社", "FORMER 乙社", "OTHER Ko", "FORMER Otsu");
    assertThat(roles("テスト・ザンコ（旧姓：テストヴァ）")).containsExactly("OWN テスト・ザンコ", "MAIDEN テストヴァ");
    assertThat(roles("Olga Zanko (nee, Testova)"))
        .containsExactly("OWN Olga Zanko", "MAIDEN Testova");
  }

  private static List<String> roles(String cell) {
    return NameCell.items(CellText.plain(cell), true, false).stream()
        .map(item -> item.role() + " " + NameItem.read(item.text(), true).names().get(0).name())
        .toList();
  }

  @Test
  void whatIsInTheOtherWritingIsANameOfItsOwn() {
    assertThat(ofPerson("(a)イワン・テスト（Ivan Test）、(b)テスト大佐\n(Colonel Test)"))
        .containsExactly("イワン・テスト", "Ivan Test", "テスト大佐", "Colonel Test");
    assertThat(ofPerson("TEST IVAN\n(original script: اختبار)"))
        .containsExactly("TEST IVAN", "اختبار");
    assertThat(ofPerson("Abu Test(original script：Абу Тест)"))
        .containsExactly("Abu Test", "Абу Тест");
    assertThat(ofPerson("TEST (اختبار:original script)")).containsExactly("TEST", "اختبار");
    assertThat(ofPerson("TEST IVAN (original script: 不明)")).containsExactly("TEST IVAN");
    assertThat(ofPerson("アブ・テスト(【ロシア語】)")).containsExactly("アブ・テスト");
    assertThat(ofPerson("テスト・シャフィ; シェイク・テスト Shafi Test; Sheikh Test"))
        .containsExactly("テスト・シャフィ", "シェイク・テスト", "Shafi Test", "Sheikh Test");
    assertThat(ofBody("株式会社 KBM")).containsExactly("株式会社 KBM");
  }

  @Test
  void aBirthBehindANameIsNoneOfIt() {
    List<NameItem> items =
        items(
            "(a)ドール・テスト、1974年1月15日にモロッコにて出生(b)テストフ(1976年出生)\n"
                + "(a.k.a.: (a)Dour Test, born 15 Jan. 1974 in Morocco (b)Testoff, DOB: a)1 Feb. 1976. POB: Egypt)",
            true);
    assertThat(names(items)).containsExactly("ドール・テスト", "テストフ", "Dour Test", "Testoff");
    assertThat(items.stream().flatMap(item -> item.births().stream()).toList())
        .extracting(NameItem.Stated::name)
        .containsExactly("ドール・テスト", "テストフ", "Dour Test", "Testoff");
    BirthRemark english =
        BirthRemark.read("born 15 Jan. 1974 in Naples, Italy(formerly listed as)");
    assertThat(english.dates())
        .extracting(date -> date.read().from())
        .containsExactly("1974-01-15");
    assertThat(english.places()).containsExactly("Naples, Italy");
    BirthRemark japanese = BirthRemark.read("1974年1月15日にイタリアのナポリにて出生");
    assertThat(japanese.dates())
        .extracting(date -> date.read().from())
        .containsExactly("1974-01-15");
    assertThat(japanese.places()).containsExactly("イタリアのナポリ");
    BirthRemark labelled =
        BirthRemark.read("DOB: 11 Apr. 1963. POB: Monufia Governorate, Egypt, Nationality: Egypt");
    assertThat(labelled.dates())
        .extracting(date -> date.read().from())
        .containsExactly("1963-04-11");
    assertThat(labelled.places()).containsExactly("Monufia Governorate, Egypt");
  }

  @Test
  void remarksAndDocumentsAreNoNames() {
    List<NameItem> items =
        items(
            "(a)アブ・テスト(以前のリスト記載ぶり)(b)テストフ(イワンの息子、アフガニスタン旅券番号:OR196182、2003年2月4日に発行)"
                + "\n(a)Abu Test (formerly listed as) (b)Testoff son of Ivan, Afghan passport number OR196182",
            true);
    assertThat(names(items)).containsExactly("アブ・テスト", "テストフ", "Abu Test", "Testoff");
    assertThat(items.get(0).notes()).containsExactly("以前のリスト記載ぶり");
    assertThat(items.get(1).documents()).hasSize(1);
    assertThat(names(items("見本社((18)に指定した団体)", false))).containsExactly("見本社");
    List<NameItem> sentence = items("見本社が調達を行うために使用している別名。", false);
    assertThat(names(sentence)).isEmpty();
    assertThat(sentence.get(0).notes()).hasSize(1);
  }

  @Test
  void spellingsInBracketsAreNamesEach() {
    assertThat(ofPerson("Sergei (Sergey) TESTOV (TIESTOV/TESTOFF)"))
        .containsExactly(
            "Sergei TESTOV",
            "Sergei TIESTOV",
            "Sergei TESTOFF",
            "Sergey TESTOV",
            "Sergey TIESTOV",
            "Sergey TESTOFF");
    assertThat(ofPerson("セルヒー(セルゲイ)・テストフ")).containsExactly("セルヒー・テストフ", "セルゲイ・テストフ");
    List<NameItem> called = items("Leonid TESTENKO (Krot)", true);
    assertThat(called.get(0).names())
        .extracting(NameItem.Found::name, NameItem.Found::weak)
        .containsExactly(tuple("Leonid TESTENKO", false), tuple("Krot", true));
    assertThat(ofBody("JSC Salute (Salyut)")).containsExactly("JSC Salute", "JSC Salyut");
  }

  @Test
  void lettersAndOtherNamesOfABodyAreItsNamesButItsCountryIsPartOfIt() {
    assertThat(ofBody("Testland Workers' Party（TWP）"))
        .containsExactly("Testland Workers' Party", "TWP");
    assertThat(ofBody("テスト労働者党（TWP）")).containsExactly("テスト労働者党", "TWP");
    assertThat(ofBody("Test Front/Party (TFP/C)")).containsExactly("Test Front/Party", "TFP/C");
    assertThat(ofBody("テスト集団(見本集団(IG))")).containsExactly("テスト集団", "見本集団", "IG");
    assertThat(ofBody("AL-TEST FOUNDATION (KENYA)")).containsExactly("AL-TEST FOUNDATION (KENYA)");
    assertThat(ofBody("Test (Namibia) CC")).containsExactly("Test (Namibia) CC");
    assertThat(ofBody("Test (including Test-Brigade)"))
        .containsExactly("Test (including Test-Brigade)");
    assertThat(ofBody("ALL FOR TESTS (NGO)")).containsExactly("ALL FOR TESTS (NGO)");
    assertThat(ofBody("TEST AIRLINES（TAL）、 SAMPLE COMPANY（SC）"))
        .containsExactly("TEST AIRLINES", "TAL", "SAMPLE COMPANY", "SC");
  }

  @Test
  void aNameThatIsBrokenAtALineEndInABracketIsOne() {
    assertThat(ofPerson("(a)アフメド・テスト（Ahmed Hassan \nTestani）、(b)テスト"))
        .containsExactly("アフメド・テスト", "Ahmed Hassan Testani", "テスト");
    assertThat(ofBody("(a)テスト・アンド\n・パートナーズ(b)見本\n(a)TEST AND\nPARTNERS(b)SAMPLE"))
        .containsExactly("テスト・アンド・パートナーズ", "見本", "TEST AND PARTNERS", "SAMPLE");
  }

  @Test
  void anOwnNameMayBeBrokenAtALineEnd() {
    assertThat(own("Research and Production Center Test\nInstitute of Samples"))
        .containsExactly("Research and Production Center Test Institute of Samples");
    assertThat(own("TEST COMPANY\n(The Company for Tests)"))
        .containsExactly("TEST COMPANY", "The Company for Tests");
    assertThat(own("I TEST, a.k.a. the following alias:\n-iTest"))
        .containsExactly("I TEST", "iTest");
  }

  private static List<String> own(String cell) {
    return names(
        NameCell.items(CellText.plain(cell), true, true).stream()
            .map(item -> NameItem.read(item.text(), false))
            .toList());
  }

  @Test
  void whoIsCalledLikeACountryIsSoInBothWritings() {
    assertThat(ofPerson("(a)イスラエル（Israel）")).containsExactly("イスラエル", "Israel");
    assertThat(ofPerson("Test Alem\n(original script: ኤርሚኣስ)(ティグリニャ語)"))
        .containsExactly("Test Alem", "ኤርሚኣስ");
  }

  @Test
  void noBracketIsLeftWithoutTheOther() {
    for (String cell :
        List.of(
            "(a)テスト(Test (1948年12月16日、南スーダン生まれ)",
            "テスト)",
            "(テスト",
            "((((テスト",
            "テスト)))((",
            "(a)(b)(c)",
            "()",
            ")(",
            "(a.k.a. ",
            "テスト(a.k.a.(a)Test(b)")) {
      assertThat(ofPerson(cell))
          .allSatisfy(
              name -> {
                assertThat(name).doesNotContain("(").doesNotContain(")");
                assertThat(name).isNotBlank();
              });
    }
  }

  @Test
  @Timeout(20)
  void hostileCellsAreReadInTime() {
    for (String piece :
        List.of(
            "(", ")", "(a)", "(a)(b)", "、", ";", "別称、", "a.k.a. ", "(A(", "A(B/C)", "born ",
            "1970年", "\n", "(a)甲\n")) {
      String cell = piece.repeat(30_000 / piece.length());
      ofPerson(cell);
      ofBody(cell);
    }
  }
}
