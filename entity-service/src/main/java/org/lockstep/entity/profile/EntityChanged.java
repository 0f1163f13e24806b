package org.lockstep.entity.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data of {@code org.lockstep.entity.changed.v1}: the whole entity after a change. */
record EntityChanged(
    String entityId,
    long version,
    SubjectType subjectType,
    String caption,
    List<UsedName> names,
    List<StatedIdentifier> identifiers,
    List<String> countries,
    List<ListingLine> listings,
    Marking marking,
    Instant changedAt) {

  record ListingLine(
      String designationId,
      String authority,
      @Nullable String authorityId,
      @Nullable String status,
      @Nullable String listingDate,
      List<String> programmes,
      List<String> measures,
      int assignment) {
    static ListingLine from(Listing listing) {
      return new ListingLine(
          listing.designationId(),
          listing.authority(),
          listing.authorityId(),
          listing.status(),
          listing.listingDate(),
          listing.programmes(),
          listing.measures().stream().map(Measure::kind).distinct().toList(),
          listing.assignment());
    }
  }

  static EntityChanged from(Entity entity) {
    return new EntityChanged(
        entity.id(),
        entity.version(),
        entity.subjectType(),
        entity.caption(),
        entity.names(),
        entity.identifiers(),
        entity.countries(),
        entity.listings().stream().map(ListingLine::from).toList(),
        Marking.CLEAR,
        entity.changedAt());
  }
}
