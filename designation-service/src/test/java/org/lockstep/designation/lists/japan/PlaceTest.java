package org.lockstep.designation.lists.japan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.reading.Countries;

class PlaceTest {
  private static List<String> places(String cell) {
    return Place.all(CellText.plain(cell)).stream()
        .map(place -> place.wording() + "|" + place.country() + "|" + place.note())
        .toList();
  }

  @Test
  void aCountryStandsFirstOrLastOrInBrackets() {
    assertThat(places("モスクワ（ロシア）")).containsExactly("モスクワ(ロシア)|ロシア|null");
    assertThat(places("北朝鮮平壌特別市")).containsExactly("北朝鮮平壌特別市|北朝鮮|null");
    assertThat(places("サアダ県、イエメン")).containsExactly("サアダ県、イエメン|イエメン|null");
    assertThat(places("コンゴ民主共和国ゴマ（Goma）")).containsExactly("コンゴ民主共和国ゴマ(Goma)|コンゴ民主共和国|null");
    assertThat(places("Kabul, Afghanistan")).containsExactly("Kabul, Afghanistan|Afghanistan|null");
    assertThat(places("マリウポリ")).containsExactly("マリウポリ|null|null");
    assertThat(places("Quetta, Pakistan（以前の住所）"))
        .containsExactly("Quetta, Pakistan|Pakistan|以前の住所");
  }

  @Test
  void aCellMayHoldManyPlacesOrOneInTwoLanguages() {
    assertThat(places("(a)Darnah, Libya (b)モスル")).hasSize(2);
    assertThat(places("イラン\nIran")).containsExactly("イラン|イラン|null", "Iran|Iran|null");
    assertThat(places("Moscow, Russia; ドイツ")).hasSize(2);
    assertThat(places("(本社)\nTest Avenue\nSample Lane 5, Crimea")).hasSize(1);
  }

  @Test
  void countriesAreKnownByTheirLongNamesInJapanese() {
    assertThat(List.of("英国", "ルワンダ共和国", "シリア・アラブ共和国", "コンゴ共和国", "コンゴ民主共和国", "エリトリア国"))
        .extracting(name -> Countries.code(name).orElse(""))
        .containsExactly("GB", "RW", "SY", "CG", "CD", "ER");
    assertThat(List.of("米国", "大韓民国", "中華人民共和国", "グルジア", "クウェイト", "ボスニア・ヘルツェゴヴィナ", "パレスチナ"))
        .extracting(name -> Countries.code(name).orElse(""))
        .containsExactly("US", "KR", "CN", "GE", "KW", "BA", "PS");
    assertThat(Countries.code("共和国")).isEmpty();
    assertThat(Countries.code("王国")).isEmpty();
    assertThat(Countries.atBeginning("英領ヴァージン諸島トルトラ")).contains("英領ヴァージン諸島");
    assertThat(Countries.atBeginning("英国領の島")).isEmpty();
  }

  @Test
  void nationalitiesAreTakenApartWhereEachIsACountry() {
    assertThat(nationalities("(a)モロッコ (b)フランス")).containsExactly("MA", "FR");
    assertThat(nationalities("エジプトEgypt")).containsExactly("EG", "EG");
    assertThat(nationalities("トルコ、ヨルダン")).containsExactly("TR", "JO");
    assertThat(nationalities("インドネシア（2003年12月時点）")).containsExactly("ID");
    assertThat(nationalities("エチオピアと思われる")).containsExactly("ET");
    assertThat(nationalities("2002年に国籍を剥奪された。")).containsExactly("");
  }

  private static List<String> nationalities(String cell) {
    return Nationality.all(CellText.plain(cell)).stream()
        .map(nationality -> Countries.code(nationality.country()).orElse(""))
        .toList();
  }
}
