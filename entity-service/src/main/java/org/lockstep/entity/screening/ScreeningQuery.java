package org.lockstep.entity.screening;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Span;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.SubjectType;
import org.lockstep.entity.screening.engine.Query;

/**
 * One who is screened.
 *
 * @param id of the caller's own, which the answer repeats
 * @param names in any script and order
 * @param birthDates each one that may be it: 1970, 1970-05 or 1970-05-16
 * @param countries ISO 3166-1 alpha-2
 */
record ScreeningQuery(
    @NotBlank(message = "is needed") @Size(max = 200, message = "may have at most 200 characters")
        String id,
    @Nullable @Size(min = 1, max = 20, message = "must be 1 to 20")
        List<
                @NotBlank(message = "must be a name")
                @Size(max = 500, message = "may have at most 500 characters") String>
            names,
    @Nullable SubjectType subjectType,
    @Nullable @Size(max = 20, message = "may be at most 20")
        List<@NotNull(message = "must be a date") String> birthDates,
    @Nullable @Size(max = 20, message = "may be at most 20")
        List<@NotNull(message = "must be a country") String> countries,
    @Nullable ScreenedGender gender,
    @Nullable @Size(max = 20, message = "may be at most 20")
        List<@NotNull(message = "must be an identifier") @Valid ScreeningIdentifier> identifiers,
    @Nullable @Valid PostalAddress address) {

  /** As FollowTheMoney has it. */
  enum ScreenedGender {
    MALE,
    FEMALE,
    OTHER
  }

  /** The same for the engine. */
  Query query() {
    Set<String> ties = new TreeSet<>(given(countries));
    if (address != null && address.country() != null) {
      ties.add(address.country());
    }
    return new Query(
        given(names),
        subjectType,
        given(birthDates).stream().flatMap(date -> Span.of(date).stream()).toList(),
        ties,
        numbers(),
        gender == null ? null : gender.name());
  }

  /** Its identifiers in the form of the register. */
  List<ListingRecord.Identifier> numbers() {
    return given(identifiers).stream().map(ScreeningIdentifier::identifier).toList();
  }

  static <T> List<T> given(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
