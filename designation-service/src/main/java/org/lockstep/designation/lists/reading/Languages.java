package org.lockstep.designation.lists.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages by their English names. */
public final class Languages {
  private static final Map<String, String> CODES = codes();

  private Languages() {}

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
      codes.put(name.toLowerCase(Locale.ROOT), code);
    }
    return codes;
  }

  /** BCP 47; empty where it is no language. */
  public static Optional<String> code(String name) {
    return Optional.ofNullable(CODES.get(name.toLowerCase(Locale.ROOT)));
  }
}
