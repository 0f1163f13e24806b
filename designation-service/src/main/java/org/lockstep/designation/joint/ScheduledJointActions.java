package org.lockstep.designation.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.lockstep.designation.release.ScheduledReleases;

/** Joint actions that wait for their instant. */
@ApplicationScoped
@Transactional
class ScheduledJointActions implements ScheduledReleases {
  private final JointActions actions;
  private final JointActionService service;

  ScheduledJointActions(JointActions actions, JointActionService service) {
    this.actions = actions;
    this.service = service;
  }

  @Override
  public List<UUID> due() {
    return actions.due();
  }

  @Override
  public void release(UUID id) {
    actions.lockDue(id).ifPresent(service::releaseAsScheduled);
  }

  @Override
  public void failed(UUID id, String problem) {
    actions.lockDue(id).ifPresent(action -> action.failedToRelease(problem));
  }
}
