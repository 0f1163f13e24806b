package org.lockstep.entity.screening.engine;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Finding.Standing;
import org.lockstep.entity.evidence.Span;
import org.lockstep.entity.matching.NameMatcher;
import org.lockstep.entity.profile.IdentityScheme;
import org.lockstep.entity.profile.ListingRecord.Identifier;
import org.lockstep.entity.profile.LookUpKeys;
import org.lockstep.entity.profile.SubjectType;

/**
 * What dates, countries, gender and identifiers say. What contradicts takes more than what agrees
 * gives, and what is not said takes nothing: a list that omits a date omits no subject.
 */
final class Weighing {
  static final String BIRTH_DATE = "BIRTH_DATE";
  static final String COUNTRY = "COUNTRY";
  static final String GENDER = "GENDER";

  /** Makes a hit of names that are nearly alike. */
  static final double SAME_DAY = .1;

  private static final double SAME_YEAR = .03;

  /** Lists are often wrong by a day or a year. */
  private static final double NEARLY = -.1;

  /** Takes the same name below the usual threshold. */
  static final double OTHER_YEAR = -.35;

  private static final double OTHER_COUNTRY = -.1;
  private static final double OTHER_GENDER = -.15;

  /** A number names one subject for good: whoever has another one is somebody else. */
  static final double OTHER_NUMBER = -.6;

  /** The score of a subject with the same number, whatever it is called. */
  private static final double SAME_NUMBER = 1;

  private static final double SAME_DOCUMENT = .95;
  private static final double SAME_DOCUMENT_OF_SOMEBODY = .85;
  private static final double SAME_FOR_NOW = .75;

  /** Nothing is surer than this. */
  private static final double SURELY_NOT = .005;

  private static final int SHORTEST = 5;
  private static final int DIGITS = 4;
  private static final int MOST_SAID = 12;

  private final List<Adjustment> adjustments = new ArrayList<>();

  private Weighing() {}

  /** What the query and the subject say of each other beside their names, the weightiest first. */
  static List<Adjustment> of(Query asked, ScreenedSubject listed) {
    Weighing weighing = new Weighing();
    weighing.identifiers(asked.identifiers(), listed.identifiers());
    if (listed.type() == null || listed.type() == SubjectType.PERSON) {
      weighing.births(asked.births(), listed.births());
    }
    weighing.countries(asked.countries(), listed.countries());
    weighing.gender(asked.gender(), listed.gender());
    weighing.adjustments.sort(
        Comparator.comparing((Adjustment one) -> !decides(one))
            .thenComparing(one -> -Math.abs(one.points()))
            .thenComparing(one -> -Math.abs(one.weight())));
    return weighing.adjustments;
  }

  static Hit hit(Query asked, ScreenedSubject listed, Hit.@Nullable NamePair names) {
    List<Adjustment> adjustments = of(asked, listed);
    double alike = names == null ? 0 : names.score();
    return new Hit(
        listed, score(alike, adjustments), probability(alike, adjustments), names, adjustments);
  }

  /** The score of names with what else is known. */
  static double score(double names, List<Adjustment> adjustments) {
    double sum = names;
    double floor = 0;
    for (Adjustment one : adjustments) {
      if (decides(one)) {
        floor = Math.max(floor, one.points());
      } else {
        sum += one.points();
      }
    }
    return Math.max(floor, Math.max(0, Math.min(1, sum)));
  }

  /** How probable it is, with the odds of the names and the weights of the rest. */
  static double probability(double names, List<Adjustment> adjustments) {
    double likely = NameMatcher.probability(names);
    double odds = Math.log10(likely / (1 - likely));
    for (Adjustment one : adjustments) {
      odds += one.weight();
    }
    return Math.max(SURELY_NOT, Math.min(1 - SURELY_NOT, 1 / (1 + Math.pow(10, -odds))));
  }

  /** The least score of names that may become a hit with what the query says. */
  static double least(Query asked, double threshold) {
    return asked.births().isEmpty() ? threshold : threshold - SAME_DAY;
  }

  /** Whether it is a number that both have. */
  static boolean decides(Adjustment one) {
    return one.standing() == Standing.AGREES && isOfNumber(one);
  }

  static boolean isOfNumber(Adjustment one) {
    return switch (one.about()) {
      case BIRTH_DATE, COUNTRY, GENDER -> false;
      default -> true;
    };
  }

