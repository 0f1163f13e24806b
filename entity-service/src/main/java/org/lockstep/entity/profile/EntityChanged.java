package org.lockstep.entity.profile;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code org.lockstep.entity.changed.v1}: the whole entity after a change. Where an entity
 * is too large for an event, its listings and how they are assigned are there in any case.
 *
 * @param leftOut fields that the event does not have in full: they are empty or shortened; absent
 *     where there are none
 */
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
    Instant changedAt,
    @Nullable List<String> leftOut) {
  private static final List<String> DETAILS = List.of("names", "identifiers", "countries");

  record ListingLine(
      String designationId,
      String authority,
      @Nullable String authorityId,
      @Nullable String status,
      @Nullable String listingDate,
      List<String> programmes,
      List<String> measures,
      int assignment,
      @Nullable String startDate,
      @Nullable String endDate) {
    static ListingLine from(Listing listing, Instant now) {
      ListingState state = listing.on(AuthorityDays.on(now, listing.authority()));
      return new ListingLine(
          listing.designationId(),
          listing.authority(),
          listing.authorityId(),
          state.status(),
          listing.listingDate(),
          listing.programmes(),
          listing.measures().stream().map(Measure::kind).distinct().toList(),
          listing.assignment(),
          state.startDate(),
          state.endDate());
    }

    /** As many as possible fit; so the usual status is not said. */
    ListingLine bare() {
      return new ListingLine(
          designationId,
          authority,
          null,
          ListingState.IN_FORCE.equals(status) ? null : status,
          listingDate,
          List.of(),
          List.of(),
          assignment,
          null,
          endDate);
    }
  }

  /** Without names and identifiers. */
  EntityChanged withoutDetails() {
    return new EntityChanged(
        entityId,
        version,
        subjectType,
        caption,
        List.of(),
        List.of(),
        List.of(),
        listings,
        marking,
        changedAt,
        DETAILS);
  }

  /** And without what the listings say. */
  EntityChanged bare() {
    return new EntityChanged(
        entityId,
        version,
        subjectType,
        caption,
        List.of(),
        List.of(),
        List.of(),
        listings.stream().map(ListingLine::bare).toList(),
        marking,
        changedAt,
        Stream.concat(
                DETAILS.stream(),
                Stream.of(
                    "listings.authorityId",
                    "listings.programmes",
                    "listings.measures",
                    "listings.startDate"))
            .toList());
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
        entity.listings().stream()
            .map(listing -> ListingLine.from(listing, entity.changedAt()))
            .toList(),
        Marking.CLEAR,
        entity.changedAt(),
        entity.listings().stream().anyMatch(StoredListings::isAbridged) ? DETAILS : null);
  }
}
