package org.lockstep.alert.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.grouping.Edition;
import org.lockstep.alert.marking.MarkedRecord;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.alert.subscription.EventFacts.Target;
import org.lockstep.http.marking.Marking;

/**
 * What is read of {@code designation-published/v1}, {@code designation-amended/v1}, {@code
 * designation-lifted/v1} and {@code designation-marked/v1}.
 */
record DesignationEvent(
    String authority,
    List<String> programmes,
    List<Measure> measures,
    ListingRecord listingRecord,
    UUID designationId,
    Long version,
    Marking marking,
    @Nullable Edition edition)
    implements ReadEvent {

  /** What is read of one measure. */
  record Measure(String kind) {}

  /**
   * What is read of the listing record.
   *
   * @param flag the producer may leave it out
   */
  record ListingRecord(
      String subjectType,
      List<String> countries,
      List<String> nationalities,
      @Nullable String flag) {

    /** The register's own filter by country asks the same three. */
    Set<String> allCountries() {
      Set<String> all = new HashSet<>(countries);
      all.addAll(nationalities);
      if (flag != null) {
        all.add(flag);
      }
      return all;
    }
  }

  @Override
  public List<MarkedRecord> marked() {
    return List.of(new MarkedRecord(designationId, authority, marking, version));
  }

  @Override
  public ThinData thin() {
    return new ThinData("designationId", designationId, version, authority);
  }

  @Override
  public EventFacts facts(EventType type) {
    var target =
        new Target(
            Set.of(listingRecord.subjectType()),
            Set.copyOf(programmes),
            measures.stream().map(Measure::kind).collect(Collectors.toSet()),
            listingRecord.allCountries());
    return new EventFacts(type, Set.of(authority), List.of(target));
  }
}
