package org.lockstep.designation.export;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the entities of a delta are. */
enum DeltaFormat {
  /** Those of {@link RegisterFile#FTM}. */
  FTM,

  /** The designations of {@link RegisterFile#JSON}. */
  JSON;

  /** The entities of a designation, in the order of their ids; none where there is none. */
  Collection<Line> lines(@Nullable ExportedDesignation designation) {
    if (designation == null) {
      return List.of();
    }
    return switch (this) {
      case FTM -> FollowTheMoney.lines(designation);
      case JSON -> List.of(Line.of(designation));
    };
  }
}
