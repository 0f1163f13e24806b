package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.listimport.FormerTimes.Days;
import org.lockstep.designation.listimport.FormerTimes.State;
import org.lockstep.designation.lists.reading.FormerTime;

class FormerTimesTest {
  private static final UUID ID = UUID.randomUUID();
  private static final LocalDate LISTED = day("2022-03-03");
  private static final List<FormerTime> TIMES =
      List.of(time("2010-01-01", "2015-01-01"), time("2017-01-01", "2018-02-02"));

  @Test
  void aNewDesignationIsNotInForceBetweenItsTimes() {
    assertThat(FormerTimes.ofNew(ID, TIMES, LISTED))
        .extracting(Entry::kind, Entry::startDate, Entry::endDate)
        .containsExactly(
            tuple(EntryKind.DELISTING, day("2015-01-01"), day("2016-12-31")),
            tuple(EntryKind.DELISTING, day("2018-02-02"), day("2022-03-02")));
    assertThat(FormerTimes.ofNew(ID, List.of(), null)).isEmpty();
  }

  @Test
  void whatEndsAndBeginsOnOneDayLeavesNoGap() {
    assertThat(FormerTimes.ofNew(ID, List.of(time("2010-01-01", "2022-03-03")), LISTED)).isEmpty();
  }

  @Test
  void whatTheRegisterKnowsIsNotSaidAgain() {
    List<State> registered =
        List.of(
            state("0001-01-01", "2009-12-31", "NOT_YET_IN_FORCE"),
            state("2010-01-01", "2012-12-31", "IN_FORCE"),
            state("2013-01-01", "2014-12-31", "SUSPENDED"),
            state("2015-01-01", "2016-12-31", "DELISTED"),
            state("2017-01-01", "2018-02-01", "IN_FORCE"),
            state("2018-02-02", "2022-03-02", "DELISTED"),
            state("2022-03-03", "9999-12-31", "IN_FORCE"));

    assertThat(FormerTimes.ofKnown(ID, TIMES, LISTED, registered)).isEmpty();
  }

  @Test
  void whatTheRegisterHasOtherwiseIsSaidForThoseDaysAlone() {
    List<State> registered =
        List.of(
            state("0001-01-01", "2016-12-31", "NOT_YET_IN_FORCE"),
            state("2017-01-01", "2018-03-31", "IN_FORCE"),
            state("2018-04-01", "2019-12-31", "IN_FORCE"),
            state("2020-01-01", "9999-12-31", "DELISTED"));

    assertThat(FormerTimes.ofKnown(ID, TIMES, LISTED, registered))
        .extracting(Entry::kind, Entry::startDate, Entry::endDate)
        .containsExactly(
            tuple(EntryKind.RESUMPTION, day("2010-01-01"), day("2014-12-31")),
            tuple(EntryKind.DELISTING, day("2015-01-01"), day("2016-12-31")),
            tuple(EntryKind.DELISTING, day("2018-02-02"), day("2019-12-31")));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static FormerTime time(String from, String endedOn) {
    return new FormerTime(day(from), day(endedOn));
  }

  private static State state(String from, String to, String status) {
    return new State(new Days(day(from), day(to)), status);
  }
}
