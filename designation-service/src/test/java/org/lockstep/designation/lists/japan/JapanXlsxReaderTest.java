package org.lockstep.designation.lists.japan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.lockstep.designation.lists.Spreadsheet.row;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.Spreadsheet;
import org.lockstep.designation.lists.file.RefusedFileException;

class JapanXlsxReaderTest {
  private static final String RUSSIAN_PERSONS = "資産凍結等の措置の対象となるロシア連邦の団体及び個人（個人）";

  private static Read read(Spreadsheet book) {
    return Read.with(new JapanXlsxReader(), "jp-mof", book.file("list.xlsx"));
  }

  @Test
  void aRowIsAnEntryByTheHeadersOfItsSheet() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "ロシア（個人）",
                    row(RUSSIAN_PERSONS),
                    row(
                        "告示日付",
                        "告示 番号",
                        "日 本 語 表 記",
                        "英 語 表 記",
                        "別 名 ・ 別 称",
                        "確定に十分でない別名",
                        "旧 称",
                        "称号",
                        "役 職",
                        "生 年 月 日",
                        "出 生 地",
                        "国 籍",
                        "旅 券 番 号",
                        "Ｉ Ｄ 番 号",
                        "住 所 ・ 所 在 地",
                        "そ の 他 の 情 報"),
                    row(
                        LocalDate.of(2024, 5, 24),
                        "外務省告示第１９８号",
                        "ウラジーミル・ミヘイチク",
                        "Vladimir Vladimirovich Mikheychik",
                        "（ａ）Mikheichik（ｂ）МИХЕЙЧИК",
                        "Volodya",
                        "不明",
                        "大佐",
                        "第２２４飛行隊 総局長",
                        "１９７０年５月１６日",
                        "不明",
                        "ロシア",
                        "（ａ）123（ｂ）456",
                        "789",
                        "Moscow, Russia_x000D_\nMinsk, Belarus",
                        "北朝鮮の武器の輸送")));
    assertThat(read.entries).hasSize(1);
    EntryContent entry = read.entries.get(0).content();
    ListingRecord subject = entry.listingRecord();
    assertThat(subject.subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(entry.listingDate()).isEqualTo("2024-05-24");
    assertThat(entry.programmes()).containsExactly("JP-RUSSIA");
    assertThat(entry.measures())
        .extracting(Measure::kind, Measure::instrument, Measure::organ)
        .containsExactly(
            tuple(MeasureKind.PAYMENT_RESTRICTION, "JP-FEFTA", "MOF"),
            tuple(MeasureKind.CAPITAL_TRANSACTION_PERMIT, "JP-FEFTA", "MOF"));
    assertThat(subject.names())
        .extracting(Name::name, Name::kind, Name::strength)
        .containsExactly(
            tuple("ウラジーミル・ミヘイチク", Name.Kind.PRIMARY, Name.Strength.STRONG),
            tuple("Vladimir Vladimirovich Mikheychik", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("Mikheichik", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("МИХЕЙЧИК", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("Volodya", Name.Kind.ALIAS, Name.Strength.WEAK));
    assertThat(subject.sources())
        .extracting("title", "date")
        .containsExactly(tuple("外務省告示第198号", "2024-05-24"));
    assertThat(subject.titles()).containsExactly("大佐");
    assertThat(subject.positions()).containsExactly("第224飛行隊 総局長");
    assertThat(subject.birthDates()).containsExactly("1970-05-16");
    assertThat(subject.nationalities()).containsExactly("RU");
    assertThat(subject.identifiers())
        .extracting(Identifier::scheme, Identifier::value)
        .containsExactly(
            tuple(Identifier.Scheme.PASSPORT_NUMBER, "123"),
            tuple(Identifier.Scheme.PASSPORT_NUMBER, "456"),
            tuple(Identifier.Scheme.ID_NUMBER, "789"));
    assertThat(subject.addresses()).extracting("country").containsExactly("RU", "BY");
    assertThat(subject.remarks()).isEqualTo("北朝鮮の武器の輸送");
    assertThat(subject.extras())
        .containsExactlyInAnyOrder(new LabelledValue("旧称", "不明"), new LabelledValue("出生地", "不明"));
    assertThat(read.unknown).isEmpty();
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void everySheetHasItsOwnColumnsAndItsOwnProgramme() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "北朝鮮",
                    row("北朝鮮のミサイル又は大量破壊兵器計画に関連する者"),
                    row(),
                    row("告示日付", "英語表記", "日本語表記", "国連参照番号", "国連制裁委員会による指定日"),
                    row(
                        "2006年10月14日",
                        "Korea Mining Development Trading Corporation",
                        "朝鮮鉱業開発貿易会社",
                        "KPe.001",
                        "２００９年４月２４日（２０１６年６月１日改訂）"))
                .sheet(
                    "ベラルーシ（銀行）",
                    row("資産凍結等の措置の対象となるベラルーシ共和国の個人及び団体（特定銀行）"),
                    row("告示日付", "告示番号", "日本語表記"),
                    row("2022年3月8日", "1", "ベルアグロプロムバンク"))
                .sheet("表紙", row("財務省")));
    assertThat(read.entries)
        .extracting(entry -> entry.content().programmes().get(0))
        .containsExactly("JP-DPRK", "JP-BELARUS");
    ListingRecord komid = read.entries.get(0).content().listingRecord();
    assertThat(komid.references()).containsExactly(new LabelledValue("国連参照番号", "KPe.001"));
    assertThat(komid.dates())
        .extracting(StatedDate::precision, StatedDate::asPublished, StatedDate::note)
        .containsExactly(
            tuple(StatedDate.Precision.EXACT, "2009年4月24日", "国連制裁委員会による指定日"),
            tuple(StatedDate.Precision.EXACT, "2016年6月1日", "国連制裁委員会による指定日"));
    assertThat(read.entries.get(1).content().listingRecord().subjectType())
        .isEqualTo(SubjectType.ORGANIZATION);
    assertThat(read.warnings)
        .satisfiesExactly(
            first -> assertThat(first).contains("nothing says whether it is a person"),
            second -> assertThat(second).contains("list.xlsx#表紙").contains("no header"));
  }

  @Test
  void datesAreAsSureAsTheyAreWritten() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row("テロリスト等"),
                    row("告示日付", "日本語表記", "生年月日"),
                    row("2001年9月22日", "甲", "１９７２年頃"),
                    row("2001年9月22日", "乙", "不明"),
                    row("2001年9月22日", "丙", "1953年から1958年の間"),
                    row("2001年9月22日", "丁", "1970年1月2日又は1971年3月"),
                    row("2001年9月22日", "戊", "(a)1980年 (b)Born on 10 July 1942"),
                    row("2001年9月22日", "己", "1983年2(3)月10日"),
                    row("2001年9月22日", "庚", LocalDate.of(1965, 3, 7))));
    assertThat(read.entries)
        .extracting(
            entry ->
                entry.content().listingRecord().dates().stream()
                    .map(date -> date.precision() + " " + date.from() + " " + date.to())
                    .toList()
                    .toString())
        .containsExactly(
            "[CIRCA 1972 null]",
            "[UNKNOWN null null]",
            "[RANGE 1953 1958]",
            "[EXACT 1970-01-02 null, EXACT 1971-03 null]",
            "[EXACT 1980 null, EXACT 1942-07-10 null]",
            "[EXACT 1983-02-10 null, EXACT 1983-03-10 null]",
            "[EXACT 1965-03-07 null]");
    assertThat(read.entries.get(1).content().listingRecord().dates().get(0).asPublished())
        .isEqualTo("不明");
    assertThat(read.entries.get(2).content().listingRecord().dates().get(0).asPublished())
        .isEqualTo("1953年から1958年の間");
  }

  @Test
  void namesThatOneCellHoldsAreTakenApart() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row("資産凍結等の措置の対象となるロシア連邦の団体及び個人（団体（特定銀行を除く））"),
                    row("告示日付", "日本語表記", "英語表記"),
                    row(
                        "2023年12月15日",
                        "アイ・ジェット（別称、アイジェット、トレード・メッド及びトレード・ミッド）",
                        "I JET GLOBAL DMCC, a.k.a. the following two aliases:\n-iJet; and\n-Trade Med."),
                    row("2024年5月24日", "エムジー・フロット", "MG-Flot LLC, f.k.a. Transmorflot")));
    assertThat(read.entries.get(0).content().listingRecord().names())
        .extracting(Name::name, Name::kind)
        .containsExactly(
            tuple("アイ・ジェット", Name.Kind.PRIMARY),
            tuple("アイジェット", Name.Kind.ALIAS),
            tuple("トレード・メッド", Name.Kind.ALIAS),
            tuple("トレード・ミッド", Name.Kind.ALIAS),
            tuple("I JET GLOBAL DMCC", Name.Kind.ALIAS),
            tuple("iJet", Name.Kind.ALIAS),
            tuple("Trade Med.", Name.Kind.ALIAS));
    assertThat(read.entries.get(1).content().listingRecord().names())
        .extracting(Name::name, Name::kind)
        .contains(tuple("MG-Flot LLC", Name.Kind.ALIAS), tuple("Transmorflot", Name.Kind.PREVIOUS));
  }

  @Test
  void theKeyOfAnEntryDoesNotDependOnItsRow() {
    var header = row("告示日付", "告示番号", "日本語表記", "英語表記");
    var one = row("2024年5月24日", "198", "甲", "Azia Shipping Company");
    var two = row("2024年5月24日", "198", "乙", "IBEX Shipping Inc");
    Read before = read(new Spreadsheet().sheet("S", row("ロシア（団体）"), header, one, two));
    Read after = read(new Spreadsheet().sheet("S", row("ロシア（団体）"), header, two, one, one));
    assertThat(after.entries)
        .extracting("key")
        .containsExactly(
            before.entries.get(1).key(),
            before.entries.get(0).key(),
            before.entries.get(0).key() + "#2");
  }

  @Test
  void aListIsOfFreezesWhereItsTitleNamesNoMeasure() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row("ミロシェビッチ前ユーゴスラビア大統領関係者"),
                    row("告示日付", "日本語表記"),
                    row("2001年2月28日", "ミルティノビッチ、ミラン")));
    assertThat(read.entries.get(0).content().measures())
        .extracting(Measure::kind)
        .containsExactly(MeasureKind.PAYMENT_RESTRICTION, MeasureKind.CAPITAL_TRANSACTION_PERMIT);
  }

  @Test
  void exportBansAreNoFreezes() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row("輸出等に係る禁止措置の対象となるロシア連邦の特定団体"),
                    row("告示日付", "日本語表記"),
                    row("2022年3月8日", "有限会社タコ")));
    assertThat(read.entries.get(0).content().measures())
        .extracting(Measure::kind)
        .containsExactly(MeasureKind.EXPORT_BAN);
  }

  @Test
  void aNewColumnIsKeptAndReportedAndARowWithoutANameIsNoEntry() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row("タリバーン関係者等（個人）"),
                    row("告示日付", "日本語表記", "備考", ""),
                    row("2001年9月22日", "甲", "新", null),
                    row("（注）告示の日付は官報による。")));
    assertThat(read.unknown).containsExactly("備考");
    assertThat(read.entries.get(0).content().listingRecord().extras())
        .containsExactly(new LabelledValue("備考", "新"));
    assertThat(read.warnings).singleElement().asString().contains("names nobody");
  }

  @Test
  void revisionsOfANoticeAreDatesOnWhichTheEntryWasModified() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "日本語表記"),
                    row("2014.10.17\n2016.7.15改訂", "甲"),
                    row("近日", "乙")));
    assertThat(read.entries.get(0).content().listingDate()).isEqualTo("2014-10-17");
    assertThat(read.entries.get(0).content().listingRecord().dates())
        .extracting(StatedDate::kind, StatedDate::from)
        .containsExactly(tuple(StatedDate.Kind.MODIFIED, "2016-07-15"));
    assertThat(read.entries.get(1).content().listingDate()).isNull();
    assertThat(read.warnings).singleElement().asString().contains("list.xlsx#S:4", "近日");
  }

  @Test
  void aSheetOfTerroristsIsOfItsOwnProgrammeWhateverItsNotesSay() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "4",
                    row("テロリスト等", null, "米国等が資産凍結等の措置を実施した個人及び団体"),
                    row(null, null, "（注）*はタリバーン関係者等にも指定されている。"),
                    row("告示日付", "日本語表記", "生年月日", "国籍"),
                    row("2001.12.19", "甲", "不明", "不明"),
                    row("2001.12.19", "乙社", null, null))
                .sheet(
                    "28",
                    row("資産凍結等の措置の対象となるロシア連邦の団体及び個人（団体）\n（注）措置は、子会社にも適用されます。"),
                    row("告示日付", "日本語表記"),
                    row("2022.3.1", "丙社")));
    assertThat(read.entries)
        .extracting(entry -> entry.content().programmes().get(0))
        .containsExactly("JP-TERRORISM-COORDINATED", "JP-TERRORISM-COORDINATED", "JP-RUSSIA");
    assertThat(read.entries)
        .extracting(entry -> entry.content().listingRecord().subjectType())
        .containsExactly(SubjectType.PERSON, SubjectType.ORGANIZATION, SubjectType.ORGANIZATION);
    assertThat(read.entries.get(2).content().measures())
        .allSatisfy(measure -> assertThat(measure.scope()).isEqualTo("(注)措置は、子会社にも適用されます。"));
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void rowsThatTheMinistryTookOffAreCountedInOneWarning() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "告示番号", "日本語表記"),
                    row("2008.6.25削除\n(38.と同一人物)", "1"),
                    row("2021.2.24 削除", "2"),
                    row("2025.1.10削除", "3", "甲"),
                    row("2025.1.10", "4", "乙")));
    assertThat(read.entries).hasSize(1);
    assertThat(read.warnings)
        .satisfiesExactly(
            first -> assertThat(first).contains("list.xlsx#S:5", "taken off", "甲"),
            second -> assertThat(second).contains("3 rows"));
  }

  @Test
  void aRowOfTextAloneGoesOnWithTheOneAbove() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "日本語表記", "その他の情報"),
                    row("2010.6.25", "甲", "一"),
                    row(null, null, "二"),
                    row(null, null, "三"),
                    row("2010.6.25", "乙", null)));
    assertThat(read.entries.get(0).content().listingRecord().remarks()).isEqualTo("一\n二\n三");
    assertThat(read.entries).hasSize(2);
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void documentsOfAnAliasAndItsBirthAreOfTheSubject() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "日本語表記", "英語表記", "別名", "生年月日"),
                    row(
                        "2010.6.25",
                        "甲",
                        "Ko Test (旧称：Otsu)",
                        "(a)丙、1974年1月15日にモロッコにて出生(b)丁(リビア旅券番号：215215、2012年1月31日に発行)\n"
                            + "(a.k.a.: (a)Hei, born 15 Jan. 1974 in Morocco (b)Tei, Libyan passport number 215215)",
                        LocalDate.of(1970, 2, 3))));
    ListingRecord subject = read.entries.get(0).content().listingRecord();
    assertThat(subject.names())
        .extracting(Name::name, Name::kind)
        .containsExactly(
            tuple("甲", Name.Kind.PRIMARY),
            tuple("Ko Test", Name.Kind.ALIAS),
            tuple("Otsu", Name.Kind.PREVIOUS),
            tuple("丙", Name.Kind.ALIAS),
            tuple("丁", Name.Kind.ALIAS),
            tuple("Hei", Name.Kind.ALIAS),
            tuple("Tei", Name.Kind.ALIAS));
    assertThat(subject.birthDates()).containsExactly("1970-02-03", "1974-01-15");
    assertThat(subject.dates())
        .extracting(StatedDate::from, StatedDate::note)
        .containsExactly(tuple("1970-02-03", null), tuple("1974-01-15", "丙"));
    assertThat(subject.birthPlaces()).extracting("country").containsExactly("MA", "MA");
    assertThat(subject.identifiers())
        .extracting(Identifier::value, Identifier::country, Identifier::issueDate, Identifier::note)
        .containsExactly(tuple("215215", "LY", "2012-01-31", "丁"));
  }

  @Test
  void numbersAmongOtherInformationAreIdentifiers() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row("北朝鮮（団体）"),
                    row("告示日付", "日本語表記", "その他の情報"),
                    row("2016.3.11", "甲社", "IMO番号：１２３４５６５"),
                    row("2016.3.11", "乙銀行", "SWIFT/BIC:TEST KP PY\n電話番号:+850-2-1"),
                    row("2016.3.11", "丙", "Italian Fiscal Code（イタリア納税者番号）：TST TST 70A01 Z352F。")));
    assertThat(read.entries)
        .extracting(entry -> entry.content().listingRecord().identifiers().get(0))
        .extracting(Identifier::scheme, Identifier::value)
        .containsExactly(
            tuple(Identifier.Scheme.IMO_COMPANY_NUMBER, "1234565"),
            tuple(Identifier.Scheme.SWIFT_BIC, "TESTKPPY"),
            tuple(Identifier.Scheme.TAX_NUMBER, "TSTTST70A01Z352F"));
  }

  @Test
  void aCellWithoutANameStandsForOne() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "日本語表記", "英語表記"),
                    row("2016.3.11", "()", "12345"),
                    row("2016.3.11", "甲".repeat(30_000), null)));
    assertThat(read.entries).hasSize(2);
    assertThat(read.entries.get(0).content().listingRecord().names().get(0).name()).isEqualTo("()");
    assertThat(read.warnings)
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(warning -> assertThat(warning).contains("list.xlsx#S:"));
  }

  @Test
  void oneDayOfANoticeBesideAllWhomItNamesIsThatOfEach() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "告示番号", "日本語表記", "役職"),
                    row("2022.3.1", "1", "甲", "大佐"),
                    row(null, "2", "乙", null),
                    row(null, "3", "丙", null),
                    row("2023.4.2", "4", "丁", null))
                .merged("A1:D1", "A3:A5", "D3:D4"));

    assertThat(read.entries)
        .extracting(entry -> entry.content().listingDate())
        .extracting(String::valueOf)
        .containsExactly("2022-03-01", "2022-03-01", "2022-03-01", "2023-04-02");
    assertThat(read.entries)
        .extracting(entry -> entry.content().listingRecord().positions())
        .containsExactly(List.of("大佐"), List.of("大佐"), List.of(), List.of());
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void rowsUnderOneMergedNameAreOfOneSubject() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "日本語表記", "別名", "その他の情報"),
                    row("2010.6.25", "甲", "丙", "一"),
                    row(null, null, "丁", "二"),
                    row(null, null, null, "三"),
                    row("2010.6.25", "乙", null, null))
                .merged("A3:A5", "B3:B5"));

    assertThat(read.entries).hasSize(2);
    ListingRecord subject = read.entries.get(0).content().listingRecord();
    assertThat(subject.names()).extracting(Name::name).containsExactly("甲", "丙", "丁");
    assertThat(subject.remarks()).isEqualTo("一\n二\n三");
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void aHeaderOfTwoRowsIsThatOfTheSecond() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "氏名", null, "国籍"),
                    row(null, "日本語表記", "英語表記", null),
                    row("2010.6.25", "甲", "Ko", "ロシア"))
                .merged("A2:A3", "B2:C2", "D2:D3"));

    ListingRecord subject = read.entries.get(0).content().listingRecord();
    assertThat(subject.names()).extracting(Name::name).containsExactly("甲", "Ko");
    assertThat(subject.nationalities()).containsExactly("RU");
    assertThat(read.unknown).isEmpty();
  }

  @Test
  void aCopyOfASheetMakesNobodyTwice() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "告示番号", "日本語表記"),
                    row("2010.6.25", "1", "甲"),
                    row("2010.6.25", "2", "乙"))
                .sheet(
                    "S (2)",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "告示番号", "日本語表記"),
                    row("2010.6.25", "1", "甲"),
                    row("2010.6.25", "2", "乙"),
                    row("2024.1.1", "3", "丙"))
                .sheet(
                    "B",
                    row("資産凍結等の措置の対象となるベラルーシ共和国の個人"),
                    row("告示日付", "告示番号", "日本語表記"),
                    row("2010.6.25", "1", "甲"))
                .hidden("S (2)"));

    assertThat(read.entries)
        .extracting(
            entry -> entry.content().listingRecord().caption(),
            entry -> entry.content().programmes().get(0))
        .containsExactly(
            tuple("甲", "JP-RUSSIA"),
            tuple("乙", "JP-RUSSIA"),
            tuple("丙", "JP-RUSSIA"),
            tuple("甲", "JP-BELARUS"));
    assertThat(read.warnings)
        .containsExactly(
            "list.xlsx#S (2):1: the sheet is hidden; it was read like the others",
            "list.xlsx#S (2):1: 2 rows say what rows of the sheet 'S' say, and were not entered"
                + " again");
  }

  @Test
  void aSubjectThatASecondSheetTellsOtherwiseIsTold() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "告示番号", "日本語表記", "役職"),
                    row("2010.6.25", "1", "甲", "大佐"))
                .sheet(
                    "S (2)",
                    row(RUSSIAN_PERSONS),
                    row("告示日付", "告示番号", "日本語表記", "役職"),
                    row("2010.6.25", "1", "甲", "中佐")));

    assertThat(read.entries).hasSize(2);
    assertThat(read.warnings)
        .singleElement()
        .asString()
        .contains("list.xlsx#S (2):3: ", "has the same notice and names in the sheet 'S'");
  }

  @Test
  void columnsMayStandInAnyOrder() {
    Read read =
        read(
            new Spreadsheet()
                .sheet(
                    "S",
                    row(null, RUSSIAN_PERSONS),
                    row("区分", "国籍", "日本語表記", "告示日付"),
                    row(null, "ロシア", "甲", "2010.6.25")));

    assertThat(read.entries.get(0).content().listingDate()).isEqualTo("2010-06-25");
    assertThat(read.entries.get(0).content().listingRecord().nationalities()).containsExactly("RU");
  }

  @Test
  void aTableWhoseHeaderNobodyKnowsIsTold() {
    Read read =
        read(
            new Spreadsheet()
                .sheet("Cover", row("一覧"), row("甲", "乙"))
                .sheet(
                    "S",
                    row("公示日", "氏名", "国籍"),
                    row("2010.6.25", "甲", "ロシア"),
                    row("2010.6.25", "乙", "ロシア"))
                .sheet("T", row(RUSSIAN_PERSONS), row("告示日付", "日本語表記"), row("2010.6.25", "丙")));

    assertThat(read.entries).hasSize(1);
    assertThat(read.warnings).hasSize(2).allMatch(warning -> warning.contains("was not read"));
    assertThat(read.unknown).containsExactly("a table without a header with 告示日付");
  }

  @Test
  void daysMayBeTextsOrNumbersAndReadingsAreNoNames() {
    Read read =
        read(
            new Spreadsheet()
                .string(
                    "<si><t>　甲田　</t><rPh sb=\"0\" eb=\"2\"><t>コウダ</t></rPh><phoneticPr fontId=\"1\"/></si>")
                .sheetXml(
                    "S",
                    "<row><c t=\"inlineStr\"><is><t>"
                        + RUSSIAN_PERSONS
                        + "</t></is></c></row>"
                        + "<row><c t=\"inlineStr\"><is><t>告示日付</t></is></c>"
                        + "<c t=\"inlineStr\"><is><t>日本語表記</t></is></c>"
                        + "<c t=\"inlineStr\"><is><t>生年月日</t></is></c></row>"
                        + "<row><c s=\"1\"><v>45436</v></c><c t=\"s\"><v>0</v></c><c s=\"1\"><v>26146</v></c></row>"
                        + "<row><c t=\"inlineStr\"><is><t>２０２４．５．２４</t></is></c>"
                        + "<c t=\"str\"><f>A1</f><v>乙</v></c>"
                        + "<c t=\"d\"><v>1971-08-01</v></c></row>"));

    assertThat(read.entries)
        .extracting(
            entry -> entry.content().listingRecord().names().get(0).name(),
            entry -> String.valueOf(entry.content().listingDate()),
            entry -> entry.content().listingRecord().birthDates())
        .containsExactly(
            tuple("甲田", "2024-05-24", List.of("1971-08-01")),
            tuple("乙", "2024-05-24", List.of("1971-08-01")));
  }

  @Test
  void aWorkbookWithoutSuchAHeaderIsRefused() {
    assertThatThrownBy(() -> read(new Spreadsheet().sheet("S", row("Reference", "Name"))))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("告示日付");
  }
}
