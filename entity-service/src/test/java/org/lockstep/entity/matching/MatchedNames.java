package org.lockstep.entity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.lockstep.entity.profile.SubjectType;

/** Names compared both ways, for the tests. */
final class MatchedNames {
  private MatchedNames() {}

  static Comparison persons(String one, String other) {
    return bothWays(one, other, SubjectType.PERSON);
  }

  static Comparison organisations(String one, String other) {
    return bothWays(one, other, SubjectType.ORGANIZATION);
  }

  static Comparison vessels(String one, String other) {
    return bothWays(one, other, SubjectType.VESSEL);
  }

  static void alike(Comparison comparison) {
    assertThat(comparison.score())
        .as(comparison.sentences().toString())
        .isGreaterThanOrEqualTo(Comparison.LIKELY);
  }

  static void different(Comparison comparison) {
    assertThat(comparison.score())
        .as(comparison.sentences().toString())
        .isLessThan(Comparison.LIKELY);
  }

  static Comparison bothWays(String one, String other, SubjectType type) {
    PreparedName left = PreparedName.of(one, type);
    PreparedName right = PreparedName.of(other, type);
    Comparison comparison = NameMatcher.compare(left, right);
    Comparison turned = NameMatcher.compare(right, left);
    assertThat(turned.score()).isEqualTo(comparison.score());
    assertThat(turned.alignment()).hasSameSizeAs(comparison.alignment());
    assertThat(NameMatcher.score(left, right)).isEqualTo(comparison.score());
    return comparison;
  }
}
