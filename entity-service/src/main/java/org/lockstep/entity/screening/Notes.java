package org.lockstep.entity.screening;

import static org.lockstep.entity.screening.ScreeningQuery.given;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.entity.matching.PreparedName;
import org.lockstep.entity.profile.IdentityScheme;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.SubjectType;

/** What of a query could not be used, so that nobody takes it for what was compared. */
final class Notes {
  private Notes() {}

  static List<String> of(ScreeningQuery query) {
    List<String> notes = new ArrayList<>();
    for (ListingRecord.Identifier one : query.numbers()) {
      IdentityScheme.of(one.scheme())
          .filter(scheme -> !scheme.accepts(one.value()))
          .ifPresent(
              scheme ->
                  notes.add(
                      scheme.fault(one.value())
                          + ". It neither identifies anybody nor rules anybody out."));
    }
    for (String name : given(query.names())) {
      if (name.length() >= PreparedName.MOST_WORDS
          && PreparedName.of(name, query.subjectType()).shortened()) {
        notes.add(
            "Of a long name only its first %d words were compared."
                .formatted(PreparedName.MOST_WORDS));
      }
    }
    if (query.subjectType() != null
        && query.subjectType() != SubjectType.PERSON
        && !given(query.birthDates()).isEmpty()) {
      notes.add("Only persons have a date of birth; it was not compared.");
    }
    if (query.address() != null) {
      notes.add(
          query.address().country() == null
              ? "Of the address nothing was compared: it has no country."
              : "Of the address its country was compared, and nothing else.");
    }
    return notes.stream().distinct().toList();
  }
}
