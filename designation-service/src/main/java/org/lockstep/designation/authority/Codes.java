package org.lockstep.designation.authority;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The codes that records may use.
 *
 * @param organs codes of the organs, by authority
 * @param programmes authority, by programme
 * @param themes shared themes
 * @param instruments authority, by instrument
 */
public record Codes(
    Map<String, Set<String>> organs,
    Map<String, String> programmes,
    Set<String> themes,
    Map<String, String> instruments) {
  /** Whose resolutions bind all, so that every authority may base a measure on them. */
  private static final String UNITED_NATIONS = "UN";

  public Set<String> authorities() {
    return organs.keySet();
  }

  /** The programmes of one authority. */
  public Set<String> of(String authority) {
    return codes(programmes, authority::equals);
  }

  /** The instruments that measures of an authority may be based on: its own and those of the UN. */
  public Set<String> legalBasesOf(String authority) {
    return codes(instruments, owner -> lawOfBinds(owner, authority));
  }

  public boolean lawOfBinds(String owner, String authority) {
    return owner.equals(authority) || owner.equals(UNITED_NATIONS);
  }

  private static Set<String> codes(Map<String, String> owners, Predicate<String> owned) {
    Set<String> codes = new TreeSet<>();
    owners.forEach(
        (code, owner) -> {
          if (owned.test(owner)) {
            codes.add(code);
          }
        });
    return codes;
  }
}
