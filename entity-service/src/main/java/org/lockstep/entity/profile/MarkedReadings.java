package org.lockstep.entity.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.page.Cursor;

/** Who was shown designations of {@code AMBER} and above. Nothing changes or removes any of it. */
@ApplicationScoped
public class MarkedReadings implements PanacheMongoRepositoryBase<MarkedReading, String> {
  private static final String DESIGNATIONS = "designations";
  private static final String AT = "at";
  private static final String ID = "_id";

  /** Keeps one; it is confirmed as all writes are, before the answer goes out. */
  void keep(MarkedReading reading) {
    mongoCollection().insertOne(reading);
  }

  /**
   * Those of a designation, the earliest first.
   *
   * @param before none: until now
   */
  public List<MarkedReading> of(
      String designationId, @Nullable Instant before, Cursor after, int most) {
    List<Bson> which = new ArrayList<>();
    which.add(eq(DESIGNATIONS, designationId));
    which.add(
        or(gt(AT, after.instant()), and(eq(AT, after.instant()), gt(ID, after.id().toString()))));
    if (before != null) {
      which.add(lt(AT, before));
    }
    return mongoCollection()
        .find(and(which))
        .sort(Sorts.ascending(AT, ID))
        .limit(most)
        .into(new ArrayList<>());
  }

  /** The embedded server accepts and ignores it. */
  public void createIndexes() {
    mongoCollection().createIndex(Indexes.ascending(DESIGNATIONS, AT, ID));
  }
}
