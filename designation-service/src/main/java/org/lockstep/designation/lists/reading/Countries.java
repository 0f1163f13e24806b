package org.lockstep.designation.lists.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Countries in the wordings of the lists: the names that Unicode CLDR has in the languages of the
 * lists, the codes themselves, and what {@code lists/countries.txt} adds.
 */
public final class Countries {
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.FRENCH, Locale.JAPANESE, Locale.KOREAN);
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Map<String, String> CODES = load();

  /** What Japanese puts behind the name that Unicode CLDR has, longer ones first. */
  private static final List<String> JAPANESE_FORMS =
      Stream.of(
              "民主社会主義共和国",
              "民主人民共和国",
              "人民民主共和国",
              "社会主義共和国",
              "イスラム共和国",
              "連合共和国",
              "アラブ共和国",
              "ボリバル共和国",
              "人民共和国",
              "共和国",
              "大公国",
              "首長国",
              "王国",
              "公国",
              "連合",
              "連邦",
              "国")
          .map(Countries::normal)
          .toList();

  private static final int LONGEST_JAPANESE = 24;

  private Countries() {}

  private static Map<String, String> load() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      codes.put(normal(code), code);
      codes.put(normal(country.getISO3Country()), code);
      LANGUAGES.forEach(language -> codes.put(normal(country.getDisplayCountry(language)), code));
    }
    try (Reader file =
            new InputStreamReader(
                Objects.requireNonNull(Countries.class.getResourceAsStream("/lists/countries.txt")),
                StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(file)) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int equals = line.lastIndexOf('=');
                codes.put(normal(line.substring(0, equals)), line.substring(equals + 1).strip());
              });
    } catch (IOException e) {
      throw new IllegalStateException("lists/countries.txt", e);
    }
    return codes;
  }

  /** ISO 3166-1 alpha-2; empty where the wording names no country that has one. */
  public static Optional<String> code(String published) {
    String normal = normal(published);
    String code = CODES.get(normal);
    if (code == null && normal.startsWith("THE ")) {
      code = CODES.get(normal.substring(4));
    }
    return code == null ? withoutForm(normal) : Optional.of(code);
  }

  /** ルワンダ共和国 is ルワンダ. */
  private static Optional<String> withoutForm(String normal) {
    return JAPANESE_FORMS.stream()
        .filter(normal::endsWith)
        .findFirst()
        .map(form -> CODES.get(normal.substring(0, normal.length() - form.length()).strip()));
  }

  /**
   * The country that a Japanese text begins with, in its own words: 北朝鮮平壌特別市 begins with 北朝鮮, マリウポリ
   * with none.
   */
  public static Optional<String> atBeginning(String text) {
    for (int end = Math.min(text.length(), LONGEST_JAPANESE); end > 1; end--) {
      String name = text.substring(0, end);
      if (endsWord(text, end) && isJapanese(name.codePointAt(0)) && code(name).isPresent()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Words in katakana do not end between two letters of it; a territory is not its country. */
  private static boolean endsWord(String text, int end) {
    if (end == text.length()) {
      return true;
    }
    char next = text.charAt(end);
    boolean within = isKatakana(text.charAt(end - 1)) && isKatakana(next);
    boolean ofCountry = text.charAt(end - 1) == '国' && "民籍家".indexOf(next) >= 0;
    return next != '領' && next != '系' && !within && !ofCountry;
  }

  private static boolean isKatakana(char c) {
    return c >= 'ァ' && c <= 'ヺ' || c == 'ー';
  }

  private static boolean isJapanese(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, KATAKANA, HIRAGANA -> true;
      default -> false;
    };
  }

  /** Accents, case and punctuation make no other country. */
  private static String normal(String name) {
    String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN_WORDS
        .matcher(letters.toUpperCase(Locale.ROOT).replace("&", " AND "))
        .replaceAll(" ")
        .strip();
  }
}
