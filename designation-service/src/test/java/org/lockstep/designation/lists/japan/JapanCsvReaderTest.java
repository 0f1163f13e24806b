package org.lockstep.designation.lists.japan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.lockstep.designation.lists.Spreadsheet.row;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.Spreadsheet;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;

class JapanCsvReaderTest {
  private static final List<String> HEADERS =
      List.of(
          "区分",
          "番号",
          "告示日付",
          "告示番号",
          "個人・団体",
          "氏名（日本語）",
          "氏名（英語）",
          "別名・別称（日本語）",
          "別名・別称（英語）",
          "旧称（日本語）",
          "旧称（英語）",
          "確定に十分でない別名（日本語）",
          "確定に十分でない別名（英語）",
          "称号（日本語）",
          "称号（英語）",
          "役職（日本語）",
          "役職（英語）",
          "生年月日",
          "出生地（日本語）",
          "出生地（英語）",
          "国籍（日本語）",
          "国籍（英語）",
          "旅券番号",
          "身分証番号",
          "住所・所在地（国）（日本語）",
          "住所・所在地（都市その他の情報）（日本語）",
          "住所・所在地（国）（英語）",
          "住所・所在地（都市その他の情報）（英語）",
          "国連参照番号",
          "リスト掲載日",
          "その他の情報",
          "外務省告示情報");

  /** A row by the headers and cells that it has, one after the other. */
  private static String line(String... headersAndCells) {
    String[] cells = new String[HEADERS.size()];
    Arrays.fill(cells, "");
    for (int i = 0; i < headersAndCells.length; i += 2) {
      cells[HEADERS.indexOf(headersAndCells[i])] = headersAndCells[i + 1];
    }
    return Arrays.stream(cells)
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }

  private static ListFile file(String... lines) {
    return Read.file(
        "list.csv",
        "\uFEFF" + String.join(",", HEADERS) + "\r\n" + String.join("\r\n", lines) + "\r\n");
  }

  private static Read read(String... lines) {
    return Read.with(new JapanCsvReader(), "jp-mof", file(lines));
  }

