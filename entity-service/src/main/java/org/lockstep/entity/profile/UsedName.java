package org.lockstep.entity.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A name with the authorities that use it. Two authorities use the same name when text, kind,
 * strength and script agree.
 */
record UsedName(
    String name,
    ListingRecord.Name.Kind kind,
    ListingRecord.Name.Strength strength,
    @Nullable String script,
    @Nullable String language,
    List<String> authorities) {

  /** Primary names first, then in the order of the listings. */
  static List<UsedName> from(List<Listing> listings) {
    Map<List<Object>, UsedName> names = new LinkedHashMap<>();
    for (Listing listing : listings) {
      for (ListingRecord.Name name : listing.listingRecord().names()) {
        String script = name.script() != null ? name.script() : Script.of(name.name());
        names.merge(
            List.of(name.name(), name.kind(), name.strength(), script == null ? "" : script),
            new UsedName(
                name.name(),
                name.kind(),
                name.strength(),
                script,
                name.language(),
                List.of(listing.authority())),
            UsedName::and);
      }
    }
    List<UsedName> sorted = new ArrayList<>(names.values());
    sorted.sort((a, b) -> a.kind.compareTo(b.kind));
    return sorted;
  }

  private UsedName and(UsedName other) {
    TreeSet<String> all = new TreeSet<>(authorities);
    all.addAll(other.authorities);
    return new UsedName(
        name,
        kind,
        strength,
        script,
        language != null ? language : other.language,
        List.copyOf(all));
  }
}
