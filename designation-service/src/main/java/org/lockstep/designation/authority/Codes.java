package org.lockstep.designation.authority;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The codes that records may use.
 *
 * @param organs codes of the organs, by authority
 * @param programmes authority, by programme
 * @param themes shared themes
 * @param instruments of all authorities
 */
public record Codes(
    Map<String, Set<String>> organs,
    Map<String, String> programmes,
    Set<String> themes,
    Set<String> instruments) {

  public Set<String> authorities() {
    return organs.keySet();
  }

  /** The programmes of one authority. */
  public Set<String> of(String authority) {
    Set<String> own = new TreeSet<>();
    programmes.forEach(
        (programme, owner) -> {
          if (owner.equals(authority)) {
            own.add(programme);
          }
        });
    return own;
  }
}
