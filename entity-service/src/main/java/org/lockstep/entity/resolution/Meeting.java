package org.lockstep.entity.resolution;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The listing records that meet by one key, for they may be of one subject.
 *
 * @param key a number, or a name in coarse spelling: see {@link
 *     org.lockstep.entity.evidence.Subject#keys}
 * @param isCommon whether so many met that it says nothing any more; then nobody is kept
 */
@MongoEntity(collection = "meetings")
public record Meeting(@BsonId String key, List<String> designationIds, boolean isCommon) {
  /** More bearers of one name are namesakes: each would have to be compared with each. */
  static final int MOST = 40;

  public Meeting {
    designationIds = designationIds == null ? List.of() : List.copyOf(designationIds);
  }

  boolean tells() {
    return !isCommon && designationIds.size() <= MOST;
  }

  /** Whether it has just become too common, and those who met by it are to be looked at again. */
  boolean isOverflowing() {
    return !isCommon && designationIds.size() > MOST;
  }
}
