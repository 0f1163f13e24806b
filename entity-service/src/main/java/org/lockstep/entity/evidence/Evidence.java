package org.lockstep.entity.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Finding.Standing;
import org.lockstep.entity.profile.SubjectType;

/**
 * What speaks for two listing records being of one subject, and what against it.
 *
 * @param findings the weightiest first
 * @param score sum of the weights: a decimal logarithm of odds, as far as the findings do not
 *     depend on each other
 */
public record Evidence(List<Finding> findings, Verdict verdict, double score) {
  /** From here on two records are one, if what agrees is more than a name or a number. */
  private static final double DECISIVE = 6;

  /** From here on somebody has to look. */
  private static final double WORTH_A_LOOK = 2.4;

  /** From here on also where the dates of birth contradict: lists seldom agree on them. */
  private static final double WORTH_A_LOOK_ALL_THE_SAME = 3;

  private static final double FURTHER_NAME = 1;
  private static final int MOST_FURTHER_NAMES = 4;
  private static final int SEVERAL = 2;
  private static final double TWO_ENTRIES = -1.5;
  private static final double GENDER = .1;
  private static final double OTHER_GENDER = -1.5;
  private static final double BUILD = 1;
  private static final double OTHER_BUILD = -2;
  private static final double FLAG = .7;

  public Evidence {
    findings = List.copyOf(findings);
  }

  /** The evidence of two records. */
  public static Evidence of(Subject one, Subject other) {
    // In one order, so that it is the same whichever is named first.
    return one.designationId().compareTo(other.designationId()) <= 0
        ? inOrder(one, other)
        : inOrder(other, one).reversed();
  }

  private static Evidence inOrder(Subject one, Subject other) {
    List<Finding> findings = new ArrayList<>();
    if (one.type() != other.type()) {
      findings.add(
          Finding.contradicts(
              "SUBJECT_TYPE",
              one.type().name(),
              other.type().name(),
              "They are not the same kind of subject: %s and %s."
                  .formatted(one.type(), other.type())));
    }
    NamesInCommon names = NamesInCommon.of(one, other);
    names.likest().ifPresent(findings::add);
    int further = Math.min(names.same() - 1, MOST_FURTHER_NAMES);
    if (further > 0) {
      findings.add(
          Finding.agrees(
              "FURTHER_NAMES",
              names.same() + " names",
              names.same() + " names",
              further * FURTHER_NAME,
              "They have %d names in common.".formatted(names.same())));
    }
    if (one.authority().equals(other.authority())) {
      findings.add(
          Finding.differs(
              "AUTHORITY",
              one.authority(),
              other.authority(),
              TWO_ENTRIES,
              "%s lists both, and an authority seldom lists one subject twice."
                  .formatted(one.authority())));
    }
    findings.addAll(Numbers.compare(one, other));
    Births.compare(one.births(), other.births()).ifPresent(findings::add);
    findings.addAll(Places.compare(one, other));
    alike("GENDER", one.said().gender(), other.said().gender(), GENDER, OTHER_GENDER)
        .ifPresent(findings::add);
    alike("FLAG", one.said().flag(), other.said().flag(), FLAG, 0).ifPresent(findings::add);
    builds(one, other).ifPresent(findings::add);
    findings.sort(
        Comparator.comparing((Finding finding) -> !finding.contradicts())
            .thenComparing(finding -> -Math.abs(finding.weight())));
    double score = findings.stream().mapToDouble(Finding::weight).sum();
    return new Evidence(findings, verdict(one.type(), names, findings, score), score);
  }

  private static Verdict verdict(
      SubjectType type, NamesInCommon names, List<Finding> findings, double score) {
    boolean contradicted = findings.stream().anyMatch(Finding::contradicts);
    double numbers =
        findings.stream().filter(Evidence::isNumber).mapToDouble(Finding::weight).sum();
    boolean sure = numbers >= Numbers.SURE;
    if (contradicted) {
      boolean birthsAlone =
          findings.stream().filter(Finding::contradicts).allMatch(Births::isAbout);
      return numbers >= WORTH_A_LOOK || (birthsAlone && isWorthALookForItsNames(findings, score))
          ? Verdict.CANDIDATE
          : Verdict.APART;
    }
    if (sure && (names.best() >= NamesInCommon.UNLIKE || holdsWithoutName(type, findings))) {
      return Verdict.SAME;
    }
    if (names.best() >= NamesInCommon.ALIKE
        && score >= DECISIVE
        && findings.stream().anyMatch(finding -> isIndependentOfTheName(type, finding))) {
      return Verdict.SAME;
    }
    return sure || score >= WORTH_A_LOOK || isWorthALookForItsNames(findings, score)
        ? Verdict.CANDIDATE
        : Verdict.APART;
  }

