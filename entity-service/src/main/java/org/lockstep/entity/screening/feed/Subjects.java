package org.lockstep.entity.screening.feed;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.evidence.Span;
import org.lockstep.entity.profile.AsOf;
import org.lockstep.entity.profile.AuthorityDays;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.ListingState;
import org.lockstep.entity.profile.ListingVersions;
import org.lockstep.entity.profile.SubjectType;
import org.lockstep.entity.screening.engine.ScreenedName;
import org.lockstep.entity.screening.engine.ScreenedSubject;

/**
 * Entities as they are searched for: by what those listings say that are in force on a day. What is
 * said of an entity on any other day only is a subject of its own, under a key that searches for
 * today pass over.
 */
@ApplicationScoped
public class Subjects {
  private static final String ON_OTHER_DAYS = "~";

  private final ListingVersions versions;

  Subjects(ListingVersions versions) {
    this.versions = versions;
  }

  /**
   * What of an entity goes into an index.
   *
   * @param subjects none where nobody lists it today, and nothing else was said of it
   */
  record Indexed(ScreenedEntity entity, List<ScreenedSubject> subjects) {}

  /** The keys that an entity has subjects under. */
  static List<String> keys(String entityId) {
    return List.of(entityId, entityId + ON_OTHER_DAYS);
  }

  /** Whether it is what is said today. */
  public static boolean isOfToday(String key) {
    return !key.endsWith(ON_OTHER_DAYS);
  }

  /** Those of its listings that are in force, or suspended, on the day that it is shown as of. */
  public static List<Listing> listed(Entity then) {
    return then.listings().stream().filter(listing -> listing.states().get(0).isListed()).toList();
  }

  /** The entity as these listings of it say. */
  public static ScreenedSubject of(Entity entity, List<Listing> listings) {
    return subject(entity.id(), entity, listings);
  }

  /** By the ids of the entities. */
  Map<String, Indexed> of(Collection<Entity> entities, Instant now) {
    Map<String, List<Listing>> otherContents =
        versions
            .otherContents(entities.stream().flatMap(one -> one.listings().stream()).toList())
            .stream()
            .collect(groupingBy(Listing::designationId));
    Map<String, Indexed> indexed = new HashMap<>();
    for (Entity entity : entities) {
      List<Listing> listed = listed(versions.asOf(entity, AsOf.on(null, now)));
      List<ScreenedSubject> subjects = new ArrayList<>();
      if (!listed.isEmpty()) {
        subjects.add(of(entity, listed));
      }
      onOtherDays(entity, listed, otherContents).ifPresent(subjects::add);
      indexed.put(
          entity.id(),
          new Indexed(
              new ScreenedEntity(
                  ScreenedEntity.Stamp.of(entity),
                  listed.stream().map(ListedBy::of).distinct().toList(),
                  entity.listings().stream().map(ListedBy::of).distinct().toList(),
                  changesAt(entity, now)),
              subjects));
    }
    return indexed;
  }

  private static Optional<ScreenedSubject> onOtherDays(
      Entity entity, List<Listing> today, Map<String, List<Listing>> otherContents) {
    List<Listing> all =
        Stream.concat(
                entity.listings().stream(),
                entity.listings().stream()
                    .flatMap(
                        one -> otherContents.getOrDefault(one.designationId(), List.of()).stream()))
            .toList();
    ScreenedSubject ever = subject(entity.id() + ON_OTHER_DAYS, entity, all);
    ScreenedSubject now = subject(entity.id(), entity, today);
    return now.names().containsAll(ever.names())
            && now.identifiers().containsAll(ever.identifiers())
        ? Optional.empty()
        : Optional.of(ever);
  }

  private static ScreenedSubject subject(String key, Entity entity, List<Listing> listings) {
    Map<String, ScreenedName> names = new LinkedHashMap<>();
    Set<ListingRecord.Identifier> identifiers = new LinkedHashSet<>();
    Set<Span> births = new LinkedHashSet<>();
    Set<String> countries = new TreeSet<>();
    Set<String> genders = new TreeSet<>();
    for (Listing listing : listings) {
      ListingRecord record = listing.listingRecord();
      record
          .names()
          .forEach(
              name ->
                  names.merge(
                      name.name(),
                      new ScreenedName(name.name(), name.kind(), name.strength()),
                      Subjects::surer));
      identifiers.addAll(record.identifiers());
      if (entity.subjectType() == SubjectType.PERSON) {
        births.addAll(Span.births(record));
      }
      countries.addAll(countries(record));
      if (record.gender() != null) {
        genders.add(record.gender());
      }
    }
    return new ScreenedSubject(
        key,
        entity.id(),
        entity.subjectType(),
        List.copyOf(names.values()),
        List.copyOf(identifiers),
        List.copyOf(births),
        countries,
        // Where lists do not agree nothing is known.
        genders.size() == 1 ? genders.iterator().next() : null);
  }

  /** What one authority calls weak, or former, another one may list without a doubt. */
  private static ScreenedName surer(ScreenedName one, ScreenedName other) {
    return new ScreenedName(
        one.text(),
        one.kind().compareTo(other.kind()) <= 0 ? one.kind() : other.kind(),
        one.strength().compareTo(other.strength()) <= 0 ? one.strength() : other.strength());
  }

  private static List<String> countries(ListingRecord record) {
    return Stream.of(
            record.countries().stream(),
            record.nationalities().stream(),
            Stream.ofNullable(record.flag()),
            record.subjectType() == SubjectType.PERSON
                ? Stream.<String>empty()
                : record.addresses().stream()
                    .map(ListingRecord.Address::country)
                    .filter(Objects::nonNull))
        .flatMap(one -> one)
        .distinct()
        .toList();
  }

  private static @Nullable Instant changesAt(Entity entity, Instant now) {
    Instant first = null;
    for (Listing listing : entity.listings()) {
      for (ListingState state : listing.states()) {
        if (state.startDate() == null) {
          continue;
        }
        Instant begins =
            AuthorityDays.beginning(LocalDate.parse(state.startDate()), listing.authority());
        if (begins.isAfter(now) && (first == null || begins.isBefore(first))) {
          first = begins;
        }
      }
    }
    return first;
  }
}
