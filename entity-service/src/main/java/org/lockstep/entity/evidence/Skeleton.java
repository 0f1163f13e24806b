package org.lockstep.entity.evidence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lockstep.entity.matching.PreparedName;

/**
 * Words of names in Latin letters by their consonants, so that spellings of one sound are one:
 * Mohammed and Muhamad are {@code mhmd}. For finding what to compare, not for comparing.
 */
final class Skeleton {
  /** Say the form of a company, or hardly anything. */
  private static final Set<String> EMPTY =
      Set.of(
          "llc",
          "ltd",
          "limited",
          "inc",
          "co",
          "company",
          "corp",
          "corporation",
          "jsc",
          "ojsc",
          "pjsc",
          "cjsc",
          "ooo",
          "oao",
          "zao",
          "pao",
          "ao",
          "gmbh",
          "sa",
          "ag",
          "plc",
          "the",
          "of",
          "and",
          "for",
          "open",
          "joint",
          "stock",
          "public",
          "al",
          "el",
          "bin",
          "ibn",
          "de",
          "del",
          "la",
          "fze",
          "fzco",
          "pte",
          "pvt",
          "sarl",
          "dmcc",
          "mr",
          "dr",
          "haji",
          "mullah",
          "with",
          "liability",
          "societe",
          "obshchestvo",
          "i",
          "a");

  private static final String[][] SOUNDS = {
    {"sch", "s"}, {"tsch", "c"}, {"tch", "c"}, {"dzh", "j"}, {"zh", "j"}, {"dj", "j"}, {"kh", "h"},
    {"gh", "g"}, {"sh", "s"}, {"ch", "c"}, {"ph", "f"}, {"th", "t"}, {"dh", "d"}, {"ck", "k"},
    {"ts", "c"}, {"tz", "c"}, {"ks", "x"}, {"q", "k"}, {"w", "v"}, {"y", "i"}, {"z", "s"}
  };

  private Skeleton() {}

  /** The words that say something; none where the name is not in Latin letters. */
  static List<String> words(String name) {
    String read =
        name.length() > PreparedName.MOST_CHARACTERS
            ? name.substring(0, PreparedName.MOST_CHARACTERS)
            : name;
    String plain = Normalizer.normalize(read, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    List<String> all = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= plain.length(); i++) {
      char c = i < plain.length() ? plain.charAt(i) : ' ';
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        word.append(c);
      } else if (c == '\'' || c == '\u2019' || Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      } else if (Character.isLetter(c)) {
        return List.of();
      } else if (word.length() > 0) {
        String one = word.toString();
        word.setLength(0);
        all.add(one);
        if (!EMPTY.contains(one) && words.size() < MeetingKeys.mostWords()) {
          words.add(of(one));
        }
      }
    }
    return words.isEmpty() ? all : words;
  }

  private static String of(String word) {
    String sounds = word;
    for (String[] sound : SOUNDS) {
      sounds = sounds.replace(sound[0], sound[1]);
    }
    StringBuilder bones = new StringBuilder();
    for (int i = 0; i < sounds.length(); i++) {
      char c = sounds.charAt(i);
      boolean vowel = "aeiou".indexOf(c) >= 0;
      if (vowel && i > 0) {
        continue;
      }
      char bone = vowel ? 'a' : c;
      if (bones.length() == 0 || bones.charAt(bones.length() - 1) != bone) {
        bones.append(bone);
      }
    }
    return bones.toString();
  }
}
