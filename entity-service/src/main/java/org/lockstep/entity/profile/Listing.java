package org.lockstep.entity.profile;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One designation as its entity holds it.
 *
 * @param version of the designation; a higher one replaces a lower one
 * @param assignment counts how often the designation was assigned to an entity. While a merge is
 *     half done, two entities hold the designation; for whoever reads the events, the higher count
 *     holds
 * @param packageReference of the package that brought it into the register, whichever version this
 *     is
 * @param status SUSPENDED, DELISTED or NOT_YET_IN_FORCE on the first day that the version is about;
 *     IN_FORCE or absent otherwise
 * @param listingDate ISO 8601; absent where the authority's source does not say
 * @param states what holds on which days: all days, in order
 * @param recordedAt when the register learned of this version; absent in records from before it was
 *     kept
 */
public record Listing(
    String designationId,
    int version,
    int assignment,
    String authority,
    @Nullable String authorityId,
    String packageReference,
    @Nullable String status,
    @Nullable String listingDate,
    List<String> programmes,
    List<Measure> measures,
    ListingRecord listingRecord,
    List<ListingState> states,
    @Nullable Instant recordedAt) {

  /** The same order whatever the order of arrival: by date, unknown dates last. */
  static final Comparator<Listing> IN_ORDER =
      comparing(Listing::listingDate, nullsLast(naturalOrder()))
          .thenComparing(Listing::authority)
          .thenComparing(Listing::designationId);

  public Listing {
    requireNonNull(designationId, "designationId");
    requireNonNull(authority, "authority");
    requireNonNull(packageReference, "packageReference");
    programmes = List.copyOf(programmes);
    measures = List.copyOf(measures);
    requireNonNull(listingRecord, "listingRecord");
    states =
        states == null || states.isEmpty()
            ? ListingState.of(version, status, listingDate, null, null)
            : List.copyOf(states);
  }

  /** What holds on a day; of what is delisted then, the days are those on which it was listed. */
  public ListingState on(LocalDate day) {
    ListingState holds =
        states.stream()
            .filter(state -> state.holdsOn(day))
            .findFirst()
            .orElseGet(() -> states.get(states.size() - 1));
    if (!holds.isDelisted()) {
      return holds;
    }
    List<ListingState> listed =
        states.subList(0, states.indexOf(holds)).stream().filter(ListingState::isListed).toList();
    return listed.isEmpty()
        ? new ListingState(null, null, holds.status(), holds.contentVersion())
        : new ListingState(
            listed.get(0).startDate(),
            listed.get(listed.size() - 1).endDate(),
            holds.status(),
            holds.contentVersion());
  }

  /** Whether it says different things on different days. */
  boolean changesContent() {
    return states.stream().anyMatch(state -> state.contentVersion() != version)
        && states.stream().map(ListingState::contentVersion).distinct().count() > 1;
  }

  /** In this state, saying what that version says. */
  Listing as(ListingState state, Listing content) {
    return new Listing(
        designationId,
        version,
        assignment,
        authority,
        content.authorityId,
        packageReference,
        state.status(),
        content.listingDate,
        content.programmes,
        content.measures,
        content.listingRecord,
        List.of(state),
        recordedAt);
  }

  /** Whether it says more of the same version than a record from before that was kept. */
  boolean completes(Listing held) {
    return version == held.version && held.recordedAt == null && recordedAt != null;
  }

  /** In the place of an earlier version of it. */
  public Listing replacing(Listing earlier) {
    return with(earlier.assignment, earlier.packageReference);
  }

  Listing assigned(int count) {
    return with(count, packageReference);
  }

  private Listing with(int count, String broughtInBy) {
    return new Listing(
        designationId,
        version,
        count,
        authority,
        authorityId,
        broughtInBy,
        status,
        listingDate,
        programmes,
        measures,
        listingRecord,
        states,
        recordedAt);
  }

  /** The identifiers that tell who it is, the surest scheme first. */
  public List<ListingRecord.Identifier> identity() {
    return listingRecord.identifiers().stream()
        .filter(one -> IdentityScheme.identifies(one.scheme(), one.value()))
        .map(one -> new ListingRecord.Identifier(one.scheme(), one.value()))
        .sorted(comparing(identifier -> IdentityScheme.of(identifier.scheme()).orElseThrow()))
        .distinct()
        .toList();
  }
}
