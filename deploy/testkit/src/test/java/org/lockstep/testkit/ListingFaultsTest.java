package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.testkit.ListingFaults.Fault;
import org.lockstep.testkit.ListingFaults.Kind;

class ListingFaultsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "IVANOV, Ivan Ivanovich",
        "Maia Shipping (Hong Kong) Co., Ltd.",
        "AL-RASHID [TRUST]",
        "O'Brien & Söhne",
        "17 November",
        "Aka Petrovich",
        "Akaki Bornov",
        "アブドゥル・ラフマン（別の人）",
        "김철수",
        "محمد حسن أخوند",
        "Bank 24/7",
        "Dr. (phil.) X"
      })
  void nothingIsWrongWithNames(String name) {
    assertThat(ListingFaults.ofName(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Maia (Hong Kong", "Maia) Ltd", "(Maia]", ")Maia(", "（マイア", "マイア]", "(a(b)"})
  void seesBracketsThatDoNotCloseOrOpen(String name) {
    assertThat(ListingFaults.ofName(name)).contains(Kind.NAME_BRACKETS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Maia; Maria",
        "マイア；マリア",
        "Maia / Maria",
        "Maia|Maria",
        "(a) Maia",
        "1) Maia",
        "b)Maia"
      })
  void seesSeveralNamesInOne(String name) {
    assertThat(ListingFaults.ofName(name)).containsExactlyElementsOf(separatorAndBrackets(name));
  }

  private static java.util.List<Kind> separatorAndBrackets(String name) {
    return name.startsWith("1)") || name.startsWith("b)")
        ? java.util.List.of(Kind.NAME_BRACKETS, Kind.NAME_SEPARATOR)
        : java.util.List.of(Kind.NAME_SEPARATOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Maia, born 15 Jan. 1974",
        "Maia (a.k.a. Maria)",
        "Maia F.K.A. Maria",
        "Maia aka Maria",
        "(original script: Майя)",
        "マイア（別名、マリア）",
        "別称 マイア",
        "不明",
        "Formerly Maia",
        "Maia DOB 1974"
      })
  void seesWordsAboutAName(String name) {
    assertThat(ListingFaults.ofName(name)).containsExactly(Kind.NAME_WORDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "(1)", "-", "2014.10.17"})
  void seesWhatIsNoName(String name) {
    assertThat(ListingFaults.ofName(name)).containsExactly(Kind.NAME_DIGITS);
  }

  @Test
  void seesADateThatWasNotReadAndNoneWhereThereIsNone() {
    assertThat(ListingFaults.isUnread("UNKNOWN", "1978年3月3日又は3月13日")).isTrue();
    assertThat(ListingFaults.isUnread("UNKNOWN", "昭和53年頃")).isTrue();
    assertThat(ListingFaults.isUnread("UNKNOWN", "Approximately 1999, 2003")).isTrue();
    assertThat(ListingFaults.isUnread("CIRCA", "Approximately 1999")).isFalse();
    assertThat(ListingFaults.isUnread("UNKNOWN", "in his fifties")).isFalse();
    assertThat(ListingFaults.isUnread("UNKNOWN", "No. 19991")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "563410081",
        "AB 123456",
        "B-7/12-A",
        "HRB 12345",
        "12.345.678-9",
        "BE 454,419,759",
        "ХВ № 0123456",
        "ДР-12"
      })
  void nothingIsWrongWithNumbers(String number) {
    assertThat(ListingFaults.ofNumber("passportNumber", number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Passport 563410081",
        "No. 563410081",
        "INN 7701234567",
        "33556474 (Russia)",
        "旅券番号 563410081",
        "563410081 issued 2014",
        "563410081(北朝鮮)"
      })
  void seesWordsInANumber(String number) {
    assertThat(ListingFaults.ofNumber("passportNumber", number)).containsExactly(Kind.NUMBER_WORDS);
  }

  @Test
  void seesSeveralNumbersInOne() {
    assertThat(ListingFaults.ofNumber("idNumber", "563410081; 654321"))
        .containsExactly(Kind.NUMBER_SEPARATOR);
    assertThat(ListingFaults.ofNumber("idNumber", "563410081, PS654321"))
        .containsExactly(Kind.NUMBER_SEPARATOR);
  }

  @Test
  void takesACallSignForWhatItIs() {
    assertThat(ListingFaults.ofNumber("callSign", "No")).isEmpty();
  }

  @Test
  void findsAllThatIsWrongInARecord() throws JsonProcessingException {
    String record =
        """
        {"names": [{"name": "Maia"}, {"name": "Maia; (Maria"}],
         "dates": [{"precision": "UNKNOWN", "asPublished": "1974?"}, {"precision": "EXACT", "from": "1974"}],
         "identifiers": [{"scheme": "idNumber", "value": "No. 7"}, {"scheme": "callSign", "value": "P7VB"}]}
        """;

    assertThat(ListingFaults.of(new ObjectMapper().readTree(record)))
        .containsExactly(
            new Fault(Kind.NAME_BRACKETS, "Maia; (Maria"),
            new Fault(Kind.NAME_SEPARATOR, "Maia; (Maria"),
            new Fault(Kind.DATE_UNREAD, "1974?"),
            new Fault(Kind.NUMBER_WORDS, "No. 7"));
    assertThat(ListingFaults.of(new ObjectMapper().readTree("{}"))).isEmpty();
  }
}
