package org.lockstep.entity.profile;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/**
 * A designation that is not for everybody. No entity holds it, and no claim, name or look-up that
 * others meet knows of it.
 *
 * @param tlp the place of its label in {@link org.lockstep.http.marking.Tlp}
 * @param releasableTo the authorities that may see it; none: all
 * @param ownEntityId the id of the entity that begins with it
 * @param assignedTo the entity that it was assigned to while it was for everybody; null where it
 *     never was
 * @param identity what tells who it is, as keys such as {@code imoNumber:9358010}, the surest first
 * @param lookUps what it is found by
 */
@MongoEntity(collection = "marked")
public record MarkedListing(
    @BsonId String designationId,
    int version,
    String authority,
    int tlp,
    List<String> releasableTo,
    String ownEntityId,
    @Nullable String assignedTo,
    List<String> identity,
    List<String> lookUps,
    Listing listing) {

  public MarkedListing {
    releasableTo = List.copyOf(releasableTo);
    identity = List.copyOf(identity);
    lookUps = List.copyOf(lookUps);
  }

  public static MarkedListing of(Listing listing, Marking marking, @Nullable String assignedTo) {
    return new MarkedListing(
        listing.designationId(),
        listing.version(),
        listing.authority(),
        marking.tlp().ordinal(),
        marking.releasableTo(),
        Entity.idBeginningWith(listing.designationId()),
        assignedTo,
        listing.identity().stream().map(ListingRecord.Identifier::key).toList(),
        List.copyOf(LookUpKeys.of(listing.listingRecord())),
        listing);
  }

  public boolean isSeenBy(Reader reader) {
    return reader.sees(marking(), authority);
  }

  Marking marking() {
    return new Marking(label(), releasableTo);
  }

  Tlp label() {
    return Tlp.values()[tlp];
  }

  SubjectType subjectType() {
    return listing.listingRecord().subjectType();
  }
}