  /** What subjects with a number are found by; empty if the number tells nobody. */
  static Optional<String> key(Identifier identifier) {
    String value = LookUpKeys.value(identifier.value());
    Optional<IdentityScheme> scheme = sure(identifier, value);
    if (scheme.isPresent()) {
      return Optional.of(scheme.get().code() + ":" + value);
    }
    long digits = value.chars().filter(Character::isDigit).count();
    return value.length() >= SHORTEST && (digits >= DIGITS || isPassing(identifier))
        ? Optional.of((isPassing(identifier) ? identifier.scheme() : "") + ":" + value)
        : Optional.empty();
  }

  private static Optional<IdentityScheme> sure(Identifier identifier, String value) {
    return IdentityScheme.of(identifier.scheme()).filter(scheme -> scheme.accepts(value));
  }

  private static boolean isPassing(Identifier identifier) {
    return identifier.scheme().equals("callSign") || identifier.scheme().equals("mmsi");
  }

  private void identifiers(List<Identifier> asked, List<Identifier> listed) {
    for (IdentityScheme scheme : IdentityScheme.values()) {
      sure(scheme, values(scheme, asked), values(scheme, listed));
    }
    Set<String> met = new TreeSet<>();
    for (Identifier mine : asked) {
      for (Identifier theirs : listed) {
        if (isSameDocument(mine, theirs) && met.add(LookUpKeys.value(mine.value()))) {
          document(mine, theirs);
        }
      }
    }
  }

