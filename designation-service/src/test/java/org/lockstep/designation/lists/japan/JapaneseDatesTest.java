package org.lockstep.designation.lists.japan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JapaneseDatesTest {
  private static List<String> read(String wording) {
    return JapaneseDates.read(CellText.plain(wording)).stream()
        .map(JapaneseDates.Stated::read)
        .map(
            read ->
                read.precision() + " " + read.from() + (read.to() == null ? "" : " " + read.to()))
        .toList();
  }

  @Test
  void aDateIsReadInEachOfItsForms() {
    assertThat(read("１９７２年３月４日")).containsExactly("EXACT 1972-03-04");
    assertThat(read("1972年 3 月4日生まれ")).containsExactly("EXACT 1972-03-04");
    assertThat(read("1966/2/2")).containsExactly("EXACT 1966-02-02");
    assertThat(read("1973-11")).containsExactly("EXACT 1973-11");
    assertThat(read("昭和47年3月4日")).containsExactly("EXACT 1972-03-04");
    assertThat(read("平成元年")).containsExactly("EXACT 1989");
    assertThat(read("令和６年５月")).containsExactly("EXACT 2024-05");
    assertThat(read("1979年3月3日(偽造旅券より)")).containsExactly("EXACT 1979-03-03");
    assertThat(read("1972年2月31日")).containsExactly("UNKNOWN null");
  }

  @Test
  void aDateOfTheHijraIsAboutADay() {
    assertThat(read("1402年6月24日(ヒジュラ暦)")).containsExactly("CIRCA 1982-04-19");
  }

  @Test
  void aboutADateIsSaidInManyWords() {
    assertThat(read("1977年頃")).containsExactly("CIRCA 1977");
    assertThat(read("おおよそ1977年")).containsExactly("CIRCA 1977");
    assertThat(read("およそ1970年\n1970年")).containsExactly("CIRCA 1970", "EXACT 1970");
    assertThat(read("1977年または1978年の頃")).containsExactly("CIRCA 1977", "CIRCA 1978");
    assertThat(read("1973年頃 、または1974年頃")).containsExactly("CIRCA 1973", "CIRCA 1974");
  }

  @Test
  void aRangeMaySayTheYearOnce() {
    assertThat(read("1977年8月から9月の間")).containsExactly("RANGE 1977-08 1977-09");
    assertThat(read("1970-1973年頃")).containsExactly("RANGE 1970 1973");
    assertThat(read("1937年～1945年")).containsExactly("RANGE 1937 1945");
    assertThat(read("1984年から1986年までの間")).containsExactly("RANGE 1984 1986");
    assertThat(read("1961年1月1日から\n1963年12月31日の間")).containsExactly("RANGE 1961-01-01 1963-12-31");
    assertThat(read("1979年から1982年頃、または1982年")).containsExactly("RANGE 1979 1982", "EXACT 1982");
  }

  @Test
  void alternativesMayLeaveOutWhatTheyShare() {
    assertThat(read("1978年3月3日又は3月13日")).containsExactly("EXACT 1978-03-03", "EXACT 1978-03-13");
    assertThat(read("1986年12月13 日又は 31日")).containsExactly("EXACT 1986-12-13", "EXACT 1986-12-31");
    assertThat(read("1958、59又は60年生まれ")).containsExactly("EXACT 1958", "EXACT 1959", "EXACT 1960");
    assertThat(read("1975/5/14; 1975年頃")).containsExactly("EXACT 1975-05-14", "CIRCA 1975");
    assertThat(read("1937年4月5日、\n1937年4月10日、又は\n1937年5月20日")).hasSize(3);
    assertThat(read("1965年4月13日\n1964年5月12日  (d)1955年"))
        .containsExactly("EXACT 1965-04-13", "EXACT 1964-05-12", "EXACT 1955");
    assertThat(read("1983年10月25日 1977年")).containsExactly("EXACT 1983-10-25", "EXACT 1977");
    assertThat(read("2000年2月20/29日")).containsExactly("EXACT 2000-02-20", "EXACT 2000-02-29");
    assertThat(read("1983年2(3)月10日")).containsExactly("EXACT 1983-02-10", "EXACT 1983-03-10");
    assertThat(read("1966/1969年3月27日")).containsExactly("EXACT 1966-03-27", "EXACT 1969-03-27");
  }

  @Test
  void theSameDateInEnglishIsNoOther() {
    assertThat(read("1936年生\nBorn 1936")).containsExactly("EXACT 1936");
    assertThat(read("1942年7月10日生\nBorn on 10 July 1942")).containsExactly("EXACT 1942-07-10");
  }

  @Test
  void whatIsNoDateStaysAWording() {
    assertThat(read("10月10日(year unknown)")).containsExactly("UNKNOWN null");
    assertThat(read("おおむね30~35歳")).containsExactly("UNKNOWN null");
    assertThat(read("不明")).containsExactly("UNKNOWN null");
    assertThat(read("1".repeat(5000))).containsExactly("UNKNOWN null");
  }

  @Test
  void aNoticeListsFirstAndIsRevisedLater() {
    Notice notice = Notice.read("2014.10.17\n2016.7.15改訂\n200812.19改訂 2007.713改訂");
    assertThat(notice.day()).contains(LocalDate.of(2014, 10, 17));
    assertThat(notice.revised())
        .extracting(day -> day.read().from())
        .containsExactly("2016-07-15", "2008-12-19", "2007-07-13");
    assertThat(Notice.read("2024-05-24").day()).contains(LocalDate.of(2024, 5, 24));
    assertThat(Notice.read("2009年4月24日(2016年6月1日改訂)").day()).contains(LocalDate.of(2009, 4, 24));
    assertThat(Notice.read("2016年6月1日改訂").day()).isEmpty();
    Notice un = Notice.read("2001年1月25日(2003年9月3日、2007年7月9日、9月21日及び2011年11月29日に改訂)");
    assertThat(un.day()).contains(LocalDate.of(2001, 1, 25));
    assertThat(un.revised())
        .extracting(day -> day.read().from())
        .containsExactly("2003-09-03", "2007-07-09", "2007-09-21", "2011-11-29");
    assertThat(Notice.read("2022/10/21\n(改訂日 2023年10月20日)").revised()).hasSize(1);
  }
}
