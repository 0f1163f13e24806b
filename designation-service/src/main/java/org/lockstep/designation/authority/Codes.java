package org.lockstep.designation.authority;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The codes that records may use.
 *
 * @param organs codes of the organs, by authority
 * @param programmes authority, by programme
 * @param themes shared themes
 * @param instruments authority, by instrument
 * @param ended last day, by instrument, of those that have one
 */
public record Codes(
    Map<String, Set<String>> organs,
    Map<String, String> programmes,
    Set<String> themes,
    Map<String, String> instruments,
    Map<String, LocalDate> ended) {
  /** Whose resolutions bind all, so that every authority may base a measure on them. */
  private static final String UNITED_NATIONS = "UN";

  static Codes of(
      List<AuthorityItem> authorities,
      List<ProgrammeItem> programmes,
      List<InstrumentItem> instruments) {
    Map<String, Set<String>> organs = new TreeMap<>();
    for (AuthorityItem authority : authorities) {
      organs.put(
          authority.code(),
          authority.organs().stream()
              .map(AuthorityItem.Organ::code)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    Map<String, String> owners = new TreeMap<>();
    Set<String> themes = new TreeSet<>();
    for (ProgrammeItem programme : programmes) {
      owners.put(programme.code(), programme.authority());
      themes.add(programme.theme());
    }
    Map<String, String> laws = new TreeMap<>();
    Map<String, LocalDate> ended = new TreeMap<>();
    for (InstrumentItem instrument : instruments) {
      laws.put(instrument.code(), instrument.authority());
      if (instrument.endedOn() != null) {
        ended.put(instrument.code(), instrument.endedOn());
      }
    }
    return new Codes(organs, owners, themes, laws, ended);
  }

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
