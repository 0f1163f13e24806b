package org.lockstep.designation.lists.ofac;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.FetchedRecords;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.StagedRecords;
import org.lockstep.designation.lists.reading.StagedRecords.Key;

/** What the other sections say of some parties, in memory until it is closed. */
final class AdvancedJoin implements AutoCloseable {
  private final FetchedRecords records;

  private AdvancedJoin(FetchedRecords records) {
    this.records = records;
  }

  /**
   * Fetches what is staged of these parties.
   *
   * @param memory of the whole reading
   */
  static AdvancedJoin of(List<XmlElement> parties, StagedRecords staged, MemoryBudget memory) {
    AdvancedJoin join = new AdvancedJoin(new FetchedRecords(staged, memory));
    List<XmlElement> profiles =
        parties.stream().flatMap(party -> party.children("Profile").stream()).toList();
    Set<Key> keys = new HashSet<>();
    profiles.forEach(profile -> addKeys(profile, keys));
    join.records.fetch(keys);
    Set<Key> more = new HashSet<>();
    for (XmlElement profile : profiles) {
      join.all(AdvancedSections.ties(id(profile)), AdvancedRecord.Tie.class)
          .forEach(tie -> more.add(AdvancedSections.name(tie.otherId())));
      for (XmlElement identity : profile.children("Identity")) {
        join.all(AdvancedSections.documents(id(identity)), AdvancedRecord.Document.class)
            .forEach(document -> more.add(AdvancedSections.place(document.issuedIn())));
      }
    }
    join.records.fetch(more);
    return join;
  }

  private static void addKeys(XmlElement profile, Set<Key> keys) {
    keys.add(AdvancedSections.listings(id(profile)));
    keys.add(AdvancedSections.otherList(id(profile)));
    keys.add(AdvancedSections.ties(id(profile)));
    profile
        .children("Identity")
        .forEach(identity -> keys.add(AdvancedSections.documents(id(identity))));
    for (XmlElement feature : profile.children("Feature")) {
      for (XmlElement version : feature.children("FeatureVersion")) {
        version
            .children("VersionLocation")
            .forEach(at -> keys.add(AdvancedSections.place(at.attribute("LocationID").orElse(""))));
      }
    }
  }

  private static String id(XmlElement element) {
    return element.attribute("ID").orElse("");
  }

  /** What they say of one of the parties. */
  OfParty party() {
    return new OfParty();
  }

  /** Remembers which records it was asked for. */
  final class OfParty {
    private final Set<AdvancedRecord.Published> used = new LinkedHashSet<>();

    List<AdvancedRecord.Listing> listings(XmlElement profile) {
      return use(AdvancedSections.listings(id(profile)), AdvancedRecord.Listing.class);
    }

    /** Whether it is on one of the lists that are not read here. */
    boolean isOfOtherList(XmlElement profile) {
      return records.has(AdvancedSections.otherList(id(profile)));
    }

    List<AdvancedRecord.Document> documents(XmlElement identity) {
      return use(AdvancedSections.documents(id(identity)), AdvancedRecord.Document.class);
    }

    Optional<AdvancedRecord.Place> place(String id) {
      return use(AdvancedSections.place(id), AdvancedRecord.Place.class).stream().findFirst();
    }

    List<AdvancedRecord.Tie> ties(XmlElement profile) {
      return use(AdvancedSections.ties(id(profile)), AdvancedRecord.Tie.class);
    }

    /** What the other party of a tie is called. */
    Optional<String> name(AdvancedRecord.Tie tie) {
      return records.of(AdvancedSections.name(tie.otherId())).stream().findFirst();
    }

    /** All records that were asked for, each once. */
    Set<AdvancedRecord.Published> used() {
      return used;
    }

    private <T extends AdvancedRecord> List<T> use(Key key, Class<T> type) {
      List<T> all = all(key, type);
      all.forEach(record -> used.add(record.published()));
      return all;
    }
  }

  private <T extends AdvancedRecord> List<T> all(Key key, Class<T> type) {
    return records.of(key).stream().map(json -> AdvancedRecord.read(json, type)).toList();
  }

  @Override
  public void close() {
    records.close();
  }
}
