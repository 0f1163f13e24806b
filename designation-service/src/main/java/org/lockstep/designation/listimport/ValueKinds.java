package org.lockstep.designation.listimport;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.ListingRecord;

/** Of which kinds an entry has values, in words for who reads a report. */
final class ValueKinds {
  static final String BIRTH_DATES = "birth dates";
  static final String IDENTIFIERS = "identifiers";
  static final String LISTING_DATES = "listing dates";
  static final String GENDERS = "genders";
  static final String NATIONALITIES = "nationalities";

  private static final Map<String, Predicate<EntryContent>> FIELDS = fields();

  private ValueKinds() {}

  private static Map<String, Predicate<EntryContent>> fields() {
    Map<String, Predicate<EntryContent>> fields = new LinkedHashMap<>();
    fields.put(BIRTH_DATES, entry -> EditionTally.hasBirthDate(entry.listingRecord()));
    fields.put(IDENTIFIERS, of(ListingRecord::identifiers));
    fields.put(LISTING_DATES, entry -> entry.listingDate() != null);
    fields.put(GENDERS, entry -> entry.listingRecord().gender() != null);
    fields.put(NATIONALITIES, of(ListingRecord::nationalities));
    fields.put("countries", entry -> !entry.listingRecord().allCountries().isEmpty());
    fields.put("addresses", of(ListingRecord::addresses));
    fields.put("birth places", of(ListingRecord::birthPlaces));
    fields.put("positions", of(ListingRecord::positions));
    fields.put("titles", of(ListingRecord::titles));
    fields.put("details of a craft", entry -> entry.listingRecord().craft() != null);
    fields.put("relationships", of(ListingRecord::relationships));
    fields.put("contacts", of(ListingRecord::contacts));
    fields.put("references", of(ListingRecord::references));
    fields.put("sources", of(ListingRecord::sources));
    fields.put("remarks", entry -> entry.listingRecord().remarks() != null);
    fields.put("reason", entry -> entry.listingRecord().reason() != null);
    fields.put("extras", of(ListingRecord::extras));
    return fields;
  }

  private static Predicate<EntryContent> of(Function<ListingRecord, Collection<?>> values) {
    return entry -> !values.apply(entry.listingRecord()).isEmpty();
  }

  /** Whether a kind is a field of an entry, not a scheme of its identifiers. */
  static boolean isField(String kind) {
    return FIELDS.containsKey(kind);
  }

  /** The fields that say something, and the schemes of its identifiers. */
  static Set<String> of(EntryContent entry) {
    Set<String> kinds = new LinkedHashSet<>();
    FIELDS.forEach(
        (kind, says) -> {
          if (says.test(entry)) {
            kinds.add(kind);
          }
        });
    entry.listingRecord().identifiers().forEach(one -> kinds.add(one.scheme().name()));
    return kinds;
  }
}
