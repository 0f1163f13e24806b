package org.lockstep.designation.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;

/** Refuses what is no media type before it is asked for or read as one, where it would be a 500. */
class MediaTypes {
  @ServerRequestFilter(preMatching = true)
  void check(ContainerRequestContext request) {
    try {
      request.getAcceptableMediaTypes();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.NOT_ACCEPTABLE, "Accept must be a list of media types (RFC 9110, 12.5.1).");
    }
    try {
      request.getMediaType();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
    }
  }
}
