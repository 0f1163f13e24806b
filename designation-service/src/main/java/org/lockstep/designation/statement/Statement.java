package org.lockstep.designation.statement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.marking.MarkedReads.Shown;

/** What somebody said. */
@Entity
@Immutable
class Statement {
  @Id UUID id;
  String reference;
  String authority;

  @Enumerated(EnumType.STRING)
  StatementKind kind;

  String speaker;
  @Nullable String country;
  LocalDate saidOn;

  @Column(name = "content")
  String text;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<UUID> aboutPackages;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<UUID> aboutDesignations;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<UUID> aboutEntities;

  @JdbcTypeCode(SqlTypes.JSON)
  Source source;

  /** The number of who may see it. */
  int marking;

  String recordedBy;
  Instant recordedAt;

  static Statement recorded(
      NewStatement said, String authority, int marking, String officer, Instant now) {
    Statement statement = new Statement();
    statement.id = UUID.randomUUID();
    statement.reference = said.reference();
    statement.authority = authority;
    statement.kind = said.kind();
    statement.speaker = said.speaker();
    statement.country = said.country();
    statement.saidOn = said.date();
    statement.text = said.text();
    statement.aboutPackages = said.about().packages();
    statement.aboutDesignations = said.about().designations();
    statement.aboutEntities = said.about().entities();
    statement.source = said.source();
    statement.marking = marking;
    statement.recordedBy = officer;
    statement.recordedAt = now;
    return statement;
  }

  About about() {
    return new About(aboutPackages, aboutDesignations, aboutEntities);
  }

  /** What an answer with it shows. */
  Shown shown() {
    return new Shown(id, marking);
  }
}
