package org.lockstep.entity.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.evidence.Evidence;
import org.lockstep.entity.evidence.Subject;
import org.lockstep.entity.evidence.Verdict;
import org.lockstep.entity.profile.Judgement;
import org.lockstep.entity.profile.Judgement.Decision;

/** Which records are of one subject, whatever the order in which they came. */
class PartitionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:01Z");

  @Test
  void joinsARecordThatConnectsTwoOthers() {
    Published one = Published.organization("US", "Gotik Shipping").with("innCode", "7000000814");
    Published other =
        Published.organization("GB", "Gotik Shipping").with("ogrnCode", "1000000000835");
    Published both =
        Published.organization("CA", "Gotik Shipping")
            .with("innCode", "7000000814")
            .with("ogrnCode", "1000000000835");

    assertThat(partition(List.of(one, other))).hasSize(2);
    assertThat(partition(List.of(one, other, both))).hasSize(1);
  }

  @Test
  void keepsTwoShipsApartWhateverConnectsThem() {
    Published one = Published.vessel("US", "GOTIK").imo("9358010");
    Published other = Published.vessel("GB", "GOTIK").imo("8517839");
    Published between = Published.vessel("CA", "GOTIK").with("innCode", "7000000814");
    one.with("innCode", "7000000814");
    other.with("innCode", "7000000814");

    List<SortedSet<String>> sets = partition(List.of(one, other, between));

    assertThat(sets).hasSize(2);
    assertThat(sets)
        .noneMatch(set -> set.containsAll(Set.of(one.designationId(), other.designationId())));
  }

  @Test
  void followsAJudgementAgainstTheEvidence() {
    Published one = Published.vessel("US", "MARIA").imo("9358010");
    Published other = Published.vessel("GB", "MARIA").imo("8517839");
    Published third = Published.vessel("CA", "MARIA").imo("9358010");

    assertThat(partition(List.of(one, other), tie(Decision.SAME, one, other))).hasSize(1);
    assertThat(partition(List.of(one, third), tie(Decision.DIFFERENT, one, third))).hasSize(2);
  }

  @Test
  void isTheSameInAnyOrderOfArrival() {
    Random random = new Random(15);
    for (int round = 0; round < 150; round++) {
      List<Published> records = generated(random);
      Set<Set<String>> expected = sets(partition(records));
      for (int shuffle = 0; shuffle < 4; shuffle++) {
        Collections.shuffle(records, random);
        assertThat(sets(partition(records))).isEqualTo(expected);
      }
    }
  }

  @Test
  void neverPutsWhatContradictsIntoOneSet() {
    Random random = new Random(51);
    for (int round = 0; round < 150; round++) {
      List<Published> records = generated(random);
      Map<String, Subject> subjects = subjects(records);
      for (Set<String> set : partition(records)) {
        for (String one : set) {
          for (String other : set) {
            assertThat(
                    Evidence.contradict(
                        java.util.Objects.requireNonNull(subjects.get(one)),
                        java.util.Objects.requireNonNull(subjects.get(other))))
                .isFalse();
          }
        }
      }
    }
  }

  /** Records of a few ships and companies that share, lack and mistake their numbers. */
  private static List<Published> generated(Random random) {
    List<Published> records = new ArrayList<>();
    List<String> names = List.of("GOTIK", "GOTIK SHIPPING", "NORD LINE", "AZIA");
    for (int i = 0; i < 3 + random.nextInt(8); i++) {
      String authority = List.of("US", "GB", "EU", "KR", "JP").get(random.nextInt(5));
      String name = names.get(random.nextInt(names.size()));
      Published one =
          random.nextInt(5) == 0
              ? Published.organization(authority, name)
              : Published.vessel(authority, name);
      if (random.nextInt(3) > 0) {
        one.imo(Published.shipNumber(935_800 + random.nextInt(3)));
      }
      if (random.nextInt(2) == 0) {
        one.with("innCode", Published.taxpayerNumber(700_100 + random.nextInt(3)));
      }
      if (random.nextInt(3) == 0) {
        one.with("callSign", "UBRH" + random.nextInt(3));
      }
      records.add(one);
    }
    return records;
  }

  private static List<SortedSet<String>> partition(List<Published> records, JudgedTie... judged) {
    Map<String, Subject> subjects = subjects(records);
    Map<Pair, Weighed> evidence = new HashMap<>();
    for (Subject one : subjects.values()) {
      for (Subject other : subjects.values()) {
        if (!one.designationId().equals(other.designationId())) {
          Evidence found = Evidence.of(one, other);
          if (found.verdict() != Verdict.APART) {
            evidence.put(Pair.of(one.designationId(), other.designationId()), Weighed.of(found));
          }
        }
      }
    }
    return Partition.of(subjects, List.of(judged), evidence);
  }

  private static Map<String, Subject> subjects(List<Published> records) {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    records.forEach(
        one -> subjects.put(one.designationId(), KnownRecord.of(one.listing()).subject()));
    return subjects;
  }

  private static Set<Set<String>> sets(List<SortedSet<String>> sets) {
    return new HashSet<>(sets);
  }

  private static JudgedTie tie(Decision decision, Published one, Published other) {
    return new JudgedTie(
        new Judgement("a", decision, List.of("a", "b"), "Seen", "jp-curator", NOW, "JP"),
        List.of(one.designationId()),
        List.of(other.designationId()));
  }
}
