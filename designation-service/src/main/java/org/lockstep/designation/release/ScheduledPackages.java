package org.lockstep.designation.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Packages that wait for their instant. */
@ApplicationScoped
@Transactional
class ScheduledPackages implements ScheduledReleases {
  private final Packages packages;
  private final ReleaseService service;

  ScheduledPackages(Packages packages, ReleaseService service) {
    this.packages = packages;
    this.service = service;
  }

  @Override
  public List<UUID> due() {
    return packages.due();
  }

  @Override
  public void release(UUID id) {
    if (packages.lockDue(id)) {
      service.releaseAsScheduled(id);
    }
  }

  @Override
  public void failed(UUID id, String problem) {
    if (packages.lockDue(id)) {
      service.failedToRelease(id, problem);
    }
  }
}
