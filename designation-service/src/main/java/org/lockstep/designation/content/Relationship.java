package org.lockstep.designation.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else the subject is tied to, as the authority published it. Dates may be partial.
 *
 * @param kind what the other is to the subject
 * @param name of the other
 * @param asPublished the list's own words for the relationship
 * @param authorityId of the other in the same list
 * @param former whether it is over, by what the list says
 */
public record Relationship(
    @NotNull Kind kind,
    @NotBlank @Size(max = 1000) @PlainText String name,
    @Size(max = 20) List<@NotNull @Valid Identifier> identifiers,
    @Nullable @PartialDate String startDate,
    @Nullable @PartialDate String endDate,
    @Nullable @Valid Source source,
    @Nullable @Size(min = 1, max = 4000) @PlainText(lines = true) String asPublished,
    @Nullable @Size(min = 1, max = 100) @PlainText String authorityId,
    @Nullable Boolean former) {
  public Relationship {
    identifiers = Lists.orEmpty(identifiers);
  }

  /** PRINCIPAL: for whom the subject acts; MEMBER_OF: an organisation the subject belongs to. */
  public enum Kind {
    OWNER,
    OPERATOR,
    MANAGER,
    PARENT,
    PRINCIPAL,
    MEMBER_OF,
    ASSOCIATE,
    OTHER
  }
}
