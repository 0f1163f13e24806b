package org.lockstep.designation.access;

import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/**
 * An officer who acts for an authority. That the officer's role allows the act is checked at the
 * endpoint.
 *
 * @param name unique in the realm
 * @param clearance up to which label the officer may know of what the authority has
 */
public record Writer(String name, String authority, Tlp clearance) {
  public Reader reader() {
    return new Reader(clearance, authority);
  }
}
