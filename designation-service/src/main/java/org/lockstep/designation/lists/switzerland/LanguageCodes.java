package org.lockstep.designation.lists.switzerland;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages by their three letters of ISO 639-2, of which some have two codes. */
final class LanguageCodes {
  private static final Map<String, String> CODES = codes();

  private LanguageCodes() {}

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.put(Locale.forLanguageTag(code).getISO3Language(), code);
      codes.put(code, code);
    }
    codes.putAll(
        Map.of(
            "alb", "sq", "arm", "hy", "bur", "my", "chi", "zh", "cze", "cs", "dut", "nl", "fre",
            "fr", "geo", "ka", "ger", "de", "gre", "el"));
    codes.putAll(
        Map.of(
            "ice", "is", "mac", "mk", "may", "ms", "per", "fa", "rum", "ro", "slo", "sk", "tib",
            "bo"));
    return codes;
  }

  /** BCP 47; empty where it is no language. */
  static Optional<String> of(String published) {
    return Optional.ofNullable(CODES.get(published.toLowerCase(Locale.ROOT)));
  }
}
