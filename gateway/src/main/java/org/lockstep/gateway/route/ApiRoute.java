package org.lockstep.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.gateway.upstream.Service;

/**
 * One path of the public API.
 *
 * @param template the path; what is in braces stands for any text in one segment
 * @param methods the methods it has; HEAD goes wherever GET goes
 * @param service who answers; empty for the gateway itself
 * @param open whether it needs no token
 * @param traffic what passes on it
 * @param coded whether answers may be compressed; not where what is not released yet stands beside
 *     what another authority wrote: who wrote it, and sees how long answers are, would learn of the
 *     rest from how well it compresses
 * @param resource whether a JAX-RS resource of the gateway answers, which knows its parameters
 */
record ApiRoute(
    String template,
    Set<HttpMethod> methods,
    Optional<Service> service,
    boolean open,
    Traffic traffic,
    boolean coded,
    boolean resource) {
  /** A page for people, which the gateway has and the API's document does not name. */
  static ApiRoute page(String template) {
    return new ApiRoute(
        template, Set.of(HttpMethod.GET), Optional.empty(), true, Traffic.ORDINARY, false, false);
  }

  /** The largest body in bytes that passes. */
  long bodyLimit() {
    return traffic == Traffic.UPLOAD ? LimitedBody.UPLOAD_LIMIT : LimitedBody.LIMIT;
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
}
