package org.lockstep.alert.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Whatever goes wrong on the way through a resource, told as a problem document. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response refused(ProblemException e, RoutingContext context) {
    return Problem.of(e.type(), e.getMessage(), Arrival.instance(context), e.violations())
        .response();
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e, RoutingContext context) {
    if (e.getConstraintViolations().stream().anyMatch(ProblemMappers::isOfOurAnswer)) {
      return unexpected(e, context);
    }
    List<Violation> violations =
        e.getConstraintViolations().stream()
            .map(v -> new Violation(field(v.getPropertyPath()), v.getMessage()))
            .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
            .toList();
    return Problem.of(
            ProblemType.INVALID_REQUEST,
            "Not valid: "
                + violations.stream()
                    .map(Violation::field)
                    .distinct()
                    .collect(Collectors.joining(", "))
                + ".",
            Arrival.instance(context),
            violations)
        .response();
  }

  @ServerExceptionMapper
  Response unreadable(MismatchedInputException e, RoutingContext context) {
    return ofJson(e, context);
  }

  @ServerExceptionMapper
  Response refusedByTheFramework(WebApplicationException e, RoutingContext context) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return ofJson(json, context);
    }
    int status = e.getResponse().getStatus();
    return switch (status) {
      case 400 -> answer(ProblemType.INVALID_REQUEST, "The request cannot be read.", context);
      case 401 -> answer(ProblemType.UNAUTHENTICATED, null, context);
      case 403 -> answer(ProblemType.FORBIDDEN, null, context);
      case 404 -> answer(ProblemType.NOT_FOUND, "There is nothing at this path.", context);
      case 405 ->
          withAllow(
              answer(
                  ProblemType.METHOD_NOT_ALLOWED,
                  "This path does not know " + context.request().method() + ".",
                  context),
              e.getResponse());
      case 406 -> answer(ProblemType.NOT_ACCEPTABLE, "Answers are application/json.", context);
      case 413 -> answer(ProblemType.TOO_LARGE, null, context);
      case 415 -> answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.", context);
      default -> status < 400 ? e.getResponse() : unexpected(e, context);
    };
  }

  @ServerExceptionMapper
  Uni<Response> unauthenticated(UnauthorizedException e, RoutingContext context) {
    return challenge("This call needs an access token as Bearer.", context);
  }

  @ServerExceptionMapper
  Uni<Response> unauthenticated(AuthenticationFailedException e, RoutingContext context) {
    return challenge("The access token is not valid here, or no longer.", context);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e, RoutingContext context, ResourceInfo resource) {
    RolesAllowed roles = null;
    if (resource.getResourceMethod() != null) {
      roles = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    }
    if (roles == null && resource.getResourceClass() != null) {
      roles = resource.getResourceClass().getAnnotation(RolesAllowed.class);
    }
    String detail =
        roles == null
            ? "The token does not allow this call."
            : "This call needs the role " + String.join(" or ", roles.value()) + ".";
    return answer(ProblemType.FORBIDDEN, detail, context);
  }

  @ServerExceptionMapper
  Response unexpected(Exception e, RoutingContext context) {
    LOG.errorf(e, "%s failed", Arrival.instance(context));
    return answer(ProblemType.INTERNAL, null, context);
  }

  private static Response answer(
      ProblemType type, @Nullable String detail, RoutingContext context) {
    return Problem.of(type, detail, Arrival.instance(context), List.of()).response();
  }

  private static Response withAllow(Response problem, Response original) {
    String allow = original.getHeaderString("Allow");
    return allow == null ? problem : Response.fromResponse(problem).header("Allow", allow).build();
  }

  private static Uni<Response> challenge(String detail, RoutingContext context) {
    Response problem = answer(ProblemType.UNAUTHENTICATED, detail, context);
    // What RFC 6750 asks for at least, should the authenticator not be able to say more.
    Response bearer =
        Response.fromResponse(problem).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
    if (authenticator == null) {
      return Uni.createFrom().item(bearer);
    }
    return authenticator
        .getChallenge(context)
        .map(
            challenge -> {
              var answer = Response.fromResponse(problem);
              if (challenge == null || challenge.getHeaders().isEmpty()) {
                return bearer;
              }
              challenge
                  .getHeaders()
                  .forEach((name, value) -> answer.header(name.toString(), value));
              return answer.build();
            })
        .onFailure()
        .recoverWithItem(bearer);
  }

  private static Response ofJson(JsonProcessingException e, RoutingContext context) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      String allowed =
          unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      return answer(
          ProblemType.UNKNOWN_FIELD,
          "The field "
              + printable(path(unknown.getPath()))
              + " is not known; allowed are "
              + allowed
              + ".",
          context);
    }
    if (e instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      String field = printable(path(mismatch.getPath()));
      return Problem.of(
              ProblemType.INVALID_REQUEST,
              "Not valid: " + field + ".",
              Arrival.instance(context),
              List.of(new Violation(field, "must be " + expected(mismatch))))
          .response();
    }
    var where = e.getLocation();
    return answer(
        ProblemType.MALFORMED_JSON,
        where == null
            ? "Send one JSON object."
            : "Send one JSON object; it stops being one at line "
                + where.getLineNr()
                + ", column "
                + where.getColumnNr()
                + ".",
        context);
  }

  private static String expected(MismatchedInputException e) {
    Class<?> target = e.getTargetType();
    if (target == null) {
      return "of another type";
    }
    if (target.isEnum()) {
      return "one of "
          + Arrays.stream(target.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (Iterable.class.isAssignableFrom(target)) {
      return "a list";
    }
    return switch (target.getSimpleName()) {
      case "String" -> "a text";
      case "Boolean", "boolean" -> "true or false";
      case "UUID" -> "a UUID";
      default -> e instanceof InvalidFormatException ? "in another format" : "of another type";
    };
  }

  private static String path(List<JsonMappingException.Reference> path) {
    var text = new StringBuilder();
    for (var step : path) {
      if (step.getFieldName() == null) {
        text.append('[').append(step.getIndex()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return text.toString();
  }

  private static String printable(String text) {
    String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
    return clean.length() <= 100 ? clean : clean.substring(0, 100) + "…";
  }

  private static boolean isOfOurAnswer(ConstraintViolation<?> violation) {
    return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
        .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
  }

  /** The path within the input: without the method, and without the parameter if it is the body. */
  private static String field(Path path) {
    List<Path.Node> nodes = new ArrayList<>();
    path.forEach(nodes::add);
    List<Path.Node> inner =
        nodes.stream()
            .filter(node -> node.getKind() != ElementKind.METHOD)
            .filter(node -> node.getKind() != ElementKind.PARAMETER || nodes.size() == 2)
            .toList();
    return inner.stream()
        .map(Objects::toString)
        .collect(Collectors.joining("."))
        .replace(".<list element>", "");
  }
}
