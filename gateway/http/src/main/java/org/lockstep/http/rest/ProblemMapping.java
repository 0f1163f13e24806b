package org.lockstep.http.rest;

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
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.access.Advice;
import org.lockstep.http.access.Challenge;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.FailureLine;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.RequestId;
import org.lockstep.http.problem.StoreFailure;
import org.lockstep.http.problem.Violation;

/** Turns whatever went wrong on the way through a resource into a problem document. */
public class ProblemMapping {
  private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

  @ServerExceptionMapper
  public Response refused(Refusal e, RoutingContext context) {
    return response(e.problem(instance(context)));
  }

  @ServerExceptionMapper
  public Response invalid(
      ConstraintViolationException e, ResourceInfo resource, RoutingContext context) {
    return JsonViolations.isOfOurAnswer(e)
        ? failed(e, context)
        : response(
            Refusal.invalid(JsonViolations.of(e, resource.getResourceMethod()))
                .problem(instance(context)));
  }

  @ServerExceptionMapper
  public Response mismatched(MismatchedInputException e, RoutingContext context) {
    return response(json(e, instance(context)));
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e, RoutingContext context) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return response(json(json, instance(context)));
    }
    Response.ResponseBuilder answer =
        switch (e.getResponse().getStatus()) {
          case 400 ->
              builder(CommonProblem.INVALID_REQUEST, "The request cannot be read.", context);
          case 404 ->
              builder(CommonProblem.NOT_FOUND, "There is nothing at this address.", context);
          case 405 ->
              builder(
                  CommonProblem.METHOD_NOT_ALLOWED,
                  "This address does not support the method; the Allow header names those it does.",
                  context);
          case 406 ->
              builder(CommonProblem.NOT_ACCEPTABLE, "Answers are application/json.", context);
          case 413 -> builder(Arrival.tooLarge(context));
          case 415 ->
              builder(
                  CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                  "Send the body as application/json.",
                  context);
          default -> null;
        };
    if (answer == null) {
      return e.getResponse().getStatus() < 400 ? e.getResponse() : failed(e, context);
    }
    String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
  }

  @ServerExceptionMapper
  public Uni<Response> unauthenticated(UnauthorizedException e, RoutingContext context) {
    return challenge(context);
  }

  @ServerExceptionMapper
  public Uni<Response> unauthenticated(AuthenticationFailedException e, RoutingContext context) {
    return Advice.of(e)
        .map(
            advice ->
                Uni.createFrom()
                    .item(
                        builder(CommonProblem.UNAUTHENTICATED, advice.detail(), context)
                            .header(HttpHeaders.WWW_AUTHENTICATE, advice.challenge())
                            .build()))
        .orElseGet(() -> challenge(context));
  }

  @ServerExceptionMapper
  public Response unverifiable(OIDCException e, RoutingContext context) {
    return noKeys(e, context);
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e, ResourceInfo resource, RoutingContext context) {
    RolesAllowed roles = null;
    if (resource.getResourceMethod() != null) {
      roles = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    }
    if (roles == null && resource.getResourceClass() != null) {
      roles = resource.getResourceClass().getAnnotation(RolesAllowed.class);
    }
    return builder(
            CommonProblem.FORBIDDEN,
            roles == null
                ? "Nobody may call this."
                : "This needs the role " + String.join(" or ", roles.value()) + ".",
            context)
        .build();
  }

  /** Half a body, or malformed chunks; usually the caller has gone. */
  @ServerExceptionMapper
  public Response unreadable(IOException e, RoutingContext context) {
    return e instanceof JsonProcessingException || StoreFailure.isIn(e)
        ? failed(e, context)
        : builder(CommonProblem.INVALID_REQUEST, "The body could not be read to its end.", context)
            .build();
  }

  @ServerExceptionMapper
  public Response failed(Throwable e, RoutingContext context) {
    String instance = instance(context);
    if (StoreFailure.isIn(e)) {
      LOG.warnf("%s: the store is away or busy: %s", instance, FailureLine.of(e));
      return builder(
              CommonProblem.UNAVAILABLE,
              "The store is away or busy at the moment; send the same request again soon.",
              context)
          .build();
    }
    LOG.errorf("%s failed: %s", instance, FailureLine.of(e));
    return builder(
            CommonProblem.INTERNAL,
            "The request could not be completed; quote the instance.",
            context)
        .build();
  }

  private static Uni<Response> challenge(RoutingContext context) {
    Problem problem =
        new Problem(
            CommonProblem.UNAUTHENTICATED,
            "Send a valid access token of this realm for the audience lockstep-api as"
                + " 'Authorization: Bearer …', or, if it is bound to a key, 'Authorization: DPoP"
                + " …'.",
            instance(context));
    Response least =
        builder(problem).header(HttpHeaders.WWW_AUTHENTICATE, Challenge.TO_ANYBODY).build();
    HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
    if (authenticator == null) {
      return Uni.createFrom().item(least);
    }
    return authenticator
        // Whether there are keys to verify tokens with; what it says of schemes is half of it.
        .getChallenge(context)
        .map(challenge -> least)
        .onFailure()
        .recoverWithItem(failure -> noKeys(failure, context));
  }

  /** Keycloak has not been reached yet, so that there are no keys to verify any token with. */
  private static Response noKeys(Throwable failure, RoutingContext context) {
    LOG.warnf("%s: no token can be verified: %s", instance(context), FailureLine.of(failure));
    return builder(
            CommonProblem.UNAVAILABLE,
            "Access tokens cannot be verified at the moment; try again soon.",
            context)
        .build();
  }

  private static Problem json(JsonProcessingException e, String instance) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      String field = JsonViolations.path(unknown);
      return new Problem(
          CommonProblem.UNKNOWN_FIELD,
          "There is no field '" + field + "'.",
          instance,
          new Violation(
              field,
              "is unknown; allowed: " + JsonViolations.names(unknown.getKnownPropertyIds())));
    }
    if (e instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      return Refusal.invalid(
              List.of(
                  new Violation(JsonViolations.path(mismatch), JsonViolations.expected(mismatch))))
          .problem(instance);
    }
    return new Problem(
        CommonProblem.MALFORMED_JSON,
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

  private static String instance(RoutingContext context) {
    return RequestId.urn(context.request());
  }

  /** The document as an answer of JAX-RS. */
  public static Response response(Problem problem) {
    return builder(problem).build();
  }

  private static Response.ResponseBuilder builder(
      CommonProblem type, String detail, RoutingContext context) {
    return builder(new Problem(type, detail, instance(context)));
  }

  private static Response.ResponseBuilder builder(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.type().status())
            .type(Problem.MEDIA_TYPE)
            .entity(problem.json().getBytes());
    int seconds = problem.type().retryAfterSeconds();
    return seconds == 0 ? answer : answer.header(HttpHeaders.RETRY_AFTER, seconds);
  }
}
