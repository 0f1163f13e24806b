package org.lockstep.designation.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Source;
import org.lockstep.http.marking.Marking;

/**
 * A statement as the API shows it.
 *
 * @param authority who recorded it
 * @param about as far as the reader may see it
 */
record StatementItem(
    UUID id,
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
  static StatementItem from(Statement statement, About about, Marking marking) {
    return new StatementItem(
        statement.id,
        statement.reference,
        statement.authority,
        statement.kind,
        statement.speaker,
        statement.country,
        statement.saidOn,
        statement.text,
        about,
        statement.source,
        marking,
        statement.recordedAt);
  }
}
