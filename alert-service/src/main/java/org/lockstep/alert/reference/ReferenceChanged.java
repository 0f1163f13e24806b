package org.lockstep.alert.reference;

import java.util.List;

/** What is read of {@code reference-changed/v1}. */
public record ReferenceChanged(List<KnownAuthority> authorities, List<KnownProgramme> programmes) {
  public static final String TYPE = "org.lockstep.reference.changed.v1";

  public record KnownAuthority(String code) {}

  public record KnownProgramme(String code, String authority) {}
}
