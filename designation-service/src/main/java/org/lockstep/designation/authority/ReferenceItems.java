package org.lockstep.designation.authority;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference data as the API shows it and as the files hold it. */
final class ReferenceItems {
  private ReferenceItems() {}

  record AuthorityItem(String code, String name, List<Authority.Organ> organs) {
    static AuthorityItem from(Authority authority) {
      return new AuthorityItem(authority.code, authority.name, authority.organs);
    }
  }

  record ProgrammeItem(String code, String authority, String name, String theme) {
    static ProgrammeItem from(Programme programme) {
      return new ProgrammeItem(
          programme.code, programme.authority, programme.name, programme.theme);
    }
  }

  record InstrumentItem(
      String code,
      String authority,
      String title,
      Instrument.Kind kind,
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate endedOn,
      @Nullable String endReason,
      @Nullable String url) {
    static InstrumentItem from(Instrument instrument) {
      return new InstrumentItem(
          instrument.code,
          instrument.authority,
          instrument.title,
          instrument.kind,
          instrument.inForceFrom,
          instrument.endedOn,
          instrument.endReason,
          instrument.url);
    }
  }

  /** A reference file; its version rises with every change of it. */
  record File<T>(int version, List<T> items) {}
}
