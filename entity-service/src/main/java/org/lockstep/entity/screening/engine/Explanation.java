package org.lockstep.entity.screening.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Finding.Standing;
import org.lockstep.entity.matching.Comparison;
import org.lockstep.entity.matching.NameMatcher;
import org.lockstep.entity.matching.PreparedName;
import org.lockstep.entity.profile.IdentityScheme;
import org.lockstep.entity.profile.ListingRecord.Name.Strength;

/**
 * Why a subject is a hit, or is none, and what would make it otherwise.
 *
 * @param names which word met which; null if only an identifier led to the subject
 * @param sentences for a person: the words, whether the listed name counts less, and what else is
 *     known
 * @param otherwise what would change the verdict, in sentences; empty if nothing of what is known
 *     would
 */
public record Explanation(
    @Nullable Comparison names, List<String> sentences, List<String> otherwise) {

  public Explanation {
    sentences = List.copyOf(sentences);
    otherwise = List.copyOf(otherwise);
  }

  /** Explains a hit of a search with the threshold. */
  public static Explanation of(Hit hit, double threshold) {
    List<String> sentences = new ArrayList<>();
    Comparison names = null;
    if (hit.names() != null) {
      names = compared(hit, hit.names());
      sentences.addAll(names.sentences());
      if (hit.names().score() < hit.names().similarity()) {
        sentences.add(lessWorth(hit.names()));
      }
    }
    hit.adjustments().forEach(one -> sentences.add(one.sentence()));
    return new Explanation(names, sentences, otherwise(hit, threshold));
  }

  private static Comparison compared(Hit hit, Hit.NamePair names) {
    return NameMatcher.compare(
        PreparedName.of(names.asked(), hit.subject().type()),
        PreparedName.of(names.listed().text(), hit.subject().type()));
  }

  private static String lessWorth(Hit.NamePair names) {
    return "'%s' is a %s name of the subject and counts %s of an ordinary one."
        .formatted(
            names.listed().text(),
            names.listed().strength() == Strength.WEAK ? "weak" : "former",
            points(names.listed().worth()));
  }

  private static List<String> otherwise(Hit hit, double threshold) {
    List<String> changes = new ArrayList<>();
    for (Adjustment one : hit.adjustments()) {
      if (one.about().equals(Weighing.BIRTH_DATE) && one.listed() != null) {
        change(hit, threshold, one, Weighing.OTHER_YEAR, "a year of birth far from " + one.listed())
            .ifPresent(changes::add);
        change(hit, threshold, one, Weighing.SAME_DAY, "the date of birth " + one.listed())
            .ifPresent(changes::add);
      } else if (Weighing.isOfNumber(one) && one.listed() != null) {
        IdentityScheme.of(one.about())
            .ifPresent(
                scheme -> {
                  change(
                          hit,
                          threshold,
                          one,
                          Weighing.OTHER_NUMBER,
                          "another %s than %s".formatted(scheme.called(), one.listed()))
                      .ifPresent(changes::add);
                  if (one.standing() != Standing.AGREES && hit.score() < threshold) {
                    changes.add(
                        "With the %s %s this would be a hit, whatever the name."
                            .formatted(scheme.called(), one.listed()));
                  }
                });
      }
      if (one.points() < 0) {
        change(hit, threshold, one, 0, "nothing said of " + said(one)).ifPresent(changes::add);
      }
    }
    if (hit.names() != null && hit.names().score() < hit.names().similarity()) {
      double without = hit.score() + hit.names().similarity() - hit.names().score();
      verdict(hit, threshold, Math.min(1, without), "a name that is neither weak nor former")
          .ifPresent(changes::add);
    }
    return changes;
  }

  private static String said(Adjustment one) {
    return switch (one.about()) {
      case Weighing.BIRTH_DATE -> "the date of birth";
      case Weighing.COUNTRY -> "the country";
      case Weighing.GENDER -> "the gender";
      default -> IdentityScheme.of(one.about()).map(IdentityScheme::called).orElse(one.about());
    };
  }

  private static Optional<String> change(
      Hit hit, double threshold, Adjustment one, double points, String with) {
    List<Adjustment> others = new ArrayList<>(hit.adjustments());
    others.remove(one);
    others.add(new Adjustment(one.about(), Standing.DIFFERS, null, null, points, 0, ""));
    double names = hit.names() == null ? 0 : hit.names().score();
    return verdict(hit, threshold, Weighing.score(names, others), with);
  }

  private static Optional<String> verdict(
      Hit hit, double threshold, double otherwise, String with) {
    boolean isHit = hit.score() >= threshold;
    return isHit == otherwise >= threshold
        ? Optional.empty()
        : Optional.of(
            "With %s this would be %s, %s %s."
                .formatted(
                    with, points(otherwise), isHit ? "below" : "not below", points(threshold)));
  }

  private static String points(double score) {
    String said = String.format(Locale.ROOT, "%.2f", score);
    return said.startsWith("0") ? said.substring(1) : said;
  }
}
