package org.lockstep.designation.lists.japan;

import java.util.List;
import org.lockstep.designation.lists.reading.Blanks;

/** The sections of the list, which its table has by their numbers alone. */
final class Sections {
  /** The tags of their programmes; the first one is of section 1. */
  private static final List<String> TAGS =
      List.of(
          "ミロシェビッチ",
          "タリバーン",
          "先進主要7か国",
          "米国等が資産凍結",
          "イラク",
          "イラク",
          "イラク",
          "リベリア",
          "コンゴ民主共和国",
          "コンゴ民主共和国",
          "コートジボワール",
          "スーダン",
          "北朝鮮",
          "北朝鮮に関連する国際連合安全保障理事会決議",
          "北朝鮮に関連する国際連合安全保障理事会決議",
          "国際平和のための国際的な努力",
          "国際平和のための国際的な努力",
          "イラン",
          "イラン",
          "イラン",
          "ソマリア",
          "リビア",
          "リビア",
          "シリア",
          "シリア",
          "クリミア",
          "クリミア",
          "ロシア",
          "ロシア",
          "ロシア",
          "ベラルーシ",
          "ベラルーシ",
          "ベラルーシ",
          "ロシア連邦及びベラルーシ共和国以外",
          "ロシア連邦及びベラルーシ共和国以外",
          "ロシア連邦及びベラルーシ共和国以外",
          "中央アフリカ",
          "中央アフリカ",
          "イエメン",
          "南スーダン",
          "マリ共和国",
          "ハイチ",
          "イスラエルの入植者",
          "ハイチ");

  private Sections() {}

  /** What a section is of: by its number, or in the words of its cell. */
  static SheetTitle title(String cell) {
    String text = Blanks.single(cell).strip();
    boolean isNumber =
        !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = isNumber ? Integer.parseInt(text) : 0;
    boolean known = number >= 1 && number <= TAGS.size();
    return new SheetTitle(
        known ? TAGS.get(number - 1) : isNumber || text.isEmpty() ? "区分 " + text : text, null);
  }
}
