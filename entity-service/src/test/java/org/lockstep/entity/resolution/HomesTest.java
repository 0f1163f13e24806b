package org.lockstep.entity.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entity;

class HomesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:01Z");

  private final Published first = Published.vessel("KR", "GOTIK");
  private final Published second = Published.vessel("US", "GOTIK");
  private final Published third = Published.vessel("GB", "GOTIK");

  @Test
  void aRecordAloneBeginsItsEntity() {
    assertThat(homes(null, Set.of(), set(first))).containsExactly(own(first));
  }

  @Test
  void anEntityStaysWithTheMostOfItsRecordsAlsoWithoutTheOneThatItBeganWith() {
    Entity entity = entity(first, second, third);

    List<String> homes = homes(entity, Set.of(), set(first), set(second, third));

    assertThat(homes.get(1)).isEqualTo(own(first));
    assertThat(homes.get(0)).isNotEqualTo(own(first));
  }

  @Test
  void anEntityStaysWithTheRecordThatItBeganWithWhereTheOthersGetBackWhatTheyWere() {
    Entity entity = entity(first, second, third);

    assertThat(homes(entity, Set.of(own(second)), set(first), set(second, third)))
        .containsExactly(own(first), own(second));
  }

  @Test
  void whatLeavesGetsTheIdThatItWouldHaveHadAlone() {
    Entity entity = entity(first, second, third);

    assertThat(homes(entity, Set.of(), set(first, second), set(third)))
        .containsExactly(own(first), own(third));
  }

  @SafeVarargs
  private static List<String> homes(
      @org.jspecify.annotations.Nullable Entity entity,
      Set<String> ended,
      SortedSet<String>... sets) {
    return Homes.of(
        List.of(sets),
        id -> entity == null || entity.listing(id) == null ? null : entity,
        id -> entity == null || !entity.id().equals(id),
        ended::contains);
  }

  private static Entity entity(Published begins, Published... others) {
    Entity entity = Entity.first(own(begins), begins.listing(), NOW);
    for (Published other : others) {
      entity = entity.list(other.listing(), NOW);
    }
    return entity;
  }

  private static SortedSet<String> set(Published... records) {
    SortedSet<String> set = new TreeSet<>();
    for (Published record : records) {
      set.add(record.designationId());
    }
    return set;
  }

  private static String own(Published record) {
    return Entity.idBeginningWith(record.designationId());
  }
}
