package org.lockstep.http.rest;

import java.util.List;
import org.lockstep.http.problem.Violation;

/** What a service demands of a body beyond its constraints. */
public interface BodyRules {
  /**
   * All that the body breaks; also of one whose faulty parts are missing, where nothing may be said
   * of what is missing.
   */
  List<Violation> violations(Object body);
}
