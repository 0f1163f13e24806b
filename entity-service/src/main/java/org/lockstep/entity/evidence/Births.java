package org.lockstep.entity.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the dates of birth of two records say of each other, by their precision. */
final class Births {
  private static final double SAME_DAY = 3.3;
  private static final double SAME_YEAR = 1.2;
  private static final double MAY_BE_ONE = .7;
  private static final double OTHER_YEARS = -2.5;

  private Births() {}

  static Optional<Finding> compare(List<Span> some, List<Span> others) {
    if (some.isEmpty() && others.isEmpty()) {
      return Optional.empty();
    }
    if (some.isEmpty() || others.isEmpty()) {
      return Optional.of(
          Finding.missing(
              "BIRTH_DATE",
              some.isEmpty() ? null : said(some),
              others.isEmpty() ? null : said(others),
              "a date of birth"));
    }
    boolean meets = false;
    boolean nearly = false;
    for (Span one : some) {
      for (Span other : others) {
        if (one.sure() && other.sure() && one.first().equals(other.first())) {
          return Optional.of(
              Finding.agrees(
                  "BIRTH_DATE",
                  said(some),
                  said(others),
                  SAME_DAY,
                  "Both were born on %s.".formatted(one.said())));
        }
        if (one.meets(other)) {
          meets = true;
          nearly |=
              one.first().getYear() == other.first().getYear() && some.size() + others.size() < 6;
        }
      }
    }
    if (meets) {
      return Optional.of(
          Finding.agrees(
              "BIRTH_DATE",
              said(some),
              said(others),
              nearly ? SAME_YEAR : MAY_BE_ONE,
              "The dates of birth, %s and %s, may be one, as far as they are known."
                  .formatted(said(some), said(others))));
    }
    boolean sure = some.stream().allMatch(Span::sure) && others.stream().allMatch(Span::sure);
    return Optional.of(
        sure
            ? Finding.contradicts(
                "BIRTH_DATE",
                said(some),
                said(others),
                "They were born on different days: %s and %s.".formatted(said(some), said(others)))
            : Finding.differs(
                "BIRTH_DATE",
                said(some),
                said(others),
                OTHER_YEARS,
                "The dates of birth, %s and %s, do not meet.".formatted(said(some), said(others))));
  }

  static boolean isAbout(Finding finding) {
    return finding.about().equals("BIRTH_DATE");
  }

  private static String said(List<Span> spans) {
    return spans.stream().map(Span::said).distinct().limit(12).collect(Collectors.joining(", "));
  }
}