  @Test
  void aRowIsAnEntryUnderItsNumber() {
    Read read =
        read(
            line(
                "区分", "2",
                "番号", "002-000005",
                "告示日付", "2001.9.22 2008.6.25改訂 2012.3.27改訂",
                "告示番号", "5",
                "個人・団体", "個人",
                "氏名（日本語）", "ムハンマド・テスト",
                "氏名（英語）", "MUHAMMAD TEST",
                "別名・別称（日本語）", "モハンマド・テスト; ハッジ・テスト",
                "別名・別称（英語）", "Mohammad Test; Haji Test",
                "旧称（英語）", "Old Test",
                "確定に十分でない別名（英語）", "Testi",
                "称号（日本語）", "ムラー",
                "称号（英語）", "Mullah",
                "役職（日本語）", "行政担当長官; 財務大臣",
                "役職（英語）", "Director of Administration; Minister of Finance",
                "生年月日", "1961年頃",
                "出生地（英語）", "Zurmat District, Paktia Province, Afghanistan",
                "国籍（日本語）", "アフガニスタン",
                "国籍（英語）", "Afghanistan",
                "旅券番号", "アフガニスタン旅券 D 001206 (2000年7月17日発行)",
                "身分証番号", "789",
                "住所・所在地（国）（日本語）", "北朝鮮",
                "住所・所在地（都市その他の情報）（日本語）", "平壌特別市",
                "住所・所在地（国）（英語）", "Pakistan",
                "住所・所在地（都市その他の情報）（英語）", "Quetta",
                "国連参照番号", "TAi.999",
                "リスト掲載日", "2001年2月23日（2003年9月3日に改訂）",
                "その他の情報", "テスト部族に属する。",
                "外務省告示情報", "５．ムハンマド・テスト"));
    EntryContent entry = read.content("002-000005");
    assertThat(entry.listingDate()).isEqualTo("2001-09-22");
    assertThat(entry.programmes()).containsExactly("JP-TALIBAN");
    assertThat(entry.measures())
        .extracting("kind")
        .containsExactly(MeasureKind.PAYMENT_RESTRICTION, MeasureKind.CAPITAL_TRANSACTION_PERMIT);
    ListingRecord subject = entry.listingRecord();
    assertThat(subject.subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(subject.names())
        .extracting(Name::name, Name::kind, Name::strength)
        .containsExactly(
            tuple("ムハンマド・テスト", Name.Kind.PRIMARY, Name.Strength.STRONG),
            tuple("MUHAMMAD TEST", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("モハンマド・テスト", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("ハッジ・テスト", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("Mohammad Test", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("Haji Test", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("Testi", Name.Kind.ALIAS, Name.Strength.WEAK),
            tuple("Old Test", Name.Kind.PREVIOUS, Name.Strength.STRONG));
    assertThat(subject.titles()).containsExactly("ムラー", "Mullah");
    assertThat(subject.positions())
        .containsExactly("行政担当長官", "財務大臣", "Director of Administration", "Minister of Finance");
    assertThat(subject.dates())
        .extracting(StatedDate::kind, StatedDate::from, StatedDate::note)
        .containsExactlyInAnyOrder(
            tuple(StatedDate.Kind.MODIFIED, "2008-06-25", null),
            tuple(StatedDate.Kind.MODIFIED, "2012-03-27", null),
            tuple(StatedDate.Kind.BIRTH, "1961", null),
            tuple(StatedDate.Kind.OTHER, "2001-02-23", "国連制裁委員会による指定日"),
            tuple(StatedDate.Kind.MODIFIED, "2003-09-03", "国連制裁委員会による指定日"));
    assertThat(subject.nationalities()).containsExactly("AF");
    assertThat(subject.birthPlaces()).extracting(Address::country).containsExactly("AF");
    assertThat(subject.identifiers())
        .extracting(
            Identifier::scheme, Identifier::value, Identifier::country, Identifier::issueDate)
        .containsExactly(
            tuple(Identifier.Scheme.PASSPORT_NUMBER, "D 001206", "AF", "2000-07-17"),
            tuple(Identifier.Scheme.ID_NUMBER, "789", null, null));
    assertThat(subject.addresses())
        .extracting(Address::full, Address::country)
        .containsExactly(tuple("北朝鮮平壌特別市", "KP"), tuple("Quetta, Pakistan", "PK"));
    assertThat(subject.references()).containsExactly(new LabelledValue("国連参照番号", "TAi.999"));
    assertThat(subject.remarks()).isEqualTo("テスト部族に属する。");
    assertThat(subject.extras()).containsExactly(new LabelledValue("外務省告示情報", "5.ムハンマド・テスト"));
    assertThat(read.unknown).isEmpty();
    assertThat(read.warnings).isEmpty();
    assertThat(read.entry("002-000005").original().get(0).text()).contains("５．ムハンマド・テスト");
  }

  @Test
  void theWorkbookSaysTheSameOfTheSameSubject() {
    Read csv =
        read(
            line(
                "区分", "29",
                "番号", "029-000001",
                "告示日付", "2022.3.1 2023.1.27改訂",
                "告示番号", "1",
                "個人・団体", "個人",
                "氏名（日本語）", "イワン（イヴァン）・テストフ",
                "氏名（英語）", "Ivan (Iwan) Testov",
                "役職（日本語）", "議員",
                "役職（英語）", "Member",
                "生年月日", "1978年3月3日又は3月13日",
                "出生地（日本語）", "モスクワ（ロシア）"));
    Read workbook =
        Read.with(
            new JapanXlsxReader(),
            "jp-mof",
            new Spreadsheet()
                .sheet(
                    "29.ロシア連邦(個人)",
                    row("資産凍結等の措置の対象となるロシア連邦の団体及び個人（個人）"),
                    row("告示日付", "告示番号", "日本語表記", "英語表記", "肩書等", "生年月日", "出生地"),
                    row(
                        "2022.3.1\n2023.1.27改訂",
                        "1",
                        "イワン（イヴァン）・テストフ",
                        "Ivan (Iwan) Testov",
                        "議員\nMember",
                        "1978年3月3日又は3月13日",
                        "モスクワ（ロシア）"))
                .file("list.xlsx"));
    EntryContent one = csv.entries.get(0).content();
    EntryContent other = workbook.entries.get(0).content();
    assertThat(one.listingRecord()).isEqualTo(other.listingRecord());
    assertThat(one.listingDate()).isEqualTo(other.listingDate());
    assertThat(one.programmes()).isEqualTo(other.programmes());
    assertThat(one.measures()).isEqualTo(other.measures());
  }

  @Test
  void itsSectionIsItsProgramme() {
    Read read =
        read(
            line("区分", "4", "番号", "a", "告示日付", "2001.12.19", "個人・団体", "団体", "氏名（日本語）", "甲"),
            line("区分", "44", "番号", "b", "告示日付", "2025.8.13", "個人・団体", "団体", "氏名（日本語）", "乙"),
            line("区分", "99", "番号", "c", "告示日付", "2026.8.13", "個人・団体", "個人", "氏名（日本語）", "丙"));
    assertThat(read.content("a").programmes()).containsExactly("JP-TERRORISM-COORDINATED");
    assertThat(read.content("b").programmes()).containsExactly("JP-HAITI");
    assertThat(read.subject("c").subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(read.warnings).singleElement().asString().contains("'区分 99'", "not known yet");
  }

  @Test
  void theFormIsKnownByItsHeader() {
    JapanCsvReader reader = new JapanCsvReader();
    assertThat(reader.reads(List.of(file(line("番号", "a"))))).isTrue();
    assertThat(reader.reads(List.of(Read.file("a.csv", "Reference,Name,Type\n1,a,b\n")))).isFalse();
    assertThat(reader.reads(List.of(Read.file("a.csv", "")))).isFalse();
    assertThat(new JapanXlsxReader().reads(List.of(file(line("番号", "a"))))).isFalse();
  }

  @Test
  void rowsThatTheMinistryTookOffAreCountedInOneWarning() {
    Read read =
        read(
            line("区分", "4", "番号", "a", "告示日付", "2014.10.17削除"),
            line("区分", "4", "番号", "b", "告示日付", "2015.10.17 削除"),
            line("区分", "4", "番号", "c", "告示日付", "2015.10.17", "個人・団体", "個人", "氏名（英語）", "Test"));
    assertThat(read.entries).extracting("key").containsExactly("c");
    assertThat(read.warnings).singleElement().asString().contains("2 rows");
  }

  @Test
  void twoRowsOfOneNumberAreRefusedAndOneWithoutAny() {
    String row = line("番号", "a", "氏名（英語）", "Test");
    assertThatThrownBy(() -> read(row, row))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("lines 2 and 3 have the same 番号 a");
    assertThatThrownBy(() -> read(line("氏名（英語）", "Test")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("line 2 has no 番号");
  }
}
