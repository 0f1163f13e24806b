package org.lockstep.designation.authority;

/** One item of the reference data, as the files hold it and an administrator writes it. */
sealed interface ReferenceItem permits AuthorityItem, ProgrammeItem, InstrumentItem {
  String CODE = "[A-Z0-9][A-Z0-9-]{0,39}";
  String CODE_MESSAGE =
      "must be 1 to 40 of the characters A-Z 0-9 - and start with a letter or digit";

  String code();

  /** Whose it is. */
  String authority();

  default Kind kindOfItem() {
    return Kind.of(getClass());
  }

  /** The three kinds, in the order in which one refers to another. */
  enum Kind {
    AUTHORITY("authorities", AuthorityItem.class),
    PROGRAMME("programmes", ProgrammeItem.class),
    INSTRUMENT("instruments", InstrumentItem.class);

    final String plural;
    final Class<? extends ReferenceItem> type;

    Kind(String plural, Class<? extends ReferenceItem> type) {
      this.plural = plural;
      this.type = type;
    }

    static Kind of(Class<?> type) {
      for (Kind kind : values()) {
        if (kind.type == type) {
          return kind;
        }
      }
      throw new IllegalArgumentException(type.getName());
    }
  }
}
