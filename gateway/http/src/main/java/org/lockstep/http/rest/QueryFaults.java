package org.lockstep.http.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * Parameters of a query, with what is wrong with it, kept until all of it is read, so that the
 * caller is told all of it at once. A method that takes one as a {@code @BeanParam} must {@link
 * #check} before it does anything; of a method that takes none, {@link KnownParameters} refuses the
 * faults before it is called.
 */
public abstract class QueryFaults {
  private static final int LONGEST_INSTANT = 40;

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
    List<Violation> all = all();
    if (!all.isEmpty()) {
      throw Refusal.invalid(all);
    }
  }

  /**
   * Refuses the request if anything was wrong, the page included.
   *
   * @throws Refusal 400 with all that was wrong
   */
  public void check(PageRequest page) {
    page.faults(all().isEmpty()).forEach(fault -> add(fault.field(), fault.message()));
    check();
  }

  /** What has been found so far. */
  protected List<Violation> all() {
    Map<String, Violation> all = new LinkedHashMap<>();
    KnownParameters.faults(uri, resource.getResourceMethod())
        .forEach(violation -> all.put(violation.field(), violation));
    found.forEach(all::putIfAbsent);
    return List.copyOf(all.values());
  }

  /**
   * What helps who has sent the plus of an offset as it is, which means a space in a query.
   *
   * @return to be added to what is said of the instant; empty where that was not the fault
   */
  public static String plus(String parameter, String sent) {
    String meant = sent.replace(' ', '+');
    if (meant.equals(sent) || meant.length() > LONGEST_INSTANT) {
      return "";
    }
    try {
      OffsetDateTime.parse(meant);
    } catch (DateTimeException e) {
      return "";
    }
    return "; in a query a + is written %2B, a bare one means a space: "
        + parameter
        + "="
        + meant.replace("+", "%2B");
  }
}
