package org.lockstep.http.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Refuses a token that is good by itself, but whose holder has to sign in with a code, that
 * Keycloak no longer stands by, or not by all that it says, or that comes without the proof of its
 * key.
 */
@ApplicationScoped
public class StandingTokens implements SecurityIdentityAugmentor {
  private final SecondFactor secondFactor;
  private final Verdicts verdicts;
  private final VerifiedTokens verified;
  private final BoundTokens bound;

  StandingTokens(
      SecondFactor secondFactor, Verdicts verdicts, VerifiedTokens verified, BoundTokens bound) {
    this.secondFactor = secondFactor;
    this.verdicts = verdicts;
    this.verified = verified;
    this.bound = bound;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
    if (identity.isAnonymous() || token == null) {
      return Uni.createFrom().item(identity);
    }
    verified.remember(token.getToken(), identity);
    return require(identity, token.getToken());
  }

  /**
   * The caller if nothing is missing and Keycloak stands by the token, which was verified. The
   * proof comes last, because it is used up.
   */
  Uni<SecurityIdentity> require(SecurityIdentity identity, String token) {
    return Uni.createFrom()
        .deferred(
            () -> {
              secondFactor.require(identity);
              return onTheContextOfTheRequest(verdicts.of(token));
            })
        .flatMap(
            verdict ->
                switch (verdict) {
                  case STANDS -> onTheContextOfTheRequest(bound.require(identity, token));
                  case OUTDATED -> throw new AuthenticationFailedException(new TokenOutdated());
                  case DISOWNED -> throw new AuthenticationFailedException(new TokenDisowned());
                })
        .replaceWith(identity);
  }

  /** Others answer on a thread of theirs, or on that of the request that asked first. */
  private static <T> Uni<T> onTheContextOfTheRequest(Uni<T> answer) {
    Context request = Vertx.currentContext();
    return request == null
        ? answer
        : answer.emitOn(
            command -> {
              if (Vertx.currentContext() == request) {
                command.run();
              } else {
                request.runOnContext(run -> command.run());
              }
            });
  }
}