  private static Set<String> values(IdentityScheme scheme, List<Identifier> identifiers) {
    return identifiers.stream()
        .filter(one -> one.scheme().equals(scheme.code()))
        .map(one -> LookUpKeys.value(one.value()))
        .filter(scheme::accepts)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void sure(IdentityScheme scheme, Set<String> asked, Set<String> listed) {
    if (asked.isEmpty() && listed.isEmpty()) {
      return;
    }
    String mine = said(asked);
    String theirs = said(listed);
    Set<String> both = new TreeSet<>(asked);
    both.retainAll(listed);
    if (!both.isEmpty()) {
      add(
          scheme.code(),
          Standing.AGREES,
          mine,
          theirs,
          SAME_NUMBER,
          6,
          "Both have the %s %s, which names one subject for good."
              .formatted(scheme.called(), said(both)));
    } else if (asked.isEmpty()) {
      missing(
          scheme.code(),
          null,
          theirs,
          "The listed one has the %s %s.".formatted(scheme.called(), theirs));
    } else if (listed.isEmpty()) {
      missing(scheme.code(), mine, null, "The listed one states no %s.".formatted(scheme.called()));
    } else {
      add(
          scheme.code(),
          Standing.CONTRADICTS,
          mine,
          theirs,
          OTHER_NUMBER,
          -4,
          "They have different %ss, each of which names one subject for good: %s was asked for, %s is listed."
              .formatted(scheme.called(), mine, theirs));
    }
  }

  private static boolean isSameDocument(Identifier mine, Identifier theirs) {
    Optional<String> key = key(mine);
    return key.isPresent()
        && sure(mine, LookUpKeys.value(mine.value())).isEmpty()
        && key.equals(key(theirs))
        && (mine.country() == null
            || theirs.country() == null
            || mine.country().equals(theirs.country()));
  }

  private void document(Identifier mine, Identifier theirs) {
    boolean issued = mine.country() != null && mine.country().equals(theirs.country());
    String value = LookUpKeys.value(mine.value());
    if (isPassing(mine)) {
      add(
          mine.scheme(),
          Standing.AGREES,
          value,
          value,
          SAME_FOR_NOW,
          1.5,
          "Both have the %s %s, which a ship loses with its flag.".formatted(mine.scheme(), value));
    } else {
      add(
          mine.scheme(),
          Standing.AGREES,
          value,
          value,
          issued ? SAME_DOCUMENT : SAME_DOCUMENT_OF_SOMEBODY,
          issued ? 4 : 3,
          issued
              ? "Both have the number %s, issued by %s.".formatted(value, mine.country())
              : "Both have the number %s; not both say who issued it.".formatted(value));
    }
  }

  private void births(List<Span> asked, List<Span> listed) {
    if (asked.isEmpty() && listed.isEmpty()) {
      return;
    }
    String mine = saidOf(asked);
    String theirs = saidOf(listed);
    if (asked.isEmpty()) {
      missing(BIRTH_DATE, null, theirs, "Listed as born %s.".formatted(theirs));
    } else if (listed.isEmpty()) {
      missing(BIRTH_DATE, mine, null, "No date of birth is listed.");
    } else if (any(asked, listed, Weighing::isSameDay)) {
      add(
          BIRTH_DATE,
          Standing.AGREES,
          mine,
          theirs,
          SAME_DAY,
          3.3,
          "Both were born on one day: %s.".formatted(mine));
    } else if (any(asked, listed, Span::meets)) {
      boolean year =
          any(
              asked,
              listed,
              (one, other) -> one.meets(other) && isOfAYear(one) && isOfAYear(other));
      add(
          BIRTH_DATE,
          Standing.AGREES,
          mine,
          theirs,
          year ? SAME_YEAR : 0,
          year ? 1.2 : .7,
          "The dates of birth may be one: %s was asked for, %s is listed.".formatted(mine, theirs));
    } else if (any(asked, listed, Weighing::isTurned)) {
      add(
          BIRTH_DATE,
          Standing.AGREES,
          mine,
          theirs,
          0,
          .7,
          "The dates of birth are one with day and month exchanged: %s was asked for, %s is listed."
              .formatted(mine, theirs));
    } else {
      boolean nearly = any(asked, listed, Weighing::isNear);
      add(
          BIRTH_DATE,
          nearly ? Standing.DIFFERS : Standing.CONTRADICTS,
          mine,
          theirs,
          nearly ? NEARLY : OTHER_YEAR,
          nearly ? -1 : -2.5,
          "The dates of birth %s: %s was asked for, %s is listed."
              .formatted(nearly ? "differ a little" : "are years apart", mine, theirs));
    }
  }

  private static boolean any(List<Span> some, List<Span> others, BiPredicate<Span, Span> test) {
    return some.stream().anyMatch(one -> others.stream().anyMatch(other -> test.test(one, other)));
  }

  private static boolean isSameDay(Span one, Span other) {
    return one.sure() && other.sure() && one.first().equals(other.first());
  }

  private static boolean isOfAYear(Span span) {
    return span.first().getYear() == span.last().getYear();
  }

  private static boolean isTurned(Span one, Span other) {
    if (!one.sure() || !other.sure()) {
      return false;
    }
    try {
      LocalDate day = one.first();
      return LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
          .equals(other.first());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Less than a year apart, or in neighbouring years where no more than years is known. */
  private static boolean isNear(Span one, Span other) {
    LocalDate earlier = one.first().isBefore(other.first()) ? one.last() : other.last();
    LocalDate later = one.first().isBefore(other.first()) ? other.first() : one.first();
    return ChronoUnit.DAYS.between(earlier, later) <= 366;
  }

  private void countries(Set<String> asked, Set<String> listed) {
    if (asked.isEmpty() || listed.isEmpty()) {
      return;
    }
    Set<String> both = new TreeSet<>(asked);
    both.retainAll(listed);
    if (both.isEmpty()) {
      add(
          COUNTRY,
          Standing.DIFFERS,
          said(asked),
          said(listed),
          OTHER_COUNTRY,
          -1,
          "No country in common: %s was asked for, %s is listed."
              .formatted(said(asked), said(listed)));
    } else {
      add(
          COUNTRY,
          Standing.AGREES,
          said(asked),
          said(listed),
          0,
          .5,
          "Both are of %s.".formatted(said(both)));
    }
  }

  private void gender(@Nullable String asked, @Nullable String listed) {
    if (asked == null || listed == null) {
      return;
    }
    boolean same = asked.equalsIgnoreCase(listed);
    add(
        GENDER,
        same ? Standing.AGREES : Standing.DIFFERS,
        asked,
        listed,
        same ? 0 : OTHER_GENDER,
        same ? .1 : -1.5,
        same
            ? "Both say %s.".formatted(asked)
            : "%s was asked for, %s is listed.".formatted(asked, listed));
  }

  private void add(
      String about,
      Standing standing,
      String asked,
      String listed,
      double points,
      double weight,
      String sentence) {
    adjustments.add(new Adjustment(about, standing, asked, listed, points, weight, sentence));
  }

  private void missing(
      String about, @Nullable String asked, @Nullable String listed, String sentence) {
    adjustments.add(new Adjustment(about, Standing.MISSING, asked, listed, 0, 0, sentence));
  }

  private static String said(Set<String> values) {
    return values.stream().limit(MOST_SAID).collect(Collectors.joining(", "));
  }

  private static String saidOf(List<Span> spans) {
    return spans.stream()
        .map(Span::said)
        .distinct()
        .limit(MOST_SAID)
        .collect(Collectors.joining(", "));
  }
}
