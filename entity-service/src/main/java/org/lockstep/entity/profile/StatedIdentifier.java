package org.lockstep.entity.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An identifier with the authorities that state it.
 *
 * @param country that issued it, where they say so
 */
public record StatedIdentifier(
    String scheme, String value, List<String> authorities, @Nullable String country) {

  static List<StatedIdentifier> from(List<Listing> listings) {
    Map<ListingRecord.Identifier, TreeSet<String>> stated = new LinkedHashMap<>();
    for (Listing listing : listings) {
      for (ListingRecord.Identifier identifier : listing.listingRecord().identifiers()) {
        stated.computeIfAbsent(identifier, key -> new TreeSet<>()).add(listing.authority());
      }
    }
    return stated.entrySet().stream()
        .map(
            entry ->
                new StatedIdentifier(
                    entry.getKey().scheme(),
                    entry.getKey().value(),
                    List.copyOf(entry.getValue()),
                    entry.getKey().country()))
        .toList();
  }
}
