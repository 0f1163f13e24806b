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
 * Refuses a token that is good by itself, but whose holder has to sign in with a code, or that
 * Keycloak no longer stands by.
 */
@ApplicationScoped
public class StandingTokens implements SecurityIdentityAugmentor {
  private final SecondFactor secondFactor;
  private final Verdicts verdicts;
  private final VerifiedTokens verified;

  StandingTokens(SecondFactor secondFactor, Verdicts verdicts, VerifiedTokens verified) {
    this.secondFactor = secondFactor;
    this.verdicts = verdicts;
    this.verified = verified;
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

  /** The caller if nothing is missing and Keycloak stands by the token, which was verified. */
  Uni<SecurityIdentity> require(SecurityIdentity identity, String token) {
    return Uni.createFrom()
        .deferred(
            () -> {
              secondFactor.require(identity);
              return onTheContextOfTheRequest(verdicts.stands(token));
            })
        .map(
            stands -> {
              if (!stands) {
                throw new AuthenticationFailedException("Keycloak does not stand by the token");
              }
              return identity;
            });
  }

  /** Keycloak's answer arrives on the event loop of the request that asked first. */
  private static Uni<Boolean> onTheContextOfTheRequest(Uni<Boolean> verdict) {
    Context request = Vertx.currentContext();
    return request == null
        ? verdict
        : verdict.emitOn(
            command -> {
              if (Vertx.currentContext() == request) {
                command.run();
              } else {
                request.runOnContext(run -> command.run());
              }
            });
  }
}
