package org.lockstep.designation.authority;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A body that designates under its own law, with its organs. */
@Entity
@Immutable
class Authority {
  @Id String code;
  String name;

  @JdbcTypeCode(SqlTypes.JSON)
  List<Organ> organs;

  record Organ(String code, String name) {}
}
