package org.lockstep.designation.lists.japan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.japan.DocumentCell.Document;

class DocumentCellTest {
  private static List<String> read(String cell) {
    return DocumentCell.read(CellText.plain(cell)).all().stream()
        .map(DocumentCellTest::shown)
        .toList();
  }

  private static String shown(Document document) {
    return String.join(
        "|",
        document.number(),
        String.valueOf(document.country()),
        String.valueOf(document.issued()),
        String.valueOf(document.expires()));
  }

  @Test
  void numbersStandApartFromTheWordsAroundThem() {
    assertThat(read("ロシア旅券 CV9157521（2008年9月8日発行、2013年9月7日失効）"))
        .containsExactly("CV9157521|ロシア|2008-09-08|2013-09-07");
    assertThat(read("アフガニスタン旅券 D 000933\n(1998年9月13日にカブールで発行)"))
        .containsExactly("D 000933|アフガニスタン|1998-09-13|null");
    assertThat(read("アフガニスタン旅券:SEー011697(2000年2月23日に失効)"))
        .containsExactly("SE-011697|アフガニスタン|null|2000-02-23");
    assertThat(read("英国旅券番号 516384722\n(グラスゴー旅券局より2013年5月6日発行、2023年6月6日失効)"))
        .containsExactly("516384722|英国|2013-05-06|2023-06-06");
    assertThat(read("フランス旅券番号 12CP63882.3FRA、2012年7月31日発行(2022年7月30日まで有効)"))
        .containsExactly("12CP63882.3FRA|フランス|2012-07-31|2022-07-30");
    assertThat(read("南スーダン旅券、D00008623")).containsExactly("D00008623|南スーダン|null|null");
    assertThat(read("南スーダン S00004370号")).containsExactly("S00004370|南スーダン|null|null");
    assertThat(read("ロシア旅券番号8207 No.700101")).containsExactly("8207 700101|ロシア|null|null");
    assertThat(read("オマーン国:97183904")).containsExactly("97183904|オマーン国|null|null");
    assertThat(read("リビア旅券番号:B/002210")).containsExactly("B/002210|リビア|null|null");
    assertThat(read("パキスタン国民ID番号 3520025509842-7"))
        .containsExactly("3520025509842-7|パキスタン|null|null");
  }

  @Test
  void labelsOfDatesSayWhatTheyAre() {
    assertThat(read("381420754\n旅券発行日:2011年12月7日\n旅券失効日:2016年12月7日"))
        .containsExactly("381420754|null|2011-12-07|2016-12-07");
    assertThat(read("E3251534E（シンガポール旅券）、旅券失効日：2018年3月20日"))
        .containsExactly("E3251534E|シンガポール|null|2018-03-20");
    assertThat(
            read("(a)オマーン国旅券番号:03824970、発行日:2014年5月4日、発行地:マスカット、有効期限:2024年5月3日\n(b)旅券番号:B/011641"))
        .containsExactly("03824970|オマーン国|2014-05-04|2024-05-03", "B/011641|null|null|null");
  }

  @Test
  void aCellMayHoldManyDocuments() {
    assertThat(read("(a)モロッコ旅券 M271351(b)モロッコ旅券 K-348486"))
        .containsExactly("M271351|モロッコ|null|null", "K-348486|モロッコ|null|null");
    assertThat(read("199421147、旅券失効日:2014年12月29日\n381110042、旅券失効日:2016年1月25日"))
        .containsExactly("199421147|null|null|2014-12-29", "381110042|null|null|2016-01-25");
    assertThat(read("381420754 旅券発行日:2011年12月7日 旅券失効日:2016年12月7日 外交旅券番号:836110034"))
        .containsExactly("381420754|null|2011-12-07|2016-12-07", "836110034|null|null|null");
    assertThat(read("927234267 108120258 (北朝鮮旅券)"))
        .containsExactly("927234267|null|null|null", "108120258|北朝鮮|null|null");
    assertThat(read("472336944,旅券発行日:2012年9月10日;旅券失効日:2017年9月10日"))
        .containsExactly("472336944|null|2012-09-10|2017-09-10");
    assertThat(read("6620505; 9003213")).hasSize(2);
    assertThat(read("0002250又は\nD000000483(外交旅券)"))
        .containsExactly("0002250|null|null|null", "D000000483|null|null|null");
    assertThat(read("アフガニスタン国民IDカード(tazkira)番号: (a)2132370 (b)812673"))
        .containsExactly("2132370|アフガニスタン|null|null", "812673|アフガニスタン|null|null");
    assertThat(read("192-3238459-9、出生時の国籍証明書302581"))
        .extracting(shown -> shown.substring(0, shown.indexOf('|')))
        .containsExactly("192-3238459-9", "302581");
  }

  @Test
  void theDayOfABirthIsNotThatOfAnIssue() {
    assertThat(read("偽造運転免許証 no. 20645897、1973年8月22日にモロッコで出生した者に対して発給"))
        .containsExactly("20645897|null|null|null");
  }

  @Test
  void theLastDigitOfANumberMayBeInBrackets() {
    assertThat(read("G563542(9)")).containsExactly("G563542-9|null|null|null");
    assertThat(read("SSN 156-92-9858 (米国)")).containsExactly("156-92-9858|米国|null|null");
    assertThat(read("TR-P 614 166")).containsExactly("TR-P 614 166|null|null|null");
  }

  @Test
  void aWordingWithoutANumberIsKept() {
    assertThat(DocumentCell.read("1993年に発行されたエジプト旅券").others())
        .containsExactly("1993年に発行されたエジプト旅券");
    assertThat(DocumentCell.read("1993年に発行されたエジプト旅券").all()).isEmpty();
    assertThat(DocumentCell.read("A1".repeat(5000)).others()).hasSize(1);
  }
}
