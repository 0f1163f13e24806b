package org.lockstep.designation.journal;

import java.util.Locale;

/** What an entry tells of; most are told to partners as events of the same name. */
public enum JournalKind {
  PACKAGE_RELEASED,
  PACKAGE_MARKED,
  JOINT_ACTION_RELEASED,
  DESIGNATION_PUBLISHED,
  DESIGNATION_AMENDED,
  DESIGNATION_LIFTED,
  DESIGNATION_MARKED,
  STATEMENT_PUBLISHED,
  REFERENCE_CHANGED;

  /** Such as {@code designation.published}. */
  String label() {
    String name = name().toLowerCase(Locale.ROOT);
    int last = name.lastIndexOf('_');
    return name.substring(0, last) + "." + name.substring(last + 1);
  }
}
