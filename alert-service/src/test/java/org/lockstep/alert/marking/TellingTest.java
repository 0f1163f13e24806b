package org.lockstep.alert.marking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/** The database tells exactly those who see, by the one rule. */
@QuarkusTest
@WithStores
class TellingTest {
  private static final List<List<String>> CIRCLES =
      List.of(List.of(), List.of("JP"), List.of("AU", "JP"));

  @Test
  void theDatabaseHasTheRuleOfReaders() {
    List<String> wrong = new ArrayList<>();
    for (Tlp label : Tlp.values()) {
      for (List<String> circle : CIRCLES) {
        Marking marking = new Marking(label, circle);
        UUID record = marked(marking);
        for (Tlp clearance : Tlp.values()) {
          for (String authority : new String[] {null, "", "JP", "KR", "US"}) {
            Reader reader = new Reader(clearance, authority);
            boolean sees = reader.sees(marking, "KR");
            if (told(List.of(record), true, reader) != sees) {
              wrong.add(marking + " thin to " + reader);
            }
            if (told(List.of(record), false, reader) != (sees && Tlp.GREEN.covers(label))) {
              wrong.add(marking + " with content to " + reader);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatTellsOfSeveralRecordsIsToldToWhoSeesAllOfThem() {
    UUID open = marked(new Marking(Tlp.GREEN, List.of("JP", "US")));
    UUID closed = marked(new Marking(Tlp.GREEN, List.of("JP")));

    assertThat(told(List.of(open, closed), true, new Reader(Tlp.GREEN, "JP"))).isTrue();
    assertThat(told(List.of(open, closed), true, new Reader(Tlp.GREEN, "US"))).isFalse();
    assertThat(told(List.of(open, closed), true, new Reader(Tlp.GREEN, "KR"))).isTrue();
  }

  @Test
  void whatTellsOfNoMarkedRecordIsForEverybodyAndAnUnknownClearanceIsClear() {
    assertThat(told(List.of(), false, Reader.ANYBODY)).isTrue();
    assertThat(told(List.of(UUID.randomUUID()), false, Reader.ANYBODY)).isTrue();
    UUID green = marked(new Marking(Tlp.GREEN, List.of()));
    assertThat(
            Sql.list("select may_be_told(array['%s']::uuid[], true, null, null)".formatted(green)))
        .containsExactly("f");
  }

  private static UUID marked(Marking marking) {
    UUID id = UUID.randomUUID();
    Sql.run(
        "insert into record_marking values ('%s', 'KR', %d, '{%s}', 1)"
            .formatted(id, marking.tlp().ordinal(), String.join(",", marking.releasableTo())));
    return id;
  }

  private static boolean told(List<UUID> records, boolean thin, Reader reader) {
    String ids = String.join(",", records.stream().map(UUID::toString).toList());
    return Sql.list(
            "select may_be_told('{%s}', %s, %d, %s)"
                .formatted(ids, thin, reader.clearance().ordinal(), quoted(reader.authority())))
        .equals(List.of("t"));
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "'" + text + "'";
  }
}