  /** Whether enough agrees beside dates of birth that do not: lists seldom agree on them. */
  private static boolean isWorthALookForItsNames(List<Finding> findings, double score) {
    double births = findings.stream().filter(Births::isAbout).mapToDouble(Finding::weight).sum();
    return births <= 0 && score - births >= WORTH_A_LOOK_ALL_THE_SAME;
  }

  /**
   * Whether a sure number holds although no name agrees: a ship keeps its number under all its
   * names, if anything else of it agrees; a company whose number comes with its country does not.
   */
  private static boolean holdsWithoutName(SubjectType type, List<Finding> findings) {
    long sure =
        findings.stream().filter(one -> one.agrees() && one.weight() >= Numbers.SURE).count();
    boolean ofShip =
        type == SubjectType.VESSEL
            && findings.stream().anyMatch(one -> one.agrees() && isOfShip(one.about()));
    return sure > 1 || ofShip;
  }

  private static boolean isOfShip(String about) {
    return switch (about) {
      case "FLAG", "COUNTRY", "callSign", "mmsi", "BUILD" -> true;
      default -> false;
    };
  }

  private static boolean isNumber(Finding finding) {
    return finding.agrees()
        && switch (finding.about()) {
          case "NAME",
              "FURTHER_NAMES",
              "BIRTH_DATE",
              "BIRTH_PLACE",
              "ADDRESS",
              "COUNTRY",
              "GENDER",
              "FLAG",
              "BUILD" ->
              false;
          default -> true;
        };
  }

  /**
   * What two bearers of one name seldom have in common. Further names of a person are mostly other
   * spellings of the first; those of an organisation are names of their own.
   */
  private static boolean isIndependentOfTheName(SubjectType type, Finding finding) {
    return finding.agrees()
        && switch (finding.about()) {
          case "NAME" -> false;
          case "FURTHER_NAMES" ->
              type == SubjectType.ORGANIZATION && finding.weight() >= SEVERAL * FURTHER_NAME;
          default -> finding.weight() >= INDEPENDENT;
        };
  }

  private static final double INDEPENDENT = 1;

  private static Optional<Finding> builds(Subject one, Subject other) {
    if (one.builds().isEmpty() || other.builds().isEmpty()) {
      return Optional.empty();
    }
    Span mine = one.builds().get(0);
    Span theirs = other.builds().get(0);
    return Optional.of(
        mine.meets(theirs)
            ? Finding.agrees("BUILD", mine.said(), theirs.said(), BUILD, "Built in one year.")
            : Finding.differs(
                "BUILD",
                mine.said(),
                theirs.said(),
                OTHER_BUILD,
                "Built in different years: %s and %s.".formatted(mine.said(), theirs.said())));
  }

  private static Optional<Finding> alike(
      String about, @Nullable String one, @Nullable String other, double same, double another) {
    if (one == null || other == null) {
      return Optional.empty();
    }
    return Optional.of(
        one.equals(other)
            ? Finding.agrees(about, one, other, same, "Both say %s.".formatted(one))
            : Finding.differs(
                about, one, other, another, "One says %s, the other %s.".formatted(one, other)));
  }

  /** Whether the two cannot be one subject, whatever else is known of them. */
  public static boolean contradict(Subject one, Subject other) {
    return one.type() != other.type()
        || Numbers.contradict(one, other)
        || Births.compare(one.births(), other.births()).filter(Finding::contradicts).isPresent();
  }

  /** Whether the two cannot be one subject. */
  public boolean contradicts() {
    return findings.stream().anyMatch(finding -> finding.standing() == Standing.CONTRADICTS);
  }

  /** The weightiest finding, in words. */
  public String because() {
    return findings.stream().findFirst().map(Finding::sentence).orElse("");
  }

  private Evidence reversed() {
    return new Evidence(findings.stream().map(Finding::reversed).toList(), verdict, score);
  }
}
