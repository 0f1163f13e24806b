package org.lockstep.http.page;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says in a header of every page where the next one is. */
class PageLinks {
  @ServerResponseFilter
  void link(UriInfo asked, ContainerResponseContext answer) {
    if (answer.getEntity() instanceof Paged page && page.next() != null) {
      URI next =
          asked.getRequestUriBuilder().replaceQueryParam(page.nextIsAskedBy(), page.next()).build();
      // Without the host, which behind the gateway would lead nowhere.
      answer
          .getHeaders()
          .putSingle(
              HttpHeaders.LINK,
              "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()));
    }
  }
}
