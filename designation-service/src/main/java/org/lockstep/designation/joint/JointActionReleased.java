package org.lockstep.designation.joint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lockstep.http.marking.Marking;

/**
 * Data of {@code org.lockstep.joint_action.released.v1}.
 *
 * @param parts the released ones; nothing tells whether there are others
 */
record JointActionReleased(
    UUID jointActionId,
    String reference,
    String coordinator,
    String title,
    List<ReleasedPart> parts,
    Marking marking,
    Instant releasedAt) {

  /**
   * @param targets how many entries the package has
   */
  record ReleasedPart(String authority, UUID packageId, String packageReference, int targets) {}
}
