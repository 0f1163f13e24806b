package org.lockstep.alert.subscription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.SubscriptionResource.NewSubscription;
import org.lockstep.http.problem.Violation;

/**
 * The words that filters may use. A word that no event can ever have is refused: it would silence
 * the subscription without a sign.
 */
@SuppressWarnings("ImmutableEnumChecker") // The predicates keep nothing.
enum Vocabulary {
  EVENT_TYPES(
      "eventTypes",
      NewSubscription::eventTypes,
      word -> EventType.ofLabel(word).isPresent(),
      Arrays.stream(EventType.values()).map(EventType::label).toList()),
  /** Whether there is such an authority or programme, {@link PossibleFilter} asks. */
  AUTHORITIES(
      "authorities",
      NewSubscription::authorities,
      Pattern.compile("[A-Z]{2}"),
      "codes of authorities, like JP"),
  PROGRAMMES(
      "programmes",
      NewSubscription::programmes,
      Pattern.compile("[A-Z0-9][A-Z0-9-]{0,63}"),
      "codes of programmes, like KR-DPRK"),
  MEASURES(
      "measures",
      NewSubscription::measures,
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
  SUBJECT_TYPES(
      "subjectTypes",
      NewSubscription::subjectTypes,
      List.of("PERSON", "ORGANIZATION", "VESSEL", "AIRCRAFT")),
  COUNTRIES(
      "countries",
      NewSubscription::countries,
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)::contains,
      List.of("countries by ISO 3166-1 alpha-2, like KP"));

  private static final int MAX_WORDS = 300;

  private final String field;
  private final Words words;
  private final Predicate<String> known;
  private final String allowed;

  /** Where a subscription has them. */
  private interface Words {
    @Nullable List<@Nullable String> of(NewSubscription asked);
  }

  Vocabulary(String field, Words words, Predicate<String> known, List<String> allowed) {
    this.field = field;
    this.words = words;
    this.known = known;
    this.allowed = String.join(", ", allowed);
  }

  Vocabulary(String field, Words words, Pattern form, String allowed) {
    this(field, words, form.asMatchPredicate(), List.of(allowed));
  }

  Vocabulary(String field, Words words, List<String> known) {
    this(field, words, Set.copyOf(known)::contains, known);
  }

  String field() {
    return field;
  }

  /** The path of one of the words. */
  String at(int place) {
    return field + "[" + place + "]";
  }

  /** As they were sent, as many as may be; what is no word is null. */
  List<@Nullable String> sent(NewSubscription asked) {
    List<@Nullable String> sent = words.of(asked);
    return sent == null ? List.of() : sent.subList(0, Math.min(MAX_WORDS, sent.size()));
  }

  boolean knows(@Nullable String word) {
    return word != null && known.test(word);
  }

  /** Each word once, in order. */
  List<String> once(NewSubscription asked) {
    Set<String> once = new TreeSet<>();
    for (String word : sent(asked)) {
      if (word != null) {
        once.add(word);
      }
    }
    return List.copyOf(once);
  }

  /** What is wrong with them, each by its place. */
  List<Violation> faults(NewSubscription asked) {
    List<@Nullable String> all = words.of(asked);
    if (all != null && all.size() > MAX_WORDS) {
      return List.of(new Violation(field, "may have at most " + MAX_WORDS + " entries"));
    }
    List<@Nullable String> sent = sent(asked);
    List<Violation> faults = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      if (!knows(sent.get(i))) {
        faults.add(new Violation(at(i), "must be one of: " + allowed));
      }
    }
    return faults;
  }
}
