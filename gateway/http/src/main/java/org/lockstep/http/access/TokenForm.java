package org.lockstep.http.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses what is no signed token in the one spelling there is (RFC 7515, 7.1), before anybody
 * reads it. What comes after reads base64 leniently: a token would have many spellings, and each
 * would be another one to {@link Verdicts}. Lets in what was verified a short while ago, and sees
 * to it that a token comes in the scheme {@code DPoP}, too.
 */
@ApplicationScoped
public class TokenForm implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Bearer ";
  private static final int PARTS = 3;
  private static final int BEFORE_ALL = HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1000;

  private final VerifiedTokens verified;
  private final StandingTokens standing;

  TokenForm(VerifiedTokens verified, StandingTokens standing) {
    this.verified = verified;
    this.standing = standing;
  }

  @Override
  public int getPriority() {
    return BEFORE_ALL;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    for (String header : headers) {
      if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
        String token = header.substring(SCHEME.length());
        Optional<SecurityIdentity> caller =
            headers.size() == 1 ? verified.caller(token, context) : Optional.empty();
        if (caller.isPresent()) {
          return standing.require(caller.get(), token);
        }
        if (!isToken(token)) {
          return Uni.createFrom()
              .failure(new AuthenticationFailedException("It is no signed token"));
        }
      } else if (BoundTokens.isBound(header)) {
        return bound(header.substring(BoundTokens.SCHEME.length()), context, identityProviders)
            .onFailure(AuthenticationFailedException.class)
            .transform(TokenForm::inTheSchemeOfBoundTokens);
      }
    }
    return Uni.createFrom().nullItem();
  }

  /** Quarkus looks for bearer tokens only, so this one is handed to it. */
  private Uni<SecurityIdentity> bound(
      String token, RoutingContext context, IdentityProviderManager identityProviders) {
    if (!isToken(token)) {
      return Uni.createFrom().failure(new AuthenticationFailedException("It is no signed token"));
    }
    return verified
        .caller(token, context)
        .map(caller -> standing.require(caller, token))
        .orElseGet(
            () ->
                identityProviders.authenticate(
                    HttpSecurityUtils.setRoutingContextAttribute(
                        new TokenAuthenticationRequest(new AccessTokenCredential(token)),
                        context)));
  }

  private static Throwable inTheSchemeOfBoundTokens(Throwable failure) {
    Advice advice = Advice.of(failure).orElseGet(BindingFault.NOT_VALID::advice);
    return new AuthenticationFailedException(
        new RefusedTokenException(advice.inTheSchemeOfBoundTokens()));
  }

  /** Has no challenge of its own. */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }

  static boolean isToken(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length == PARTS && Stream.of(parts).allMatch(TokenForm::isBase64Url);
  }

  private static boolean isBase64Url(String part) {
    try {
      return !part.isEmpty()
          && Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(Base64.getUrlDecoder().decode(part))
              .equals(part);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
