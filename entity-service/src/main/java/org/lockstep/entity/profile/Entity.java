package org.lockstep.entity.profile;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.toCollection;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One person, organisation, vessel or aircraft behind the listing records of all authorities. A
 * verb answers the document after the change, with a version one higher and the event that tells of
 * it; {@link Entities} writes it if nobody else was faster.
 *
 * @param listings the designations of this entity, in {@link Listing#IN_ORDER order}
 * @param absorbed ids of the entities that were merged into this one, at any depth
 * @param mergedInto the entity that it lives on in
 * @param events those not yet published, and the last one even when published
 * @param owing whether there are events not yet published
 */
@MongoEntity(collection = "entities")
public record Entity(
    @BsonId String id,
    long version,
    SubjectType subjectType,
    List<Listing> listings,
    List<Judgement> judgements,
    List<String> absorbed,
    @Nullable String mergedInto,
    List<OwedEvent> events,
    boolean owing,
    Instant changedAt) {

  /** Bytes of events in one document, which has 16 MB at most with its listings. */
  private static final int MOST_OWED = 2_000_000;

  public Entity {
    listings = List.copyOf(listings);
    judgements = List.copyOf(judgements);
    absorbed = List.copyOf(absorbed);
    events = List.copyOf(events);
  }

  /**
   * The id of the entity that begins with this designation. It follows from the designation, so
   * that a crash between claiming identifiers for an entity and writing it heals when the event
   * comes again.
   */
  public static String idBeginningWith(String designationId) {
    return UUID.nameUUIDFromBytes(("entity " + designationId).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** A new entity with its first listing. */
  public static Entity first(String id, Listing listing, Instant now) {
    return new Entity(
            id,
            0,
            listing.listingRecord().subjectType(),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            false,
            now)
        .changed(List.of(listing), List.of(), List.of(), now);
  }

  /** As a reader sees it who sees these listings; never written. */
  static Entity read(String id, SubjectType subjectType, List<Listing> listings) {
    return new Entity(
        id,
        listings.stream().mapToLong(Listing::version).sum(),
        subjectType,
        listings,
        List.of(),
        List.of(),
        null,
        List.of(),
        false,
        Instant.EPOCH);
  }

  /** With this listing, or unchanged where it already holds this or a newer version of it. */
  public Entity list(Listing listing, Instant now) {
    Map<String, Listing> held = byDesignation(listings);
    Listing before = held.get(listing.designationId());
    if (before != null && before.version() >= listing.version() && !listing.completes(before)) {
      return this;
    }
    held.put(listing.designationId(), before == null ? listing : listing.replacing(before));
    return changed(List.copyOf(held.values()), judgements, absorbed, now);
  }

  /**
   * Without this designation, which is not for everybody any more; unchanged where it does not hold
   * it, or holds a newer version.
   */
  public Entity unlist(String designationId, int version, Instant now) {
    Map<String, Listing> held = byDesignation(listings);
    Listing before = held.get(designationId);
    if (before == null || before.version() > version) {
      return this;
    }
    held.remove(designationId);
    return changed(List.copyOf(held.values()), judgements, absorbed, now);
  }

  /**
   * Whether nobody who sees only what is for everybody may know of it: all that it was made of is
   * marked by now.
   */
  public boolean isHidden() {
    return listings.isEmpty() && mergedInto == null;
  }

  /** One without listings yet, of the same kind of subject as a listing that it takes. */
  public static Entity empty(String id, Listing first, Instant now) {
    return new Entity(
        id,
        0,
        first.listingRecord().subjectType(),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        false,
        now);
  }

  /**
   * Takes over listings of other entities; each is assigned once more than it was there. Also where
   * it holds them all already, the version rises: that is what keeps two merges in opposite
   * directions from both succeeding.
   *
   * @param ended ids of entities that end in this one, or that had ended where these come from
   */
  public Entity take(List<Listing> moved, Set<String> ended, List<Judgement> also, Instant now) {
    Map<String, Listing> held = byDesignation(listings);
    for (Listing listing : moved) {
      held.merge(
          listing.designationId(),
          listing.assigned(listing.assignment() + 1),
          (mine, theirs) ->
              (theirs.version() > mine.version() ? theirs : mine)
                  .assigned(Math.max(mine.assignment(), theirs.assignment())));
    }
    Set<String> ids = new LinkedHashSet<>(absorbed);
    ids.addAll(ended);
    ids.remove(id);
    return changed(List.copyOf(held.values()), union(judgements, also), List.copyOf(ids), now);
  }

  /** As it is to live again, with those that it absorbed which are its own still. */
  public Entity revived(Set<String> own) {
    return new Entity(
        id,
        version,
        subjectType,
        listings,
        List.of(),
        absorbed.stream().filter(own::contains).toList(),
        null,
        events,
        owing,
        changedAt);
  }

  /** Takes over all listings of an entity that ends in this one. */
  public Entity absorb(Entity other, Instant now) {
    Set<String> ids = new LinkedHashSet<>(other.absorbed);
    ids.add(other.id);
    return take(other.listings, ids, other.judgements, now);
  }

  /** Ends in favour of another one that has taken over its listings. */
  public Entity endIn(Entity survivor, Cause cause, Instant now) {
    return new Entity(
        id,
        version + 1,
        subjectType,
        List.of(),
        judgements,
        absorbed,
        survivor.id,
        withPending(OwedEvent.of(EntityMerged.from(this, version + 1, survivor, cause))),
        true,
        millis(now));
  }

  /**
   * Without these listings, which another entity has taken over; unchanged where it holds none of
   * them. It tells of the split, and then of what it is now.
   *
   * @param released ids of entities that were merged into this one and belong to the other by now
   */
  public Entity release(
      Set<String> designationIds, String otherId, Set<String> released, Cause cause, Instant now) {
    List<Listing> moved =
        listings.stream().filter(one -> designationIds.contains(one.designationId())).toList();
    if (moved.isEmpty()) {
      return this;
    }
    Map<String, Listing> held = byDesignation(listings);
    designationIds.forEach(held::remove);
    Entity without = with(List.copyOf(held.values()));
    Entity told =
        new Entity(
            id,
            version,
            subjectType,
            listings,
            judgements,
            absorbed,
            mergedInto,
            withPending(
                OwedEvent.of(EntitySplit.from(without, version + 1, otherId, moved, cause))),
            true,
            changedAt);
    return told.changed(
        without.listings,
        judgements,
        absorbed.stream().filter(one -> !released.contains(one)).toList(),
        now);
  }

  /** Remembers a judgement; unchanged where it does already. */
  public Entity remember(Judgement judgement, Instant now) {
    List<Judgement> all = union(judgements, List.of(judgement));
    return all.size() == judgements.size() ? this : changed(listings, all, absorbed, now);
  }

  /** Forgets a judgement that was undone; unchanged where it does not remember it. */
  public Entity forget(String judgementId, Instant now) {
    List<Judgement> left =
        judgements.stream().filter(judgement -> !judgement.id().equals(judgementId)).toList();
    return left.size() == judgements.size() ? this : changed(listings, left, absorbed, now);
  }

  private Entity changed(
      List<Listing> newListings,
      List<Judgement> newJudgements,
      List<String> newAbsorbed,
      Instant now) {
    Entity next =
        new Entity(
            id,
            version + 1,
            subjectType,
            StoredListings.fitting(newListings.stream().sorted(Listing.IN_ORDER).toList()),
            newJudgements,
            newAbsorbed,
            null,
            List.of(),
            true,
            millis(now));
    return new Entity(
        id,
        next.version,
        subjectType,
        next.listings,
        next.judgements,
        next.absorbed,
        null,
        withPending(OwedEvent.of(EntityChanged.from(next))),
        true,
        next.changedAt);
  }

  /**
   * What is owed, with the newest. Where that becomes too much for a document, the newest stands
   * for those before it: it tells of the whole entity.
   */
  private List<OwedEvent> withPending(OwedEvent event) {
    if (!owing || events.stream().mapToInt(one -> one.bytes().length).sum() > MOST_OWED) {
      return List.of(event);
    }
    return Stream.concat(events.stream(), Stream.of(event)).toList();
  }

  /**
   * This event; where the broker does not take it, what it would say now, or nothing of an entity
   * whose listings another one has told of.
   */
  public Optional<OwedEvent> tellable(OwedEvent event) {
    if (event.fits()) {
      return Optional.of(event);
    }
    return mergedInto == null
        ? Optional.of(OwedEvent.of(EntityChanged.from(this)))
        : Optional.empty();
  }

  /** MongoDB keeps milliseconds. */
  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Map<String, Listing> byDesignation(List<Listing> listings) {
    Map<String, Listing> map = new LinkedHashMap<>();
    listings.forEach(listing -> map.put(listing.designationId(), listing));
    return map;
  }

  private static List<Judgement> union(List<Judgement> some, List<Judgement> others) {
    Map<String, Judgement> map = new LinkedHashMap<>();
    Stream.concat(some.stream(), others.stream())
        .forEach(judgement -> map.putIfAbsent(judgement.id(), judgement));
    return List.copyOf(map.values());
  }

  /** The listing of this designation, if it holds it. */
  public @Nullable Listing listing(String designationId) {
    return listings.stream()
        .filter(listing -> listing.designationId().equals(designationId))
        .findFirst()
        .orElse(null);
  }

  /** With these in place of its listings, for readers. */
  Entity with(List<Listing> others) {
    return new Entity(
        id,
        version,
        subjectType,
        others,
        judgements,
        absorbed,
        mergedInto,
        events,
        owing,
        changedAt);
  }

  /** Its own id and those of all it absorbed. */
  public Set<String> cluster() {
    Set<String> ids = new LinkedHashSet<>(absorbed);
    ids.add(id);
    return ids;
  }

  /** The name to show: the first primary one in Latin script, or else the first primary one. */
  public String caption() {
    List<UsedName> names = names();
    return names.stream()
        .filter(name -> name.kind() == ListingRecord.Name.Kind.PRIMARY)
        .filter(name -> "Latn".equals(name.script()))
        .findFirst()
        .or(() -> names.stream().findFirst())
        .map(UsedName::name)
        .orElse("");
  }

  List<UsedName> names() {
    return UsedName.from(listings);
  }

  /** All identifiers that its authorities state. */
  public List<StatedIdentifier> identifiers() {
    return StatedIdentifier.from(listings);
  }

  /** Those of them that tell who it is, as keys such as {@code imoNumber:9358010}. */
  public List<String> identity() {
    return identifiers().stream()
        .filter(stated -> IdentityScheme.identifies(stated.scheme(), stated.value()))
        .map(stated -> stated.scheme() + ":" + stated.value())
        .toList();
  }

  List<String> countries() {
    return List.copyOf(
        listings.stream()
            .flatMap(listing -> listing.listingRecord().countries().stream())
            .collect(toCollection(TreeSet::new)));
  }

  /** What the listing records say, each thing once, in the order of the listings. */
  <T> List<T> distinct(Function<ListingRecord, List<T>> part) {
    return new ArrayList<>(
        listings.stream()
            .flatMap(listing -> part.apply(listing.listingRecord()).stream())
            .collect(toCollection(LinkedHashSet::new)));
  }

  /** The flag that the listing with the latest known date states. */
  @Nullable String flag() {
    return listings.stream()
        .filter(listing -> listing.listingRecord().flag() != null)
        .max(comparing(Listing::listingDate, nullsFirst(naturalOrder())))
        .map(listing -> listing.listingRecord().flag())
        .orElse(null);
  }
}
