package org.lockstep.alert.subscription;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.problem.ProblemException;

/**
 * The words that filters may use. A word that no event can ever have is refused: it would silence
 * the subscription without a sign.
 */
@SuppressWarnings("ImmutableEnumChecker") // The predicates keep nothing.
enum Vocabulary {
  EVENT_TYPES(
      "eventTypes",
      word -> EventType.ofLabel(word).isPresent(),
      Arrays.stream(EventType.values()).map(EventType::label).toList()),
  /** Whether there is such an authority or programme, {@link Possible} asks. */
  AUTHORITIES("authorities", Pattern.compile("[A-Z]{2}"), "codes of authorities, like JP"),
  PROGRAMMES(
      "programmes",
      Pattern.compile("[A-Z0-9][A-Z0-9-]{0,63}"),
      "codes of programmes, like KR-DPRK"),
  MEASURES(
      "measures",
      List.of(
          "ASSET_FREEZE",
          "TRAVEL_BAN",
          "PAYMENT_RESTRICTION",
          "CAPITAL_TRANSACTION_PERMIT",
          "PORT_ENTRY_BAN",
          "ARMS_EMBARGO",
          "EXPORT_BAN",
          "IMPORT_BAN",
          "SERVICES_BAN",
          "FLAG_DEREGISTRATION",
          "TRANSACTION_PERMIT",
          "INVESTMENT_BAN",
          "DIRECTOR_DISQUALIFICATION",
          "OTHER")),
  SUBJECT_TYPES("subjectTypes", List.of("PERSON", "ORGANIZATION", "VESSEL", "AIRCRAFT")),
  COUNTRIES(
      "countries",
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)::contains,
      List.of("countries by ISO 3166-1 alpha-2, like KP"));

  private static final int MAX_WORDS = 300;

  private final String field;
  private final Predicate<String> known;
  private final String allowed;

  Vocabulary(String field, Predicate<String> known, List<String> allowed) {
    this.field = field;
    this.known = known;
    this.allowed = String.join(", ", allowed);
  }

  Vocabulary(String field, Pattern form, String allowed) {
    this(field, form.asMatchPredicate(), List.of(allowed));
  }

  Vocabulary(String field, List<String> words) {
    this(field, Set.copyOf(words)::contains, words);
  }

  /** Each word once; none given is none. */
  List<String> check(@Nullable List<@Nullable String> words) {
    if (words == null) {
      return List.of();
    }
    if (words.size() > MAX_WORDS) {
      throw ProblemException.invalid(field, "may have at most " + MAX_WORDS + " entries");
    }
    Set<String> checked = new LinkedHashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word == null || !known.test(word)) {
        throw ProblemException.invalid(field + "[" + i + "]", "must be one of: " + allowed);
      }
      checked.add(word);
    }
    return List.copyOf(new TreeSet<>(checked));
  }
}
