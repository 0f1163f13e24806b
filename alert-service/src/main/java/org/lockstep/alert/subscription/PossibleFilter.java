package org.lockstep.alert.subscription;

import static org.lockstep.alert.catalogue.EventType.ALIGNMENT_GAP_CLOSED;
import static org.lockstep.alert.catalogue.EventType.ALIGNMENT_GAP_OPENED;
import static org.lockstep.alert.catalogue.EventType.ENTITY_MERGED;
import static org.lockstep.alert.catalogue.EventType.ENTITY_SPLIT;
import static org.lockstep.alert.catalogue.EventType.JOINT_ACTION_RELEASED;
import static org.lockstep.alert.catalogue.EventType.PACKAGE_MARKED;
import static org.lockstep.alert.catalogue.EventType.STATEMENT_PUBLISHED;
import static org.lockstep.alert.subscription.Vocabulary.AUTHORITIES;
import static org.lockstep.alert.subscription.Vocabulary.EVENT_TYPES;
import static org.lockstep.alert.subscription.Vocabulary.PROGRAMMES;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.reference.Codes;
import org.lockstep.alert.subscription.SubscriptionResource.NewSubscription;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * Refuses what no event can ever match: it would silence a subscription without a sign. Each word
 * must be able to match, and each event type that is named together with the other filters.
 */
final class PossibleFilter {
  /** What these events do not have. All others have all that filters ask for. */
  private static final Map<EventType, Set<String>> LACKING =
      Map.of(
          PACKAGE_MARKED,
          Set.of("subjectTypes", "programmes", "measures", "countries"),
          JOINT_ACTION_RELEASED,
          Set.of("subjectTypes", "programmes", "measures", "countries"),
          STATEMENT_PUBLISHED,
          Set.of("subjectTypes", "programmes", "measures", "countries"),
          ENTITY_MERGED,
          Set.of("authorities", "programmes", "measures", "countries"),
          ENTITY_SPLIT,
          Set.of("authorities", "programmes", "measures", "countries"));

  /** Its authorities are those without a listing; its programmes those of others. */
  private static final Set<EventType> OF_OTHERS =
      EnumSet.of(ALIGNMENT_GAP_OPENED, ALIGNMENT_GAP_CLOSED);

  private final NewSubscription asked;
  private final Codes codes;
  private final List<Violation> violations = new ArrayList<>();

  private PossibleFilter(NewSubscription asked, Codes codes) {
    this.asked = asked;
    this.codes = codes;
  }

  /** All that is impossible. Codes are not asked for before any are known. */
  static List<Violation> faults(NewSubscription asked, Codes codes) {
    var possible = new PossibleFilter(asked, codes);
    possible.look();
    return possible.violations;
  }

  /**
   * Refuses what is impossible.
   *
   * @throws Refusal 400 with all of it; 503 where it names codes and none are known yet
   */
  static void require(NewSubscription asked, Codes codes) {
    List<Violation> faults = faults(asked, codes);
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults);
    }
    boolean asksForCodes = !AUTHORITIES.sent(asked).isEmpty() || !PROGRAMMES.sent(asked).isEmpty();
    if (asksForCodes && codes.authorities().isEmpty()) {
      throw new Refusal(
          CommonProblem.UNAVAILABLE,
          "Which authorities and programmes there are is not known here yet. Send it again after"
              + " the time that Retry-After names, in seconds.");
    }
  }

  private void look() {
    for (Vocabulary vocabulary : Vocabulary.values()) {
      violations.addAll(vocabulary.faults(asked));
    }
    if (!codes.authorities().isEmpty()) {
      unknown(
          AUTHORITIES,
          codes.authorities()::contains,
          "is no authority of the register; known: "
              + String.join(", ", codes.authorities())
              + " (GET /api/v1/authorities)");
      unknown(
          PROGRAMMES,
          codes.programmes()::containsKey,
          "is no programme of the register; GET /api/v1/programmes lists them");
      ofOtherAuthorities();
    }
    List<@Nullable String> types = EVENT_TYPES.sent(asked);
    for (int i = 0; i < types.size(); i++) {
      together(EVENT_TYPES.at(i), types.get(i));
    }
  }

  /** Looks at words of the right form only: what is wrong with the others has been said. */
  private void unknown(Vocabulary vocabulary, Predicate<String> known, String fault) {
    List<@Nullable String> words = vocabulary.sent(asked);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word != null && vocabulary.knows(word) && !known.test(word)) {
        violations.add(new Violation(vocabulary.at(i), word + " " + fault));
      }
    }
  }

  /** Says nothing where an authority or a type is faulty: with the right one it may be possible. */
  private void ofOtherAuthorities() {
    List<String> authorities = AUTHORITIES.once(asked);
    boolean ofOthers =
        EVENT_TYPES.sent(asked).isEmpty()
            || EVENT_TYPES.once(asked).stream()
                .flatMap(label -> EventType.ofLabel(label).stream())
                .anyMatch(OF_OTHERS::contains);
    if (authorities.isEmpty() || ofOthers || isFaulty(AUTHORITIES) || isFaulty(EVENT_TYPES)) {
      return;
    }
    unknown(
        PROGRAMMES,
        code -> {
          String of = codes.programmes().get(code);
          return of == null || authorities.contains(of);
        },
        "is a programme of none of the authorities asked for");
  }

  private boolean isFaulty(Vocabulary vocabulary) {
    return violations.stream().anyMatch(fault -> fault.field().startsWith(vocabulary.field()));
  }

  private void together(String path, @Nullable String label) {
    EventType type = label == null ? null : EventType.ofLabel(label).orElse(null);
    if (type == null) {
      return;
    }
    List<String> lacking =
        Stream.of(Vocabulary.values())
            .filter(vocabulary -> !vocabulary.sent(asked).isEmpty())
            .map(Vocabulary::field)
            .filter(LACKING.getOrDefault(type, Set.of())::contains)
            .sorted()
            .toList();
    if (!lacking.isEmpty()) {
      violations.add(
          new Violation(
              path,
              type.label()
                  + " says nothing that could match "
                  + String.join(", ", lacking)
                  + ": it would never come; ask for it in a subscription without"));
    }
  }
}
