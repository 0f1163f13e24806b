package org.lockstep.entity.matching;

import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.SubjectType;

/** By which customs a name is made. */
enum Naming {
  /** In any order, with titles, initials and familiar forms. */
  PERSON("person"),
  /** With words that many have, and the form of the company. */
  ORGANIZATION("organization"),
  /** Vessels and aircraft: short names in which each word and number counts. */
  OBJECT("vessel");

  private final String titles;

  Naming(String titles) {
    this.titles = titles;
  }

  /** Whose titles and prefixes are on it, in the table of them. */
  String titles() {
    return titles;
  }

  /** What is not said to be a person may be a company. */
  static Naming of(@Nullable SubjectType type) {
    if (type == null) {
      return ORGANIZATION;
    }
    return switch (type) {
      case PERSON -> PERSON;
      case ORGANIZATION -> ORGANIZATION;
      case VESSEL, AIRCRAFT -> OBJECT;
    };
  }
}
