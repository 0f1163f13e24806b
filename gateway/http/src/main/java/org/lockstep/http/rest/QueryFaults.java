package org.lockstep.http.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * Parameters of a query, with what is wrong with it, kept until all of it is read. A method that
 * takes one as a {@code @BeanParam} must {@link #check} before it does anything.
 */
public abstract class QueryFaults implements TellsFaults {
  private final Map<String, Violation> found = new LinkedHashMap<>();

  // Quarkus creates bean parameters without their constructor.
  @Inject ResourceInfo resource;
  @Inject UriInfo uri;

  public void add(String parameter, String message) {
    found.putIfAbsent(parameter, new Violation(parameter, message));
  }

  /**
   * Refuses the request if anything was wrong.
   *
   * @throws Refusal 400 with all of it, of each parameter the first thing
   */
  public void check() {
    Map<String, Violation> all = new LinkedHashMap<>();
    KnownParameters.faults(uri, resource.getResourceMethod())
        .forEach(violation -> all.put(violation.field(), violation));
    found.forEach(all::putIfAbsent);
    if (!all.isEmpty()) {
      throw Refusal.invalid(List.copyOf(all.values()));
    }
  }
}
