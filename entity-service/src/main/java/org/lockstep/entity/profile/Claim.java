package org.lockstep.entity.profile;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Says whose an identifier is. The first listing record that states it claims it, for good; the
 * document is written before the entity is, and merges do not change it.
 *
 * @param identifier scheme and value, for example {@code imoNumber:9358010}
 * @param subjectType of the listing record that claimed it
 * @param stated all identifiers of that record, for as long as the entity itself is not yet there
 */
@MongoEntity(collection = "identifiers")
public record Claim(
    @BsonId String identifier, String entityId, SubjectType subjectType, List<String> stated) {

  public Claim {
    stated = List.copyOf(stated);
  }

  /** The id of the claim for an identifier. */
  public static String key(ListingRecord.Identifier identifier) {
    return identifier.scheme() + ":" + identifier.value();
  }
}
