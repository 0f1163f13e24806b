package org.lockstep.designation.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.Codes;
import org.lockstep.http.problem.Violation;

/**
 * What Bean Validation cannot say of an entry: codes of the reference data, check digits, the order
 * of two dates.
 */
public final class EntryRules {
  private final String authority;
  private final Codes codes;
  private final List<Violation> violations = new ArrayList<>();

  private EntryRules(String authority, Codes codes) {
    this.authority = authority;
    this.codes = codes;
  }

  /**
   * All violations of an entry, of which parts may break their constraints; of what is missing
   * nothing is said.
   */
  public static List<Violation> violations(EntryContent entry, String authority, Codes codes) {
    EntryRules rules = new EntryRules(authority, codes);
    rules.checkProgrammes(entry.programmes());
    for (int i = 0; i < entry.measures().size(); i++) {
      Measure measure = entry.measures().get(i);
      if (measure != null && measure.instrument() != null) {
        rules.check(measure, "measures[" + i + "]");
      }
    }
    if (entry.listingRecord() != null) {
      rules.check(entry.listingRecord());
    }
    return rules.violations;
  }

  /**
   * New measures that are based on what had ended before they begin. One that was there already
   * goes on: the register keeps what was decided, and says that its basis has lapsed.
   *
   * @param before the measures that the designation has without this entry
   * @param day first day of the entry, before which none of its measures begins, whatever it says;
   *     of measures that do not say when they begin nothing is said without one
   */
  public static List<Violation> lapsedBases(
      EntryContent entry, List<Measure> before, @Nullable LocalDate day, Codes codes) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < entry.measures().size(); i++) {
      Measure measure = entry.measures().get(i);
      if (measure == null || before.stream().anyMatch(old -> measure.continues(old, day))) {
        continue;
      }
      LocalDate begins = later(measure.startDate(), day);
      String path = "measures[" + i + "]";
      lapsed(measure.instrument(), begins, path, codes).ifPresent(violations::add);
      for (int j = 0; j < measure.exemptions().size(); j++) {
        Exemption exemption = measure.exemptions().get(j);
        if (exemption != null) {
          lapsed(exemption.instrument(), begins, path + ".exemptions[" + j + "]", codes)
              .ifPresent(violations::add);
        }
      }
    }
    return violations;
  }

  /** The later of two days, or the one that is known. */
  public static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private static Optional<Violation> lapsed(
      @Nullable String instrument, @Nullable LocalDate begins, String path, Codes codes) {
    LocalDate ended = instrument == null ? null : codes.ended().get(instrument);
    return ended == null || begins == null || !ended.isBefore(begins)
        ? Optional.empty()
        : Optional.of(
            new Violation(
                path + ".instrument",
                "ended on "
                    + ended
                    + ", before the measure begins on "
                    + begins
                    + "; it must be in force then"));
  }

  private void checkProgrammes(List<String> programmes) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < programmes.size(); i++) {
      String programme = programmes.get(i);
      if (programme == null) {
        continue;
      }
      if (!authority.equals(codes.programmes().get(programme))) {
        refuse(
            "programmes[" + i + "]",
            "must be a programme of " + authority + "; allowed: " + join(codes.of(authority)));
      } else if (!seen.add(programme)) {
        refuse("programmes[" + i + "]", "is there already");
      }
    }
  }

  private void check(Measure measure, String path) {
    String owner = codes.instruments().get(measure.instrument());
    if (owner == null || !codes.lawOfBinds(owner, authority)) {
      refuse(
          path + ".instrument",
          (owner == null
                  ? "is not a known instrument"
                  : "is of " + owner + "; a measure of " + authority + " is based on its own law")
              + "; allowed: "
              + join(codes.legalBasesOf(authority)));
    }
    for (int i = 0; i < measure.exemptions().size(); i++) {
      // What it names may be a licence that is no instrument here; another's law it is not.
      Exemption exemption = measure.exemptions().get(i);
      String instrument = exemption == null ? null : exemption.instrument();
      String other = instrument == null ? null : codes.instruments().get(instrument);
      if (other != null && !codes.lawOfBinds(other, authority)) {
        refuse(
            path + ".exemptions[" + i + "].instrument",
            "is of " + other + "; allowed: " + join(codes.legalBasesOf(authority)));
      }
    }
    Set<String> organs = codes.organs().getOrDefault(authority, Set.of());
    if (measure.organ() != null && !organs.contains(measure.organ())) {
      refuse(path + ".organ", "must be an organ of " + authority + "; allowed: " + join(organs));
    }
    LocalDate start = measure.startDate();
    LocalDate end = measure.endDate();
    if (start != null && end != null && end.isBefore(start)) {
      refuse(path + ".endDate", "must not be before startDate");
    }
  }

  private void check(ListingRecord subject) {
    if (subject.names().stream()
        .noneMatch(
            name -> name == null || name.kind() == null || name.kind() == Name.Kind.PRIMARY)) {
      refuse("listingRecord.names", "needs at least one name of kind PRIMARY");
    }
    for (int i = 0; i < subject.identifiers().size(); i++) {
      Identifier identifier = subject.identifiers().get(i);
      if (identifier != null && identifier.scheme() != null && identifier.value() != null) {
        check(identifier, "listingRecord.identifiers[" + i + "].value");
      }
    }
    checkOrder(subject);
  }

  /** Checks all that has a beginning and an end. */
  private void checkOrder(ListingRecord subject) {
    for (int i = 0; i < subject.identifiers().size(); i++) {
      Identifier identifier = subject.identifiers().get(i);
      if (identifier != null
          && endsBeforeItStarts(identifier.issueDate(), identifier.expiryDate())) {
        refuse("listingRecord.identifiers[" + i + "].expiryDate", "must not be before issueDate");
      }
    }
    for (int i = 0; i < subject.relationships().size(); i++) {
      Relationship other = subject.relationships().get(i);
      if (other != null && endsBeforeItStarts(other.startDate(), other.endDate())) {
        refuse("listingRecord.relationships[" + i + "].endDate", "must not be before startDate");
      }
    }
    for (int i = 0; i < subject.dates().size(); i++) {
      StatedDate date = subject.dates().get(i);
      if (date != null && endsBeforeItStarts(date.from(), date.to())) {
        refuse("listingRecord.dates[" + i + "].to", "must not be before from");
      }
    }
    for (int i = 0; i < subject.activities().size(); i++) {
      Activity activity = subject.activities().get(i);
      if (activity != null && endsBeforeItStarts(activity.startDate(), activity.endDate())) {
        refuse("listingRecord.activities[" + i + "].endDate", "must not be before startDate");
      }
    }
  }

  private void check(Identifier identifier, String path) {
    CheckedNumbers.fault(identifier.scheme(), identifier.value())
        .ifPresent(fault -> refuse(path, fault));
  }

  private static boolean endsBeforeItStarts(@Nullable String start, @Nullable String end) {
    return start != null
        && end != null
        && TextChecks.Partial.is(start)
        && TextChecks.Partial.is(end)
        && TextChecks.latest(end).isBefore(TextChecks.earliest(start));
  }

  private static String join(Set<String> allowed) {
    return allowed.isEmpty() ? "none" : String.join(", ", allowed);
  }

  private void refuse(String field, String message) {
    violations.add(new Violation(field, message));
  }
}
