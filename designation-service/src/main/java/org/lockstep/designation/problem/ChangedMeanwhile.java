package org.lockstep.designation.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.RequestId;
import org.lockstep.http.rest.ProblemMapping;

/** Two edits at the same time: the second is refused, at once or when it has waited for long. */
class ChangedMeanwhile {
  @ServerExceptionMapper
  Response changedMeanwhile(OptimisticLockException e, RoutingContext context) {
    boolean edit = context.request().getHeader(HttpHeaders.IF_MATCH) != null;
    return ProblemMapping.response(
        new Problem(
            edit ? CommonProblem.PRECONDITION_FAILED : ProblemType.CONFLICT,
            "Somebody else changed it at the same time. Nothing of this request was done; read it"
                + " again and decide anew.",
            RequestId.urn(context.request())));
  }

  @ServerExceptionMapper({LockTimeoutException.class, PessimisticLockException.class})
  Response beingChanged(PersistenceException e, RoutingContext context) {
    return ProblemMapping.response(
        new Problem(
            CommonProblem.UNAVAILABLE,
            "Somebody else is changing it; nothing of this request was done, try again soon.",
            RequestId.urn(context.request())));
  }
}
