package org.lockstep.entity.profile;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keeps the listings of one entity within a document of MongoDB (16 MB): of the longest records,
 * which the register has whole, only what tells who it is stays.
 */
final class StoredListings {
  /** So few cannot be too much: each came in one event. */
  private static final int FEW = 5;

  /** Bytes of JSON, of which BSON may make twice as many. */
  private static final long MOST = 5_000_000;

  private static final int MOST_ITEMS = 20;
  private static final String ABRIDGED = "Abridged here; the designation has all of it.";
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private StoredListings() {}

  static List<Listing> fitting(List<Listing> listings) {
    if (listings.size() <= FEW) {
      return listings;
    }
    int[] sizes = listings.stream().mapToInt(StoredListings::size).toArray();
    long left = Arrays.stream(sizes).asLongStream().sum();
    if (left <= MOST) {
      return listings;
    }
    Listing[] fitting = listings.toArray(Listing[]::new);
    int[] longestFirst =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted((a, b) -> Integer.compare(sizes[b], sizes[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i : longestFirst) {
      if (left > MOST) {
        fitting[i] = abridged(fitting[i]);
        left -= sizes[i] - size(fitting[i]);
      }
    }
    return List.of(fitting);
  }

  private static int size(Listing listing) {
    try {
      return JSON.writeValueAsBytes(listing).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A listing that cannot be written as JSON", e);
    }
  }

  private static Listing abridged(Listing listing) {
    ListingRecord record = listing.listingRecord();
    return new Listing(
        listing.designationId(),
        listing.version(),
        listing.assignment(),
        listing.authority(),
        listing.authorityId(),
        listing.packageReference(),
        listing.status(),
        listing.listingDate(),
        listing.programmes(),
        listing.measures(),
        new ListingRecord(
            record.subjectType(),
            first(record.names().stream().sorted(comparing(ListingRecord.Name::kind))),
            first(Stream.concat(listing.identity().stream(), record.identifiers().stream())),
            first(record.countries().stream()),
            first(record.nationalities().stream()),
            first(record.birthDates().stream()),
            List.of(),
            List.of(),
            record.flag(),
            List.of(),
            ABRIDGED,
            List.of()),
        listing.states(),
        listing.recordedAt());
  }

  private static <T> List<T> first(Stream<T> items) {
    return items.distinct().limit(MOST_ITEMS).toList();
  }

  static boolean isAbridged(Listing listing) {
    return ABRIDGED.equals(listing.listingRecord().remarks());
  }
}
