package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(/[A-Za-z0-9._~:@-]*)+",
        "([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*",
        "(a|b)*",
        "x(?:ab?|c)+y",
        "\"((?:[^\"\\\\]|\\\\.)*)\"",
        "(\\d+,)*",
        "(?:a|b){0,100000}",
        "(?<word>\\p{L}+ )*",
        "a(?=(b|c)*d)"
      })
  void findsAPatternThatCallsItselfForEachCharacter(String pattern) throws InterruptedException {
    assertThat(PatternRules.fault(Pattern.compile(pattern))).contains("calls itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*a*a*b", "[ab]*[a]*[ab]*[a]*c"})
  void findsAPatternThatLooksAtOneCharacterOverAndOver(String pattern) throws InterruptedException {
    assertThat(PatternRules.fault(Pattern.compile(pattern))).isNotNull();
  }

  @Test
  void saysOfAPatternThatItCannotReadThatItCouldNotTryIt() throws InterruptedException {
    assertThat(PatternRules.fault(Pattern.compile("(?x)a+ # [\n"))).contains("cannot be tried");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[A-Za-z0-9-]{8,64}",
        "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
        "[a-z]+",
        "/api/v1/lists/[^/]+/imports",
        "(?:[a-z][a-z])*",
        "(?:a|b){1,20}"
      })
  void leavesOthersAlone(String pattern) throws InterruptedException {
    assertThat(PatternRules.fault(Pattern.compile(pattern))).isNull();
  }
}
