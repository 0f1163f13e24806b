package org.lockstep.designation;

import java.util.Set;
import org.lockstep.testkit.ServiceRules;

class ArchitectureTest extends ServiceRules {
  @Override
  protected String service() {
    return "org.lockstep.designation";
  }

  @Override
  protected String sender() {
    return "outbox";
  }

  @Override
  protected Set<String> callOthers() {
    return Set.of("ListClient");
  }
}
