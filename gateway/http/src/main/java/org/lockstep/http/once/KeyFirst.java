package org.lockstep.http.once;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Asks for the Idempotency-Key before the body is looked at, wherever the API says that it is
 * required: who mends the body first would be told of the key only then.
 */
public class KeyFirst {
  @ServerRequestFilter
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    boolean required =
        Arrays.stream(resource.getResourceMethod().getAnnotationsByType(Parameter.class))
            .anyMatch(
                parameter -> parameter.required() && parameter.name().equals(Idempotency.KEY));
    if (required) {
      IdempotencyKey.of(request.getHeaders().getOrDefault(Idempotency.KEY, List.of()));
    }
  }
}
