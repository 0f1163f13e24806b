package org.lockstep.http.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * What tokens say that were verified a short while ago: to verify one takes longer than all else a
 * read does. They are known by the digest of every character, so that none can be altered, and each
 * is verified anew once in {@link AccessConfig#verified}, because the keys of the realm may have
 * changed.
 */
@ApplicationScoped
class VerifiedTokens {
  private final Cache<String, Verified> tokens;

  VerifiedTokens(AccessConfig config) {
    this.tokens =
        Caffeine.newBuilder()
            .maximumSize(config.verifiedAtMost())
            .expireAfterWrite(config.verified())
            .executor(Runnable::run)
            .build();
  }

  private record Verified(Map<String, Object> claims, Set<String> roles, long endsAt) {}

  /** Remembers a token that was verified just now as this caller's. */
  void remember(String token, SecurityIdentity caller) {
    String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    try {
      JwtClaims claims =
          JwtClaims.parse(
              new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
      if (claims.getExpirationTime() != null) {
        tokens.put(
            Digest.of(token),
            new Verified(
                claims.getClaimsMap(),
                Set.copyOf(caller.getRoles()),
                claims.getExpirationTime().getValue()));
      }
    } catch (InvalidJwtException | MalformedClaimException e) {
      throw new IllegalStateException("A token that was verified", e);
    }
  }

  /** The caller whose token this is; empty if it has to be verified, or has ended. */
  Optional<SecurityIdentity> caller(String token, RoutingContext request) {
    Verified verified = tokens.getIfPresent(Digest.of(token));
    return verified == null || verified.endsAt() <= Instant.now().getEpochSecond()
        ? Optional.empty()
        : Optional.of(identity(verified, token, request));
  }

  /** As Quarkus makes it of a token, as far as anybody here looks. */
  private static SecurityIdentity identity(
      Verified verified, String token, RoutingContext request) {
    JwtClaims claims = new JwtClaims();
    verified.claims().forEach(claims::setClaim);
    claims.setClaim(Claims.raw_token.name(), token);
    AccessTokenCredential credential = new AccessTokenCredential(token);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new OidcJwtCallerPrincipal(claims, credential))
        .addCredential(credential)
        .addRoles(verified.roles())
        .addAttribute(RoutingContext.class.getName(), request)
        .build();
  }
}
