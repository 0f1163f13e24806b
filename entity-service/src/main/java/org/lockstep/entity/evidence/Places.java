package org.lockstep.entity.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lockstep.entity.profile.ListingRecord;

/** What places of birth, addresses and countries of two records say of each other. */
final class Places {
  private static final double BIRTHPLACE = 1;
  private static final double ADDRESS = 1.2;
  private static final double COUNTRY = .5;
  private static final double OTHER_COUNTRY = -1;
  private static final int MOST = 20;
  private static final int SHORTEST = 3;
  private static final int WORDS_OF_AN_ADDRESS = 3;

  /** Of hardly any weight in a place. */
  private static final Set<String> COMMON =
      Set.of(
          "region",
          "province",
          "district",
          "city",
          "street",
          "republic",
          "federation",
          "russia",
          "russian",
          "iran",
          "syria",
          "north",
          "south",
          "east",
          "west",
          "democratic",
          "arab",
          "islamic",
          "people",
          "village",
          "building",
          "floor",
          "road",
          "avenue",
          "oblast",
          "state",
          "afghanistan",
          "belarus",
          "ukraine",
          "korea",
          "iraq",
          "office",
          "area",
          "box",
          "ulitsa");

  private Places() {}

  static List<Finding> compare(Subject one, Subject other) {
    List<Finding> found = new ArrayList<>();
    shared(
            one.said().birthPlaces().stream().map(ListingRecord.Place::full).limit(MOST).toList(),
            other.said().birthPlaces().stream().map(ListingRecord.Place::full).limit(MOST).toList(),
            1)
        .map(
            pair ->
                Finding.agrees(
                    "BIRTH_PLACE",
                    pair.get(0),
                    pair.get(1),
                    BIRTHPLACE,
                    "Both were born in one place: %s, %s.".formatted(pair.get(0), pair.get(1))))
        .ifPresent(found::add);
    shared(addresses(one), addresses(other), WORDS_OF_AN_ADDRESS)
        .map(
            pair ->
                Finding.agrees(
                    "ADDRESS",
                    pair.get(0),
                    pair.get(1),
                    ADDRESS,
                    "They share an address: %s; %s.".formatted(pair.get(0), pair.get(1))))
        .ifPresent(found::add);
    countries(one.countries(), other.countries()).ifPresent(found::add);
    return found;
  }

  private static List<String> addresses(Subject subject) {
    return subject.said().addresses().stream()
        .map(ListingRecord.Address::full)
        .limit(MOST)
        .toList();
  }

  private static Optional<Finding> countries(Set<String> some, Set<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    String one = String.join(", ", some);
    String other = String.join(", ", others);
    List<String> shared = some.stream().filter(others::contains).toList();
    return Optional.of(
        shared.isEmpty()
            ? Finding.differs(
                "COUNTRY",
                one,
                other,
                OTHER_COUNTRY,
                "They have no country in common: %s and %s.".formatted(one, other))
            : Finding.agrees(
                "COUNTRY",
                one,
                other,
                COUNTRY,
                "Both are of %s.".formatted(String.join(", ", shared))));
  }

  /** The first two places with so many telling words in common. */
  private static Optional<List<String>> shared(List<String> some, List<String> others, int words) {
    for (String one : some) {
      Set<String> mine = words(one);
      for (String other : others) {
        Set<String> both = words(other);
        both.retainAll(mine);
        if (both.size() >= words) {
          return Optional.of(List.of(one, other));
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> words(String place) {
    Set<String> words = new HashSet<>();
    StringBuilder word = new StringBuilder();
    Predicate<String> telling =
        one ->
            !COMMON.contains(one)
                && (one.length() >= SHORTEST || one.chars().allMatch(Character::isDigit));
    String text = place.length() > 500 ? place.substring(0, 500) : place;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? Character.toLowerCase(text.charAt(i)) : ' ';
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      } else {
        if (word.length() > 0 && telling.test(word.toString())) {
          words.add(word.toString());
        }
        word.setLength(0);
      }
    }
    return words;
  }
}
