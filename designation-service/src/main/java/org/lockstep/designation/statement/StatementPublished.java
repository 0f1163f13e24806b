package org.lockstep.designation.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Source;
import org.lockstep.http.marking.Marking;

/** Data of {@code org.lockstep.statement.published.v1}. */
record StatementPublished(
    UUID statementId,
    String reference,
    String authority,
    StatementKind kind,
    String speaker,
    @Nullable String country,
    LocalDate date,
    String text,
    About about,
    Source source,
    Marking marking,
    Instant recordedAt) {
  static StatementPublished from(Statement statement, Marking marking) {
    return new StatementPublished(
        statement.id,
        statement.reference,
        statement.authority,
        statement.kind,
        statement.speaker,
        statement.country,
        statement.saidOn,
        statement.text,
        statement.about(),
        statement.source,
        marking,
        statement.recordedAt);
  }
}
