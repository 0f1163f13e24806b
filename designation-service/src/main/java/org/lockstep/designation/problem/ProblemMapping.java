package org.lockstep.designation.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever went wrong into a problem document. */
class ProblemMapping {
  private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

  @ServerExceptionMapper
  Response refused(ProblemException e, RoutingContext context) {
    Response answer =
        answer(
            Problem.of(e.type(), e.detail(), RequestId.urn(context), e.violations(), e.members()));
    return e.type() == ProblemType.IN_PROGRESS
        ? Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, "1").build()
        : answer;
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e, RoutingContext context) {
    List<Violation> violations = JsonViolations.of(e);
    return answer(
        Problem.of(
            ProblemType.INVALID_REQUEST,
            "The request was refused and changed nothing; see violations.",
            RequestId.urn(context),
            violations,
            Map.of()));
  }

  @ServerExceptionMapper
  Response mismatched(MismatchedInputException e, RoutingContext context) {
    return answer(json(e, RequestId.urn(context)));
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e, RoutingContext context) {
    String instance = RequestId.urn(context);
    if (e.getCause() instanceof JsonProcessingException json) {
      return answer(json(json, instance));
    }
    int status = e.getResponse().getStatus();
    Problem problem =
        switch (status) {
          case 404 ->
              Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address.", instance);
          case 405 ->
              Problem.of(
                  ProblemType.METHOD_NOT_ALLOWED,
                  "This address does not support the method; the Allow header names those it does.",
                  instance);
          case 406 ->
              Problem.of(ProblemType.NOT_ACCEPTABLE, "Answers are application/json.", instance);
          case 413 -> tooLarge(instance);
          case 415 ->
              Problem.of(
                  ProblemType.UNSUPPORTED_MEDIA_TYPE,
                  "Send the body as application/json.",
                  instance);
          case 400 ->
              Problem.of(ProblemType.INVALID_REQUEST, "The request could not be read.", instance);
          default -> unexpected(e, instance);
        };
    Response answer = answer(problem);
    String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? answer
        : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
  }

  @ServerExceptionMapper
  Uni<Response> unauthenticated(UnauthorizedException e, RoutingContext context) {
    return challenge(context);
  }

  @ServerExceptionMapper
  Uni<Response> unauthenticated(AuthenticationFailedException e, RoutingContext context) {
    return challenge(context);
  }

  @ServerExceptionMapper
  Response unverifiable(OIDCException e, RoutingContext context) {
    return unverifiable(e, RequestId.urn(context));
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e, ResourceInfo resource, RoutingContext context) {
    RolesAllowed roles = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    String detail =
        roles == null
            ? "Nobody may call this."
            : "This needs the role " + String.join(" or ", roles.value()) + ".";
    return answer(Problem.of(ProblemType.FORBIDDEN, detail, RequestId.urn(context)));
  }

  @ServerExceptionMapper
  Response changedMeanwhile(OptimisticLockException e, RoutingContext context) {
    boolean edit = context.request().getHeader(HttpHeaders.IF_MATCH) != null;
    return answer(
        Problem.of(
            edit ? ProblemType.PRECONDITION_FAILED : ProblemType.CONFLICT,
            "Somebody else changed it at the same time. Nothing of this request was done; read it"
                + " again and decide anew.",
            RequestId.urn(context)));
  }

  /** Half a body, or one in chunks that are none; the caller has mostly gone. */
  @ServerExceptionMapper
  Response unreadable(IOException e, RoutingContext context) {
    return e instanceof JsonProcessingException
        ? unexpected(e, context)
        : answer(
            Problem.of(
                ProblemType.INVALID_REQUEST,
                "The body could not be read to its end.",
                RequestId.urn(context)));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e, RoutingContext context) {
    return answer(unexpected(e, RequestId.urn(context)));
  }

  static Problem tooLarge(String instance) {
    return Problem.of(ProblemType.TOO_LARGE, "A body may have at most 2 MiB.", instance);
  }

  private static Problem unexpected(Throwable e, String instance) {
    LOG.errorf(e, "request %s failed", instance);
    return Problem.of(
        ProblemType.INTERNAL, "The request could not be completed; quote the instance.", instance);
  }

  private static Uni<Response> challenge(RoutingContext context) {
    Response answer =
        answer(
            Problem.of(
                ProblemType.UNAUTHENTICATED,
                "Send a valid access token of this realm for the audience lockstep-api as"
                    + " 'Authorization: Bearer …'.",
                RequestId.urn(context)));
    HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
    return authenticator
        .getChallenge(context)
        .map(
            challenge -> {
              Response.ResponseBuilder builder = Response.fromResponse(answer);
              if (challenge != null) {
                challenge
                    .getHeaders()
                    .forEach((name, value) -> builder.header(name.toString(), value));
              }
              return builder.build();
            })
        .onFailure()
        .recoverWithItem(failure -> unverifiable(failure, RequestId.urn(context)));
  }

  /** Keycloak has not been reached yet, so that there are no keys to verify any token with. */
  private static Response unverifiable(Throwable failure, String instance) {
    LOG.warnf("no token can be verified: %s", failure.toString());
    return answer(
        Problem.of(
            ProblemType.UNAVAILABLE,
            "Access tokens cannot be verified at the moment; try again soon.",
            instance));
  }

  private static Problem json(JsonProcessingException e, String instance) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      String field = JsonViolations.path(unknown);
      return Problem.of(
          ProblemType.UNKNOWN_FIELD,
          "There is no field '" + field + "'.",
          instance,
          List.of(
              new Violation(
                  field,
                  "is unknown; allowed: " + JsonViolations.names(unknown.getKnownPropertyIds()))),
          Map.of());
    }
    if (e instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      return Problem.of(
          ProblemType.INVALID_REQUEST,
          "The request was refused and changed nothing; see violations.",
          instance,
          List.of(new Violation(JsonViolations.path(mismatch), JsonViolations.expected(mismatch))),
          Map.of());
    }
    return Problem.of(
        ProblemType.MALFORMED_JSON,
        "The body is not one well-formed JSON object"
            + at(e.getLocation())
            + ". Allowed: UTF-8 JSON, each key once, at most 64 levels deep, nothing after it.",
        instance);
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .entity(Objects.requireNonNull(problem))
        .build();
  }
}
