package org.lockstep.designation.timeline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Activity;
import org.lockstep.designation.content.Source;
import org.lockstep.http.marking.Marking;

/**
 * Something that happened.
 *
 * @param date as precise as it is known: 2022, 2022-05 or 2022-05-16
 * @param authority who announced it, recorded it, made it law or says it
 * @param title a sentence for people
 * @param packageId the PACKAGE, or that in which a SUSPENSION, DELISTING or RESUMPTION was released
 * @param instrument code of it, of an INSTRUMENT_IN_FORCE or INSTRUMENT_ENDED
 * @param designationId of an ACTIVITY, a SUSPENSION, DELISTING or RESUMPTION
 * @param entityId of such a designation, once it is resolved
 * @param sources official or media, each says which
 * @param activity of an ACTIVITY, as the authority published it
 */
record TimelineItem(
    String date,
    Kind kind,
    String authority,
    String title,
    @Nullable UUID packageId,
    @Nullable UUID statementId,
    @Nullable String instrument,
    @Nullable UUID designationId,
    @Nullable UUID entityId,
    List<Source> sources,
    @Nullable Activity activity,
    Marking marking) {

  /** In the order of what happened on one day. */
  enum Kind {
    PACKAGE,
    STATEMENT,
    INSTRUMENT_IN_FORCE,
    INSTRUMENT_ENDED,
    ACTIVITY,
    /** A listing is suspended. */
    SUSPENSION,
    /** A listing ends, by officers or by an edition of a list. */
    DELISTING,
    /** A listing that ended or was suspended is in force again. */
    RESUMPTION
  }
}
