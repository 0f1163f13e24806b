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
    return Optional.ofNullable(code);
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
