package org.lockstep.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.gateway.upstream.Service;

/**
 * One path of the public API.
 *
 * @param template the path; a segment in braces stands for any one segment
 * @param methods the methods it has; HEAD goes wherever GET goes
 * @param service who answers; empty for the gateway itself
 * @param open whether it needs no token
 * @param traffic what passes on it
 * @param coded whether answers may be compressed
 */
record ApiRoute(
    String template,
    Set<HttpMethod> methods,
    Optional<Service> service,
    boolean open,
    Traffic traffic,
    boolean coded) {
  static ApiRoute to(Service service, String template, HttpMethod... methods) {
    return new ApiRoute(
        template, Set.of(methods), Optional.of(service), false, Traffic.ORDINARY, true);
  }

  static ApiRoute own(String template, HttpMethod... methods) {
    return new ApiRoute(
        template, Set.of(methods), Optional.empty(), false, Traffic.ORDINARY, false);
  }

  ApiRoute withoutToken() {
    return new ApiRoute(template, methods, service, true, traffic, coded);
  }

  ApiRoute withLargeAnswer() {
    return with(Traffic.LARGE_ANSWER);
  }

  ApiRoute withUpload() {
    return with(Traffic.UPLOAD);
  }

  ApiRoute withEvents() {
    return with(Traffic.EVENTS);
  }

  /**
   * For answers in which what is not released yet stands beside what another authority wrote: who
   * wrote it, and sees how long they are, would learn of the rest from how well it compresses.
   */
  ApiRoute neverCompressed() {
    return new ApiRoute(template, methods, service, open, traffic, false);
  }

  private ApiRoute with(Traffic other) {
    return new ApiRoute(template, methods, service, open, other, coded);
  }

  /** The largest body in bytes that passes. */
  long bodyLimit() {
    return traffic == Traffic.UPLOAD ? LimitedBody.UPLOAD_LIMIT : LimitedBody.LIMIT;
  }

  boolean matches(List<String> path) {
    List<String> segments = segments(template);
    if (segments.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      boolean fits = segment.startsWith("{") ? !path.get(i).isEmpty() : segment.equals(path.get(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  boolean allows(HttpMethod method) {
    return methods.contains(HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method);
  }

  /** The allowed methods as a header's value. */
  String allowed() {
    Set<String> names = new TreeSet<>();
    methods.forEach(method -> names.add(method.name()));
    if (methods.contains(HttpMethod.GET)) {
      names.add(HttpMethod.HEAD.name());
    }
    return String.join(", ", names);
  }

  static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }
}
