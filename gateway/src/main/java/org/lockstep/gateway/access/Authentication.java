package org.lockstep.gateway.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.lockstep.gateway.problem.Failures;
import org.lockstep.http.access.Advice;
import org.lockstep.http.access.Challenge;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.RequestId;

/** Checks the access token of a request. */
@ApplicationScoped
public class Authentication {
  private static final Logger LOG = Logger.getLogger(Authentication.class);
  private static final String SEND_ONE =
      "Send one of the realm lockstep as Authorization: Bearer <token>, or, if it is bound to a"
          + " key, as Authorization: DPoP <token>.";
  private static final String CALLER = Caller.class.getName();

  /** Whoever has the keys may be slow; a caller is not kept waiting for longer than this. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final IdentityProviderManager identityProviders;
  private final Failures failures;

  Authentication(IdentityProviderManager identityProviders, Failures failures) {
    this.identityProviders = identityProviders;
    this.failures = failures;
  }

  /**
   * Goes on with {@code accepted} if the request has a good token, else with {@code refused}; on
   * the event loop of the request in both cases. With neither if the caller has gone meanwhile.
   */
  public void check(RoutingContext context, Runnable accepted, Consumer<Problem> refused) {
    Context eventLoop = context.vertx().getOrCreateContext();
    // Who is cut off is gone before the response is closed; what is asked to be told then and not
    // before is told never.
    AtomicBoolean gone = new AtomicBoolean();
    context.addEndHandler(ended -> gone.set(true));
    // Quarkus would answer a bad token itself, without a document.
    BiConsumer<RoutingContext, Throwable> noAnswer = (request, failure) -> {};
    context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, noAnswer);
    QuarkusHttpUser.getSecurityIdentity(context, identityProviders)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .emitOn(command -> eventLoop.runOnContext(run -> command.run()))
        .subscribe()
        .with(
            identity -> unless(gone, () -> decide(context, identity, accepted, refused)),
            failure -> unless(gone, () -> refused.accept(explain(context, failure))));
  }

  private static void unless(AtomicBoolean gone, Runnable next) {
    if (!gone.get()) {
      next.run();
    }
  }

  private static void decide(
      RoutingContext context,
      SecurityIdentity identity,
      Runnable accepted,
      Consumer<Problem> refused) {
    if (identity.isAnonymous()) {
      refused.accept(
          unauthenticated(
              context, Challenge.TO_ANYBODY, "The request has no access token. " + SEND_ONE));
      return;
    }
    context.put(CALLER, Caller.from(identity));
    accepted.run();
  }

  private Problem explain(RoutingContext context, Throwable failure) {
    if (failure instanceof AuthenticationFailedException) {
      LOG.debugf("Refused a token: %s", failure.getMessage());
      return Advice.of(failure)
          .map(advice -> unauthenticated(context, advice.challenge(), advice.detail()))
          .orElseGet(
              () ->
                  unauthenticated(
                      context,
                      "Bearer error=\"invalid_token\"",
                      "The access token is not valid. " + SEND_ONE));
    }
    failures.tell("Checking a token", failure);
    return new Problem(
        CommonProblem.UNAVAILABLE,
        "Access tokens cannot be checked at the moment; try again.",
        RequestId.urn(context.request()));
  }

  private static Problem unauthenticated(RoutingContext context, String challenge, String detail) {
    context.response().putHeader("WWW-Authenticate", challenge);
    return new Problem(CommonProblem.UNAUTHENTICATED, detail, RequestId.urn(context.request()));
  }

  /** Who asks, of a request that has been checked. */
  public static Caller caller(RoutingContext context) {
    return context.get(CALLER);
  }
}
