package org.lockstep.gateway;

import java.util.List;
import org.lockstep.testkit.PatternRules;

class PatternTest extends PatternRules {
  @Override
  protected List<String> packages() {
    return List.of("org.lockstep.gateway");
  }
}
