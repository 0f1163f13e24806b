package org.lockstep.http.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/** Refuses malformed media types before anybody parses them, which would be a 500. */
public class MediaTypes {
  @ServerRequestFilter(preMatching = true)
  public void check(ContainerRequestContext request) {
    try {
      request.getAcceptableMediaTypes();
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          CommonProblem.NOT_ACCEPTABLE, "Accept must be a list of media types (RFC 9110, 12.5.1).");
    }
    try {
      request.getMediaType();
    } catch (IllegalArgumentException e) {
      throw new Refusal(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
    }
  }
}
