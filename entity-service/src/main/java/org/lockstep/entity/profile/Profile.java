package org.lockstep.entity.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Tlp;

/**
 * What readers see of an entity: everything that its authorities publish, and who lists it, on one
 * day as known at one time.
 *
 * @param tlp the narrowest label of its listings, which is that of all that stands here together
 */
record Profile(
    String id,
    long version,
    SubjectType subjectType,
    Tlp tlp,
    String caption,
    List<UsedName> names,
    List<StatedIdentifier> identifiers,
    List<String> countries,
    List<String> nationalities,
    List<String> birthDates,
    List<String> positions,
    List<ListingRecord.Address> addresses,
    @Nullable String flag,
    List<ListingRecord.Activity> activities,
    List<ListingRecord.Source> sources,
    List<ListingLine> listings,
    List<Judgement> judgements) {

  /**
   * @param packageReference of the package that brought it into the register
   * @param status on that day
   * @param startDate first day on which all of this holds, absent if it always did; of a DELISTED
   *     one, the first day on which it was listed
   * @param endDate last day on which all of this holds, absent for good; of a DELISTED one, the
   *     last day on which it was listed
   * @param marking who may see the designation
   */
  record ListingLine(
      String designationId,
      String authority,
      @Nullable String authorityId,
      String packageReference,
      @Nullable String status,
      @Nullable String startDate,
      @Nullable String endDate,
      @Nullable String listingDate,
      List<String> programmes,
      List<Measure> measures,
      Marking marking) {
    static ListingLine from(Listing listing, Marking marking) {
      return new ListingLine(
          listing.designationId(),
          listing.authority(),
          listing.authorityId(),
          listing.packageReference(),
          listing.status(),
          listing.states().get(0).startDate(),
          listing.states().get(0).endDate(),
          listing.listingDate(),
          listing.programmes(),
          listing.measures(),
          marking);
    }
  }

  /**
   * @param markings of those of its listings that are not for everybody
   */
  static Profile from(Entity entity, Map<String, Marking> markings, Colleagues colleagues) {
    List<ListingLine> listings =
        entity.listings().stream()
            .map(
                listing ->
                    ListingLine.from(
                        listing, markings.getOrDefault(listing.designationId(), Marking.CLEAR)))
            .toList();
    return new Profile(
        entity.id(),
        entity.version(),
        entity.subjectType(),
        listings.stream()
            .map(listing -> listing.marking().tlp())
            .max(Comparator.naturalOrder())
            .orElse(Tlp.CLEAR),
        entity.caption(),
        entity.names(),
        entity.identifiers(),
        entity.countries(),
        entity.distinct(ListingRecord::nationalities),
        entity.distinct(ListingRecord::birthDates),
        entity.distinct(ListingRecord::positions),
        entity.distinct(ListingRecord::addresses),
        entity.flag(),
        entity.distinct(ListingRecord::activities),
        entity.distinct(ListingRecord::sources),
        listings,
        entity.judgements().stream().map(colleagues::shown).toList());
  }
}
