package org.lockstep.designation.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Marking;
import org.lockstep.designation.content.Source;

/**
 * A statement as the API shows it.
 *
 * @param authority who recorded it
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
  static StatementItem from(Statement statement) {
    return new StatementItem(
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
        Marking.CLEAR,
        statement.recordedAt);
  }
}
