package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Regime;

/**
 * What the title of a sheet says of all that is on it, such as 資産凍結等の措置の対象となるロシア連邦の団体及び個人（個人）.
 *
 * @param text without notes
 * @param scope a note that bounds the measures or widens them; absent where there is none
 */
record SheetTitle(String text, @Nullable String scope) {
  /** The programmes by a word that is in their titles; the first one counts. */
  private static final List<String> PROGRAMMES =
      List.of(
          "ロシア連邦及びベラルーシ共和国以外",
          "ベラルーシ",
          "ロシア連邦への併合",
          "クリミア",
          "ウクライナ",
          "ロシア",
          "国際平和のための国際的な努力",
          "北朝鮮に関連する国際連合安全保障理事会決議",
          "北朝鮮",
          "先進主要7か国",
          "米国等が資産凍結",
          "タリバーン",
          "テロリスト",
          "イラク",
          "ミロシェビッチ",
          "コンゴ民主共和国",
          "コートジボワール",
          "南スーダン",
          "スーダン",
          "ソマリア",
          "リベリア",
          "リビア",
          "シリア",
          "中央アフリカ",
          "イエメン",
          "イラン",
          "マリ共和国",
          "ハイチ",
          "イスラエルの入植者");

  /** The tag of its programme; the title itself, where it is a new one. */
  String programme() {
    return PROGRAMMES.stream().filter(text::contains).findFirst().orElse(text);
  }

  /** Empty where it says neither, or both. */
  Optional<SubjectType> type() {
    int bracket = text.indexOf('(');
    Optional<SubjectType> inBrackets =
        bracket < 0 ? Optional.empty() : type(text.substring(bracket));
    return inBrackets.isPresent() ? inBrackets : type(text);
  }

  /** Of 個人, 団体 and their like; empty where the words are of neither, or of both. */
  static Optional<SubjectType> type(String words) {
    boolean persons = words.contains("個人") || words.contains("入植者");
    boolean bodies = words.contains("団体") || words.contains("銀行") || words.contains("グループ");
    if (persons == bodies) {
      return Optional.empty();
    }
    return Optional.of(persons ? SubjectType.PERSON : SubjectType.ORGANIZATION);
  }

  /**
   * A freeze of assets in Japan is two duties of permission, for payments and for capital
   * transactions (Foreign Exchange and Foreign Trade Act, articles 16 and 21). It is what the list
   * is of, where a title names no measure.
   */
  List<Measure> measures(Regime regime) {
    List<Measure> measures = new ArrayList<>();
    if (text.contains("輸出")) {
      measures.add(measure(MeasureKind.EXPORT_BAN, regime, null));
    }
    if (text.contains("輸入")) {
      measures.add(measure(MeasureKind.IMPORT_BAN, regime, null));
    }
    if (text.contains("証券")) {
      measures.add(measure(MeasureKind.OTHER, regime, null));
    }
    if (measures.isEmpty() || text.contains("資産凍結")) {
      measures.add(measure(MeasureKind.PAYMENT_RESTRICTION, regime, "MOF"));
      measures.add(measure(MeasureKind.CAPITAL_TRANSACTION_PERMIT, regime, "MOF"));
    }
    return measures;
  }

  private Measure measure(MeasureKind kind, Regime regime, @Nullable String organ) {
    // What another measure is, only the title says.
    String of = scope == null && kind == MeasureKind.OTHER ? text : scope;
    return new Measure(kind, regime.instrument().code(), organ, of, List.of(), null, null);
  }
}
