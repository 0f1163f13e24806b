package org.lockstep.entity.screening.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.entity.matching.NameIndex;
import org.lockstep.entity.matching.NameMatcher;
import org.lockstep.entity.matching.PreparedName;
import org.lockstep.entity.profile.SubjectType;

/**
 * The index finds what comparing with each name finds, with the same scores. The names are made of
 * few words, so that many are alike: harder for the index than names of a list.
 */
class IndexAgainstEachTest {
  private static final double NEARLY_ALL = .97;

  private static final String[] WORDS =
      ("Aleksandr Sergei Vladimir Dmitri Natalia Yevgeny Mohammad Hossein Abdullah Ali Reza Ahmad Khalid"
              + " Yusuf Ibrahim Kim Ri Pak Yong Chol Myong Hun Jose Maria Carlos Gonzalez Rodriguez"
              + " Wei Zhang Xiaoping Li Haroun Tariq Bashir Karimov Petrenko Sokolov Volkova Markovic"
              + " Haddad Al-Masri Abdurrahman Nooruddin Chernyshev Shcherbakov Zhukovsky Oyelaran"
              + " Mbeki Nguyen Duong Lopez Fernandez Kowalczyk Wojcik Jansen Vandenberg Orlov Aria Lena")
          .split(" ");

  private final Random random = new Random(20240524);

  @ParameterizedTest
  @EnumSource(
      value = SubjectType.class,
      names = {"PERSON", "ORGANIZATION", "VESSEL"})
  void whatComparingWithEachFinds(SubjectType type) {
    List<PreparedName> names = new ArrayList<>();
    NameIndex.Builder builder = new NameIndex.Builder();
    for (int i = 0; i < 1_500; i++) {
      PreparedName name = PreparedName.of(name(), type);
      names.add(name);
      builder.add(name);
    }
    NameIndex index = builder.build();
    int there = 0;
    int found = 0;
    for (int i = 0; i < 300; i++) {
      PreparedName asked =
          PreparedName.of(changed(names.get(random.nextInt(names.size())).name()), type);
      Map<Integer, Double> its = new HashMap<>();
      assertThat(index.search(asked, .7, () -> false, its::put)).isTrue();
      for (int k = 0; k < names.size(); k++) {
        double score = NameMatcher.score(asked, names.get(k));
        if (score >= .7) {
          there++;
          found += its.containsKey(k) ? 1 : 0;
          assertThat(its.getOrDefault(k, score)).isEqualTo(score);
        } else {
          assertThat(its).doesNotContainKey(k);
        }
      }
    }
    assertThat(there).isGreaterThan(200);
    assertThat((double) found / there).isGreaterThanOrEqualTo(NEARLY_ALL);
  }

  private String name() {
    Set<String> words = new HashSet<>();
    int count = 2 + random.nextInt(3);
    while (words.size() < count) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }

  /** With a slip, in another order, with a word left out, joined or split. */
  private String changed(String name) {
    List<String> words = new ArrayList<>(List.of(name.split(" ")));
    int at = random.nextInt(words.size());
    String word = words.get(at);
    int letter = random.nextInt(word.length());
    switch (random.nextInt(7)) {
      case 0 -> words.set(at, word.substring(0, letter) + word.substring(letter + 1));
      case 1 -> words.set(at, word.substring(0, letter) + "e" + word.substring(letter));
      case 2 -> words.add(words.remove(0));
      case 3 -> words.remove(words.size() > 2 ? at : 0);
      case 4 -> words.set(at, word + (at + 1 < words.size() ? words.remove(at + 1) : ""));
      case 5 -> words.set(at, word.substring(0, letter) + " " + word.substring(letter));
      default -> words.set(at, word.replace("kh", "h").replace("ou", "u").replace("y", "i"));
    }
    return String.join(" ", words);
  }
}
