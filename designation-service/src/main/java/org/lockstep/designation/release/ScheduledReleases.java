package org.lockstep.designation.release;

import java.util.List;
import java.util.UUID;

/** Releases that wait for their instant, of one kind. */
public interface ScheduledReleases {
  /** Those whose instant has come, the earliest first; a few at a time. */
  List<UUID> due();

  /**
   * Releases it, unless another replica does or has done so.
   *
   * @throws org.lockstep.http.problem.Refusal if it must not be released as it is
   */
  void release(UUID id);

  /**
   * Hands it back to its officers.
   *
   * @param problem for their eyes
   */
  void failed(UUID id, String problem);
}
