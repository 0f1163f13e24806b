package org.lockstep.designation.lists.korea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;

class KoreaReadersTest {
  private static Read text(String annex) {
    return Read.with(new KoreaTextReader(), "kr-kofiu", Read.file("annex.txt", annex));
  }

  private static ListingRecord only(String entry) {
    Read read = text("(1명)\n1. " + entry + "\n");
    assertThat(read.entries).hasSize(1);
    return read.entries.get(0).content().listingRecord();
  }

  private static ListFile xml(String annex) {
    return Read.file(
        "notice.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <AdmRulService>
          <행정규칙기본정보>
            <행정규칙명><![CDATA[금융거래등제한대상자 지정 및 지정 취소에 관한 규정]]></행정규칙명>
            <발령일자>20260114</발령일자>
            <발령번호>2026-2</발령번호>
            <시행일자>20260122</시행일자>
          </행정규칙기본정보>
          <별표><별표단위><별표제목><![CDATA[금융거래등제한대상자]]></별표제목>
          <별표내용><![CDATA[%s]]></별표내용></별표단위></별표>
        </AdmRulService>
        """
            .formatted(annex));
  }

  @Test
  void theAnswerOfTheLawPortalHasItsDateItsTotalAndItsEntries() {
    Read read =
        Read.with(
            new KoreaXmlReader(),
            "kr-kofiu",
            xml(
                """
                금융거래등제한대상자 (2명)
                1. AL QAIDA (a.k.a. AL QAEDA; a.k.a. "THE BASE";
                a.k.a. ISLAMIC ARMY) [E.O.13224].
                2. RI, Myong Hun(리명훈) (a.k.a. RI, Myo'ng-
                hun); DOB 14 Mar 1969; Gender Male
                (2022. 12. 2. 지정).
                ◇ 참고
                3. This is a note.
                """));
    assertThat(read.edition).isEqualTo("2026-01-22");
    assertThat(read.declared).isEqualTo(2);
    assertThat(read.entries).extracting("key").containsExactly("AL QAIDA", "RI MYONG HUN");
    assertThat(read.subject("AL QAIDA").names())
        .extracting(Name::name, Name::kind, Name::strength)
        .containsExactly(
            tuple("AL QAIDA", Name.Kind.PRIMARY, Name.Strength.STRONG),
            tuple("AL QAEDA", Name.Kind.ALIAS, Name.Strength.STRONG),
            tuple("THE BASE", Name.Kind.ALIAS, Name.Strength.WEAK),
            tuple("ISLAMIC ARMY", Name.Kind.ALIAS, Name.Strength.STRONG));
    assertThat(read.content("AL QAIDA").programmes()).containsExactly("KR-TERRORISM");
    ListingRecord ri = read.subject("RI MYONG HUN");
    assertThat(ri.subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(ri.names())
        .extracting(Name::name)
        .containsExactly("RI, Myong Hun", "리명훈", "RI, Myo'ng-hun");
    assertThat(ri.birthDates()).containsExactly("1969-03-14");
    assertThat(read.content("RI MYONG HUN").listingDate()).isEqualTo("2022-12-02");
    assertThat(read.content("RI MYONG HUN").measures())
        .extracting(Measure::kind, Measure::instrument, Measure::organ)
        .containsExactly(tuple(MeasureKind.TRANSACTION_PERMIT, "KR-CTF-ACT", "FSC"));
    assertThat(read.entry("RI MYONG HUN").original().get(0).text()).contains("지정");
  }

  @Test
  void aBirthDateIsNotGluedToAName() {
    ListingRecord subject = only("김정길, DOB 12 Apr 1985 (2024. 5. 24. 지정).");
    assertThat(subject.names()).extracting(Name::name).containsExactly("김정길");
    assertThat(subject.birthDates()).containsExactly("1985-04-12");
    assertThat(subject.subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(only("HONG, Jinhua, DOB 19 Jan 1972; nationality China").names())
        .extracting(Name::name)
        .containsExactly("HONG, Jinhua");
  }

  @Test
  void anEmployerIsNotPartOfAName() {
    ListingRecord subject =
        only("KIM, Kyong Hyok (김경혁), link to First Credit Bank; DOB 1 Jan 1970");
    assertThat(subject.names()).extracting(Name::name).containsExactly("KIM, Kyong Hyok", "김경혁");
    assertThat(subject.relationships())
        .extracting(Relationship::kind, Relationship::name, Relationship::asPublished)
        .containsExactly(tuple(Relationship.Kind.ASSOCIATE, "First Credit Bank", "link to"));
    ListingRecord other = only("리철주 (국가항공우주기술총국); nationality Korea, North");
    assertThat(other.names()).extracting(Name::name).containsExactly("리철주");
    assertThat(other.positions()).containsExactly("국가항공우주기술총국");
  }

  @Test
  void aNameMayBeInHangulAlone() {
    assertThat(only("한혁철; Gender Male").names())
        .extracting(Name::name, Name::script)
        .containsExactly(tuple("한혁철", "Hang"));
    ListingRecord bracketed = only("(김주원), China; Vice Representative of Ryugyong");
    assertThat(bracketed.names()).extracting(Name::name).containsExactly("김주원");
    assertThat(bracketed.positions()).containsExactly("Vice Representative of Ryugyong");
    assertThat(bracketed.subjectType()).isEqualTo(SubjectType.PERSON);
  }

  @Test
  void aPersonIsOneByWhatTheEntryOrItsSectionSays() {
    Read read =
        text(
            """
            금융거래등제한대상자 (4명)
            가. 개인 (2명)
            1. Usama bin Laden [E.O.13224].
            2. ATIF, Muhammad (individual) [E.O.13224].
            나. 단체 (2명)
            3. 폭풍군단(11군단) (2024. 12. 17. 지정).
            4. MRB Bank
            """);
    assertThat(read.declared).isEqualTo(4);
    assertThat(read.entries)
        .extracting(entry -> entry.content().listingRecord().subjectType())
        .containsExactly(
            SubjectType.PERSON,
            SubjectType.PERSON,
            SubjectType.ORGANIZATION,
            SubjectType.ORGANIZATION);
    assertThat(read.warnings).isEmpty();
    Read unsure = text("(1명)\n1. Usama bin Laden [E.O.13224].\n");
    assertThat(unsure.warnings).singleElement().asString().contains("nothing says");
  }

  @Test
  void aKeyOutlivesTheNumberAndTellsNamesakesApart() {
    String one = "KIM, Tong Chol (김동철); DOB 28 Jan 1968";
    String two = "KIM, Tong-chol (김동철); DOB 3 Mar 1971";
    Read before = text("(3명)\n1. MRB Bank\n2. " + one + "\n3. " + two + "\n");
    Read after = text("(2명)\n1. " + two + "\n2. " + one + "\n");
    assertThat(before.entries)
        .extracting("key")
        .containsExactly("MRB BANK", "KIM TONG CHOL/28 Jan 1968", "KIM TONG CHOL/3 Mar 1971");
    assertThat(after.entries)
        .extracting("key")
        .containsExactly("KIM TONG CHOL/3 Mar 1971", "KIM TONG CHOL/28 Jan 1968");
    assertThat(after.content("KIM TONG CHOL/3 Mar 1971"))
        .as("the number is no part of an entry")
        .usingRecursiveComparison()
        .isEqualTo(before.content("KIM TONG CHOL/3 Mar 1971"));
  }

  @Test
  void datesAndNumbersWithinAnEntryBeginNoOther() {
    Read read =
        text(
            """
            (3명)
            1. A LLC, Suite 2. Building B (2022. 12. 2. 지정).
            2. B LLC (2022. 10.
            3. 지정).3. C LLC.
            """);
    assertThat(read.entries).extracting("key").containsExactly("A LLC", "B LLC", "C LLC");
    assertThat(read.content("B LLC").listingDate()).isEqualTo("2022-10-03");
    assertThat(read.entries.get(2).original().get(0).line()).isEqualTo(4);
  }

  @Test
  void factsHaveTheirFields() {
    ListingRecord subject =
        only(
            """
            CHOE, Kwang Su (a.k.a. CHOI, Kwang-su; f.k.a. CHOE, Il; 최광수), Pyongyang, Korea, North;
            DOB 20 Apr 1955; alt. DOB circa 1956; POB Sinuiju, Korea, North; nationality Korea, North;
            citizen China; Gender Male; Passport 381420565 (Korea, North) issued 1 Jan 2011 expires 2016;
            Haegumgang Trading Company Representative (individual) [DPRK2].""");
    assertThat(subject.names())
        .extracting(Name::name, Name::kind)
        .containsExactly(
            tuple("CHOE, Kwang Su", Name.Kind.PRIMARY),
            tuple("CHOI, Kwang-su", Name.Kind.ALIAS),
            tuple("CHOE, Il", Name.Kind.PREVIOUS),
            tuple("최광수", Name.Kind.PREVIOUS));
    assertThat(subject.addresses())
        .extracting("full", "country")
        .containsExactly(tuple("Pyongyang, Korea, North", "KP"));
    assertThat(subject.birthDates()).containsExactly("1955-04-20", "1956");
    assertThat(subject.birthPlaces()).extracting("country").containsExactly("KP");
    assertThat(subject.countryTies())
        .extracting(CountryTie::kind, CountryTie::country)
        .containsExactly(
            tuple(CountryTie.Kind.NATIONALITY, "KP"), tuple(CountryTie.Kind.CITIZENSHIP, "CN"));
    assertThat(subject.identifiers())
        .extracting(
            Identifier::scheme,
            Identifier::value,
            Identifier::country,
            Identifier::issueDate,
            Identifier::expiryDate)
        .containsExactly(
            tuple(Identifier.Scheme.PASSPORT_NUMBER, "381420565", "KP", "2011-01-01", "2016"));
    assertThat(subject.positions()).containsExactly("Haegumgang Trading Company Representative");
  }

  @Test
  void companiesKeepTheirCommasAndTheirScripts() {
    ListingRecord subject =
        only("HK YILIN SHIPPING CO., LTD., Hong Kong (Chinese Traditional: 香港依林海運有限公司)");
    assertThat(subject.names())
        .extracting(Name::name, Name::language)
        .contains(tuple("香港依林海運有限公司", "zh-Hant"));
    assertThat(only("NAM-NAM (SOUTH-SOUTH) COOPERATION, Pyongyang, Korea, North").names())
        .extracting(Name::name)
        .containsExactly("NAM-NAM (SOUTH-SOUTH) COOPERATION");
    assertThat(only("ALPHA CO., LTD., Dandong, China").addresses())
        .extracting("full")
        .containsExactly("Dandong, China");
  }

  @Test
  void whatIsNotUnderstoodIsARemark() {
    assertThat(only("MRB Bank; of the so-called republic").remarks())
        .isEqualTo("of the so-called republic");
  }

  @Test
  void anotherNoticeAndATextWithoutEntriesAreRefused() {
    ListFile other = Read.file("a.xml", "<AdmRulService><행정규칙명>다른 규정</행정규칙명></AdmRulService>");
    assertThatThrownBy(() -> Read.with(new KoreaXmlReader(), "kr-kofiu", other))
        .isInstanceOf(RefusedFileException.class);
    assertThatThrownBy(() -> text("(2명)\n")).isInstanceOf(RefusedFileException.class);
    assertThat(new KoreaTextReader().reads(List.of(other))).isFalse();
    assertThat(new KoreaXmlReader().reads(List.of(other))).isTrue();
    ListFile page = Read.file("a.html", "<html><head><title>Moved</title></head></html>");
    assertThat(new KoreaXmlReader().reads(List.of(page))).as("no XML but its own").isFalse();
  }

  @Test
  void hostileTextTakesNoTime() {
    String brackets = "(2명)\n1. A " + "(".repeat(50_000) + "\n2. B " + "a.k.a. ".repeat(50_000);
    assertThat(text(brackets).entries).hasSize(2);
    String digits = "(1명)\n1. A; Passport " + "1 (".repeat(200) + "; 개인 " + " ".repeat(100_000);
    assertThat(text(digits).entries).hasSize(1);
  }
}
