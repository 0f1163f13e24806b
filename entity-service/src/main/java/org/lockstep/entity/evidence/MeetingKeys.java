package org.lockstep.entity.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.entity.profile.IdentityScheme;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.LookUpKeys;
import org.lockstep.entity.profile.SubjectType;

/**
 * The keys by which records meet that may be of one subject: numbers and references; whole names,
 * their words in any order and spelling; a word with a year of birth.
 */
final class MeetingKeys {
  /** Of one record. Numbers come first, then its names in their order. */
  private static final int MOST = 80;

  private static final int SHORTEST_NUMBER = 5;
  private static final int MOST_YEARS = 6;
  private static final int MOST_WORDS = 12;
  private static final int SHORTEST_WORD = 2;

  private MeetingKeys() {}

  static Set<String> of(Subject subject) {
    Set<String> keys = new LinkedHashSet<>();
    subject.references().forEach(keys::add);
    for (IdentityScheme scheme : IdentityScheme.values()) {
      subject.sure(scheme).forEach(value -> keys.add(scheme.code() + ":" + value));
    }
    for (Subject.Document document : subject.documents()) {
      String value = document.value();
      if (value.length() >= SHORTEST_NUMBER && value.chars().anyMatch(Character::isDigit)) {
        keys.add("number:" + value);
      }
    }
    Set<String> named = new LinkedHashSet<>();
    Set<String> dated = new LinkedHashSet<>();
    Set<Integer> years = years(subject);
    String type = subject.type().name();
    for (ListingRecord.Name name : subject.said().names()) {
      if (name.strength() == ListingRecord.Name.Strength.WEAK) {
        continue;
      }
      List<String> words = Skeleton.words(name.name());
      if (words.isEmpty()) {
        String whole = LookUpKeys.name(name.name());
        if (!whole.isEmpty() && whole.length() <= 200) {
          named.add(type + "|" + whole);
        }
        continue;
      }
      Set<String> sorted = new TreeSet<>(words);
      named.add(type + "|" + String.join(" ", sorted));
      if (subject.type() == SubjectType.ORGANIZATION) {
        pair(words, type, named);
      }
      for (String word : sorted) {
        if (word.length() >= SHORTEST_WORD && dated.size() < MOST) {
          years.forEach(year -> dated.add(type + "|" + word + "|" + year));
        }
      }
    }
    named.forEach(key -> add(keys, key));
    dated.forEach(key -> add(keys, key));
    return Set.copyOf(keys);
  }

  private static void add(Set<String> keys, String key) {
    if (keys.size() < MOST) {
      keys.add(key);
    }
  }

  /** The two longest words of a name of several. */
  private static void pair(List<String> words, String type, Set<String> keys) {
    if (words.size() > 2) {
      List<String> longest = new ArrayList<>(words);
      longest.sort(
          java.util.Comparator.comparing(String::length)
              .reversed()
              .thenComparing(java.util.Comparator.naturalOrder()));
      Set<String> two = new TreeSet<>(longest.subList(0, 2));
      keys.add(type + "|" + String.join(" ", two));
      keys.add(type + "|" + String.join(" ", new TreeSet<>(words.subList(0, 2))));
    }
  }

  private static Set<Integer> years(Subject subject) {
    Set<Integer> years = new TreeSet<>();
    for (Span birth : subject.births()) {
      for (int year = birth.first().getYear();
          year <= birth.last().getYear() && years.size() < MOST_YEARS;
          year++) {
        years.add(year);
      }
    }
    return years;
  }

  static int mostWords() {
    return MOST_WORDS;
  }
}
