package org.lockstep.entity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.entity.profile.SubjectType;

class HostileNamesTest {
  private static final List<String> LONG =
      List.of(
          "a".repeat(65_536),
          "ab ".repeat(10_000),
          "a ".repeat(30_000),
          "A.".repeat(500),
          "abdul".repeat(3_000),
          "王".repeat(1_024),
          "김".repeat(1_024),
          "ا".repeat(1_024),
          "ア".repeat(1_024),
          "a\u0301".repeat(600),
          "\ufdfa".repeat(1_024),
          "1".repeat(1_000),
          "public limited ".repeat(100),
          "'".repeat(1_000) + "a");

  @ParameterizedTest
  @EnumSource(SubjectType.class)
  void timeIsBoundedHoweverLongNamesAre(SubjectType type) {
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          List<PreparedName> names =
              LONG.stream().map(name -> PreparedName.of(name, type)).toList();
          for (PreparedName one : names) {
            for (PreparedName other : names) {
              assertThat(NameMatcher.score(one, other)).isBetween(0.0, 1.0);
            }
          }
        });
  }

  @Test
  void whatIsNotReadOfANameIsSaid() {
    String long1 = "Ivan Petrov " + "x".repeat(PreparedName.MOST_CHARACTERS);
    String words = "ab ".repeat(PreparedName.MOST_WORDS + 1);

    assertThat(PreparedName.of(long1, SubjectType.PERSON).shortened()).isTrue();
    assertThat(PreparedName.of(words, SubjectType.PERSON).shortened()).isTrue();
    assertThat(PreparedName.of("Ivan Petrov", SubjectType.PERSON).shortened()).isFalse();
    assertThat(
            PreparedName.of("ab ".repeat(PreparedName.MOST_WORDS), SubjectType.PERSON).shortened())
        .isFalse();
    assertThat(MatchedNames.persons(words, words).shortened()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "...", "\ud800", "\udc00", "\u202e\u200b\u2066", "(!?)", "\u0301"})
  void whatHasNoWordIsLikeNothing(String name) {
    assertThat(PreparedName.of(name, SubjectType.PERSON).isEmpty()).isTrue();
    assertThat(MatchedNames.persons(name, name).score()).isZero();
    assertThat(MatchedNames.persons(name, "Ivan Petrov").score()).isZero();
  }

  @Test
  void unpairedSurrogatesAreLeftOut() {
    assertThat(MatchedNames.persons("Iv\ud800an Petrov\udc00", "Ivan Petrov").score()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(SubjectType.class)
  void anyCharactersCanBeComparedEitherWay(SubjectType type) {
    Random random = new Random(7);
    List<PreparedName> names = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder name = new StringBuilder();
      for (int k = random.nextInt(40); k > 0; k--) {
        name.append(random.nextInt(4) == 0 ? ' ' : (char) random.nextInt(Character.MAX_VALUE + 1));
      }
      names.add(PreparedName.of(name.toString(), type));
    }

    for (PreparedName one : names) {
      for (PreparedName other : names) {
        double score = NameMatcher.score(one, other);
        assertThat(score).isBetween(0.0, 1.0).isEqualTo(NameMatcher.score(other, one));
      }
    }
  }
}
