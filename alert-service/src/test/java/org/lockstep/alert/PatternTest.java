package org.lockstep.alert;

import java.util.List;
import org.lockstep.testkit.PatternRules;

class PatternTest extends PatternRules {
  @Override
  protected List<String> packages() {
    return List.of("org.lockstep.alert", "org.lockstep.http");
  }
}
