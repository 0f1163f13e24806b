package org.lockstep.alert.grouping;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.delivery.Doorbell;

/** Looks for groups that are due and has them told. It keeps nothing; any replica may do it. */
@ApplicationScoped
class GroupTeller {
  private static final Logger LOG = Logger.getLogger(GroupTeller.class);

  private final EditionGroups groups;
  private final Doorbell doorbell;
  private final GroupingConfig config;
  private @Nullable Thread telling;

  GroupTeller(EditionGroups groups, Doorbell doorbell, GroupingConfig config) {
    this.groups = groups;
    this.doorbell = doorbell;
    this.config = config;
  }

  void begin(@Observes StartupEvent event) {
    start();
  }

  void end(@Observes ShutdownEvent event) {
    stop();
  }

  synchronized void start() {
    Thread thread = new Thread(this::tellForEver, "group-teller");
    thread.setDaemon(true);
    telling = thread;
    thread.start();
  }

  synchronized void stop() {
    Thread thread = telling;
    telling = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private synchronized boolean isCurrent(Thread thread) {
    return telling == thread;
  }

  private void tellForEver() {
    try {
      while (isCurrent(Thread.currentThread())) {
        try {
          tellWhatIsDue();
        } catch (Throwable e) {
          // An Error, too: nobody would see that nothing is told any more.
          if (isCurrent(Thread.currentThread())) {
            LOG.warn("What editions of lists brought is not told at this time", e);
          }
        }
        Thread.sleep(config.poll().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellWhatIsDue() {
    while (isCurrent(Thread.currentThread()) && groups.tellNext()) {
      doorbell.ring();
    }
  }
}
