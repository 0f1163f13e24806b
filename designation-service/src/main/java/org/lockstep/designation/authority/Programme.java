package org.lockstep.designation.authority;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** A sanctions regime of one authority, mapped to the theme that the authorities share. */
@Entity
@Immutable
class Programme {
  @Id String code;
  String authority;
  String name;
  String theme;
}
