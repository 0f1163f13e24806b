package org.lockstep.entity.profile;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Leads from a page to the next one (RFC 8288). */
public final class NextPage {
  private NextPage() {}

  /** The page, with a {@code Link} to what follows it. */
  public static <T> RestResponse<T> linked(T page, UriInfo asked, @Nullable String next) {
    RestResponse.ResponseBuilder<T> answer = RestResponse.ResponseBuilder.ok(page);
    if (next != null) {
      URI address = asked.getRequestUriBuilder().replaceQueryParam("after", next).build();
      // Without the host, which behind the gateway would lead nowhere.
      answer.header(
          HttpHeaders.LINK,
          "<%s?%s>; rel=\"next\"".formatted(address.getRawPath(), address.getRawQuery()));
    }
    return answer.build();
  }
}
