package org.lockstep.designation.lists.reading;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The regimes that a list names by tags of its own. Those that are known are in {@code
 * lists/<source>.json}; any other gets a programme of its own, so that a new one is not lost.
 */
public final class Regimes {
  private static final int LONGEST_CODE = 40;

  /** The code of a programme; lists that are made of codes use them as tags. */
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Z0-9]+");
  private static final Pattern HYPHEN_AT_ENDS = Pattern.compile("^-|-$");

  private final String authority;
  private final Map<String, Regime> known = new HashMap<>();

  private Regimes(String authority) {
    this.authority = authority;
  }

  private record Entry(
      String tag,
      String code,
      @Nullable String name,
      String theme,
      Regime.@Nullable Instrument instrument) {}

  static Regimes of(String source, String authority) {
    Regimes regimes = new Regimes(authority);
    try (InputStream file = Regimes.class.getResourceAsStream("/lists/" + source + ".json")) {
      if (file != null) {
        for (Entry entry :
            new ObjectMapper().readValue(file, new TypeReference<List<Entry>>() {})) {
          String name = Objects.requireNonNullElse(entry.name, entry.tag);
          Regime.Instrument instrument =
              entry.instrument == null ? byName(entry.code, name) : entry.instrument;
          regimes.known.put(
              entry.tag, new Regime(entry.tag, entry.code, name, entry.theme, instrument, true));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("lists/" + source + ".json", e);
    }
    return regimes;
  }

  public Regime of(String tag) {
    Regime regime = known.get(tag);
    return regime == null ? unknown(tag) : regime;
  }

  private Regime unknown(String tag) {
    String code = code(tag);
    return new Regime(tag, code, shortened(tag, 500), "OTHER", byName(code, tag), false);
  }

  /** Where the list names no law: the regime itself, as it is called. */
  private static Regime.Instrument byName(String code, String name) {
    return new Regime.Instrument(code, shortened(name, 1000), "NOTICE", null);
  }

  private String code(String tag) {
    if (tag.startsWith(authority + "-") && CODE.matcher(tag).matches()) {
      return tag;
    }
    String letters = MARKS.matcher(Normalizer.normalize(tag, Normalizer.Form.NFKD)).replaceAll("");
    String joined = BETWEEN_WORDS.matcher(letters.toUpperCase(Locale.ROOT)).replaceAll("-");
    String plain = HYPHEN_AT_ENDS.matcher(joined).replaceAll("");
    String code = authority + "-" + plain;
    if (!plain.isEmpty() && code.length() <= LONGEST_CODE) {
      return code;
    }
    String hash = "%08X".formatted(tag.hashCode());
    return HYPHEN_AT_ENDS.matcher(shortened(code, LONGEST_CODE - 9)).replaceAll("") + "-" + hash;
  }

  private static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
