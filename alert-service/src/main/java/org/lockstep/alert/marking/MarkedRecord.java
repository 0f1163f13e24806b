package org.lockstep.alert.marking;

import java.util.Collection;
import java.util.UUID;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/**
 * A record of the register and who may see it.
 *
 * @param id of a designation, a package or a statement
 * @param authority whose it is
 * @param version the place of what says so among the events of the record
 */
public record MarkedRecord(UUID id, String authority, Marking marking, long version) {

  public boolean isSeenBy(Reader reader) {
    return reader.sees(marking, authority);
  }

  /** Whether alerts say no more of one of these than that it changed. */
  public static boolean areToldThin(Collection<MarkedRecord> records) {
    return records.stream().anyMatch(record -> !Tlp.GREEN.covers(record.marking().tlp()));
  }
}
