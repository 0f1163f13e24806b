package org.lockstep.alert.endpoint;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.lockstep.http.outbound.NameLookups;

/**
 * One set of look-ups for the whole process: its shares hold for endpoints made and alerts sent.
 */
@Dependent
class Names {
  @Produces
  @Singleton
  @DefaultBean
  NameLookups lookups() {
    return new NameLookups();
  }

  void end(@Disposes NameLookups lookups) {
    lookups.close();
  }
}
