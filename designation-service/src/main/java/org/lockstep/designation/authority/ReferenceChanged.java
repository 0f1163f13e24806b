package org.lockstep.designation.authority;

import java.util.List;

/**
 * Data of {@code org.lockstep.reference.changed.v1}: which codes there are, whole, so that whoever
 * hears it late has missed nothing.
 *
 * @param version the place in the journal of the newest change
 */
record ReferenceChanged(
    long version, List<KnownAuthority> authorities, List<KnownProgramme> programmes) {
  record KnownAuthority(String code) {}

  record KnownProgramme(String code, String authority) {}
}
