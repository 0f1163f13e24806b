package org.lockstep.entity.matching;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of words, from the tables that are shipped. */
final class Tables {
  /** Changes when the same tables make other scores. */
  private static final String ALGORITHM = "1";

  private static final int DIGITS_OF_VERSION = 12;
  private static final int OF_KOREAN_FAMILIES = 100_000;

  /** A phrase that the tables know: what kind of word it is, and which. */
  record Known(Word.Kind kind, int group) {}

  private static final class Shipped {
    static final Tables TABLES = new Tables();
  }

  private final Map<String, Known> organisations = new HashMap<>();
  private final Map<String, Known> numbers = new HashMap<>();
  private final Map<String, Set<String>> titles = new HashMap<>();
  private final Set<String> particles = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private final Map<String, int[]> names = new HashMap<>();
  private final Map<String, int[]> koreanFamilies = new HashMap<>();
  private final Map<String, int[]> familiar = new HashMap<>();
  private final Map<String, Integer> frequent = new HashMap<>();
  private final Coefficients coefficients;
  private final Calibration calibration;
  private final Romaniser romaniser;
  private final String version;
  private int longestPhrase = 1;
  private int longestWrittenTogether = 2;

  static Tables shipped() {
    return Shipped.TABLES;
  }

  private Tables() {
    MessageDigest digest = sha256();
    romaniser = new Romaniser(digest);
    groups("company-forms.tsv", Word.Kind.FORM, digest);
    groups("organisation-words.tsv", Word.Kind.MEANING, digest);
    for (String[] line : TableFile.read("numbers.tsv", digest).lines()) {
      for (String word : line[1].split(" ")) {
        numbers.put(word, new Known(Word.Kind.NUMBER, Integer.parseInt(line[0])));
      }
    }
    for (String[] line : TableFile.read("titles.tsv", digest).lines()) {
      List<String> words = Arrays.asList(line[1].split(" "));
      if (line[0].equals("particle")) {
        particles.addAll(words);
      } else {
        titles.computeIfAbsent(line[0], type -> new HashSet<>()).addAll(words);
      }
    }
    lines("names.tsv", names, 0, digest);
    lines("korean-families.tsv", koreanFamilies, OF_KOREAN_FAMILIES, digest);
    int line = 0;
    for (String[] forms : TableFile.read("nicknames.tsv", digest).lines()) {
      for (String form : forms[0].split(" ")) {
        add(familiar, sound(form), line * 2 + 1);
      }
      for (String name : forms[1].split(" ")) {
        add(familiar, sound(name), line * 2);
      }
      line++;
    }
    for (String[] words : TableFile.read("frequent-words.tsv", digest).lines()) {
      for (String word : words[1].split(" ")) {
        frequent.put(word, Integer.parseInt(words[0]));
      }
    }
    coefficients = Coefficients.of(TableFile.read("scoring.tsv", digest));
    calibration = new Calibration(TableFile.read("calibration.tsv", digest));
    version =
        ALGORITHM + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS_OF_VERSION);
  }

  /** Of the algorithm and all tables: another content of any table is another version. */
  String version() {
    return version;
  }

  Coefficients coefficients() {
    return coefficients;
  }

  Calibration calibration() {
    return calibration;
  }

  Romaniser romaniser() {
    return romaniser;
  }

  /** The form of a company, or a word of organisations, of one or several words. */
  @Nullable Known organisation(String phrase) {
    return organisations.get(phrase);
  }

  /** Whether a phrase of organisations may begin with the word. */
  boolean beginsPhrase(String word) {
    return beginnings.contains(word);
  }

  int longestPhrase() {
    return longestPhrase;
  }

  /** The most characters of a word that scripts without spaces write together with others. */
  int longestWrittenTogether() {
    return longestWrittenTogether;
  }

  @Nullable Integer number(String word) {
    Known number = numbers.get(word);
    return number == null ? null : number.group();
  }

  boolean isTitle(String type, String word) {
    return titles.getOrDefault(type, Set.of()).contains(word);
  }

  boolean isParticle(String word) {
    return particles.contains(word);
  }

  /** The lines of the table of names that have the word, by how it is written or sounds. */
  int[] names(String plain, byte[] sound) {
    return either(names, plain, sound);
  }

  int[] koreanFamilies(String plain, byte[] sound) {
    return either(koreanFamilies, plain, sound);
  }

  boolean isKoreanFamily(String hangul) {
    return koreanFamilies.containsKey(hangul);
  }

  int[] familiar(byte[] sound) {
    return familiar.getOrDefault(Sound.text(sound), Word.NONE);
  }

  /** How frequent a word is, in steps; 0 if it is rare. */
  int frequency(String latin) {
    return frequent.getOrDefault(latin, 0);
  }

  private static int[] either(Map<String, int[]> table, String plain, byte[] sound) {
    int[] written = table.get(plain);
    return written != null ? written : table.getOrDefault(Sound.text(sound), Word.NONE);
  }

  private void groups(String table, Word.Kind kind, MessageDigest digest) {
    int group = organisations.size();
    for (String[] line : TableFile.read(table, digest).lines()) {
      group++;
      boolean itsName = line[0].startsWith("="); // of one organisation, not of many
      for (String phrase : line[1].split("\\|")) {
        organisations.putIfAbsent(phrase, new Known(itsName ? Word.Kind.NAME : kind, group));
        String[] words = phrase.split(" ");
        longestPhrase = Math.max(longestPhrase, words.length);
        beginnings.add(words[0]);
        if (words.length == 1 && phrase.charAt(0) > '\u3000') {
          longestWrittenTogether = Math.max(longestWrittenTogether, phrase.length());
        }
      }
    }
  }

  private void lines(String table, Map<String, int[]> to, int first, MessageDigest digest) {
    int line = first;
    for (String[] forms : TableFile.read(table, digest).lines()) {
      for (String form : forms[0].split(" ")) {
        Script script = Script.of(form.codePointAt(0));
        boolean latin = script == Script.LATIN;
        add(to, latin ? sound(form) : romaniser.plain(form, script), line);
      }
      line++;
    }
  }

  private static String sound(String latin) {
    return Sound.text(Sound.of(latin));
  }

  private static void add(Map<String, int[]> to, String key, int line) {
    to.merge(
        key,
        new int[] {line},
        (lines, more) -> {
          if (Arrays.stream(lines).anyMatch(one -> one == line)) {
            return lines;
          }
          int[] all = Arrays.copyOf(lines, lines.length + 1);
          all[lines.length] = line;
          return all;
        });
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
