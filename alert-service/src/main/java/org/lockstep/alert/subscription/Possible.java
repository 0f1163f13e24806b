package org.lockstep.alert.subscription;

import static org.lockstep.alert.catalogue.EventType.ALIGNMENT_GAP_CLOSED;
import static org.lockstep.alert.catalogue.EventType.ALIGNMENT_GAP_OPENED;
import static org.lockstep.alert.catalogue.EventType.ENTITY_MERGED;
import static org.lockstep.alert.catalogue.EventType.JOINT_ACTION_RELEASED;
import static org.lockstep.alert.catalogue.EventType.STATEMENT_PUBLISHED;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.problem.ProblemException;
import org.lockstep.alert.reference.Codes;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Violation;

/**
 * Refuses what no event can ever match: it would silence a subscription without a sign. Each word
 * must be able to match, and each event type that is named together with the other filters.
 */
final class Possible {
  /** What these events do not have. All others have all that filters ask for. */
  private static final Map<EventType, Set<String>> LACKING =
      Map.of(
          JOINT_ACTION_RELEASED,
          Set.of("subjectTypes", "programmes", "measures", "countries"),
          STATEMENT_PUBLISHED,
          Set.of("subjectTypes", "programmes", "measures", "countries"),
          ENTITY_MERGED,
          Set.of("authorities", "programmes", "measures", "countries"));

  /** Its authorities are those without a listing; its programmes those of others. */
  private static final Set<EventType> OF_OTHERS =
      EnumSet.of(ALIGNMENT_GAP_OPENED, ALIGNMENT_GAP_CLOSED);

  private final Filter filter;
  private final Codes codes;
  private final List<Violation> violations = new ArrayList<>();

  private Possible(Filter filter, Codes codes) {
    this.filter = filter;
    this.codes = codes;
  }

  /** Fails with all that cannot be. */
  static void require(Filter filter, Codes codes) {
    boolean asksForCodes = !filter.authorities().isEmpty() || !filter.programmes().isEmpty();
    if (asksForCodes && codes.authorities().isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNAVAILABLE,
          "Which authorities and programmes there are is not known here yet. Send it again after"
              + " the time that Retry-After names, in seconds.");
    }
    new Possible(filter, codes).check();
  }

  private void check() {
    unknown(
        "authorities",
        filter.authorities(),
        codes.authorities()::contains,
        "is no authority of the register; known: "
            + String.join(", ", codes.authorities())
            + " (GET /api/v1/authorities)");
    unknown(
        "programmes",
        filter.programmes(),
        codes.programmes()::containsKey,
        "is no programme of the register; GET /api/v1/programmes lists them");
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    filter.eventTypes().forEach(label -> EventType.ofLabel(label).ifPresent(types::add));
    types.forEach(this::together);
    boolean ofOthers = types.isEmpty() || types.stream().anyMatch(OF_OTHERS::contains);
    if (violations.isEmpty() && !ofOthers && !filter.authorities().isEmpty()) {
      unknown(
          "programmes",
          filter.programmes(),
          code -> filter.authorities().contains(codes.programmes().get(code)),
          "is a programme of none of the authorities asked for");
    }
    if (!violations.isEmpty()) {
      throw ProblemException.invalidAll(violations);
    }
  }

  private void unknown(String field, List<String> words, Predicate<String> known, String fault) {
    words.stream()
        .filter(known.negate())
        .forEach(word -> violations.add(new Violation(field, word + " " + fault)));
  }

  private void together(EventType type) {
    var asked =
        Map.of(
            "authorities", filter.authorities(),
            "subjectTypes", filter.subjectTypes(),
            "programmes", filter.programmes(),
            "measures", filter.measures(),
            "countries", filter.countries());
    List<String> lacking =
        LACKING.getOrDefault(type, Set.of()).stream()
            .filter(field -> !asked.getOrDefault(field, List.of()).isEmpty())
            .sorted()
            .toList();
    if (!lacking.isEmpty()) {
      violations.add(
          new Violation(
              "eventTypes",
              type.label()
                  + " says nothing that could match "
                  + String.join(", ", lacking)
                  + ": it would never come; ask for it in a subscription without"));
    }
  }
}
