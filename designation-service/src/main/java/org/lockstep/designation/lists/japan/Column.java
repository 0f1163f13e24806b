package org.lockstep.designation.lists.japan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a column holds, by its header without blanks. Sheets word the same in several ways. */
enum Column {
  KEY("番号"),
  SECTION("区分"),
  NOTICE_DATE("告示日付"),
  NOTICE_NUMBER("告示番号"),
  TYPE("個人・団体"),
  JAPANESE_NAME("日本語表記", "氏名(日本語)"),
  ENGLISH_NAME("英語表記", "氏名(英語)"),
  ALIAS("別名", "別称", "別名・別称", "別称・別名", "別称・旧称", "確定可能な別名"),
  WEAK_ALIAS("確定に十分でない別名"),
  FORMER_NAME("旧称", "過去の別名", "以前の別名", "旧称・以前の呼称"),
  TITLE("称号"),
  POSITION("役職", "肩書", "肩書等"),
  BIRTH("生年月日", "生年月日・出生地"),
  BIRTH_PLACE("出生地", "出生地・出身地"),
  NATIONALITY("国籍"),
  PASSPORT("旅券番号"),
  IDENTITY_NUMBER("ID番号", "身分証番号", "身分登録番号"),
  ADDRESS("住所", "住所・所在地", "住所等", "所在地", "活動地域・住所", "所在地・住所登録された事務所の住所"),
  ADDRESS_COUNTRY("住所・所在地(国)"),
  ADDRESS_REST("住所・所在地(都市その他の情報)"),
  AREA("活動地域"),
  PHONE("電話", "電話番号"),
  FAX("FAX"),
  REMARK("その他の情報", "詳細"),
  UN_DATE("国連制裁委員会による指定日", "国連制裁員会による指定日", "リスト掲載日"),
  UN_REFERENCE("国連参照番号"),
  GROUNDS("指定の根拠", "決議1483上の根拠"),
  NOTICE_TEXT("外務省告示情報");

  /** Behind the header of a column that is there twice, and that of one in two languages. */
  private static final Pattern BEHIND = Pattern.compile(" [0-9]+$|\\((?:日本語|英語)\\)$");

  private static final Map<String, Column> BY_HEADER =
      Arrays.stream(values())
          .flatMap(column -> column.headers.stream())
          .collect(Collectors.toMap(Function.identity(), Column::of));

  private final List<String> headers;

  Column(String... headers) {
    this.headers = List.of(headers);
  }

  private static Column of(String header) {
    return Arrays.stream(values())
        .filter(column -> column.headers.contains(header))
        .findFirst()
        .orElseThrow();
  }

  /** The header that stands for all of them, so that a value has one label in every sheet. */
  String header() {
    return headers.get(0);
  }

  static Optional<Column> find(String header) {
    return Optional.ofNullable(BY_HEADER.get(header))
        .or(() -> Optional.ofNullable(BY_HEADER.get(BEHIND.matcher(header).replaceAll(""))));
  }
}
