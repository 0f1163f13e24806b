package org.lockstep.http.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.certificate.CertificateBinding;
import org.lockstep.http.certificate.RefusedCertificateException;
import org.lockstep.http.dpop.KeyBinding;
import org.lockstep.http.dpop.RefusedProofException;

/**
 * Holds each token to the way it has to come (docs/adr/030, 035). One that is bound to a key
 * ({@code cnf.jkt}) comes with a proof of that key, and never as a bearer token; one that is bound
 * to a certificate ({@code cnf.x5t#S256}) over a connection that shows it; one of a partner system
 * must be bound to either; an officer's is bound to nothing, and comes as a bearer token.
 */
@ApplicationScoped
class BoundTokens {
  static final String SCHEME = "DPoP ";

  private final KeyBinding keys;
  private final CertificateBinding certificates;

  BoundTokens(KeyBinding keys, CertificateBinding certificates) {
    this.keys = keys;
    this.certificates = certificates;
  }

  /** Of a caller whose token was verified. */
  Uni<Void> require(SecurityIdentity caller, String token) {
    return Uni.createFrom()
        .deferred(() -> check(caller, token))
        .onFailure(
            failure ->
                failure instanceof RefusedProofException
                    || failure instanceof RefusedCertificateException
                    || failure instanceof RefusedTokenException)
        .transform(AuthenticationFailedException::new);
  }

  private Uni<Void> check(SecurityIdentity caller, String token) {
    @Nullable RoutingContext context = caller.getAttribute(RoutingContext.class.getName());
    if (context == null || !(caller.getPrincipal() instanceof JsonWebToken said)) {
      throw new RefusedTokenException(BindingFault.NOT_VALID);
    }
    boolean proven = comesWithProof(context);
    @Nullable Object confirmation = said.getClaim("cnf");
    if (confirmation == null) {
      if (comesFromAClient(said)) {
        throw new RefusedTokenException(BindingFault.OF_A_CLIENT_AND_BOUND_TO_NONE);
      }
      if (proven) {
        throw new RefusedTokenException(BindingFault.BOUND_TO_NONE);
      }
      return Uni.createFrom().voidItem();
    }
    Confirmation bound =
        Confirmation.of(confirmation)
            .orElseThrow(() -> new RefusedTokenException(BindingFault.BOUND_OTHERWISE));
    return require(bound, proven, context.request(), token);
  }

  /** Of what a token is bound to, all; the proof comes last, because it is used up. */
  private Uni<Void> require(
      Confirmation bound, boolean proven, HttpServerRequest request, String token) {
    @Nullable String key = bound.key();
    if (key != null && !proven) {
      throw new RefusedTokenException(BindingFault.COMES_AS_BEARER);
    }
    if (key == null && proven) {
      throw new RefusedTokenException(BindingFault.BOUND_TO_A_CERTIFICATE);
    }
    @Nullable String certificate = bound.certificate();
    Uni<Void> shown =
        certificate == null
            ? Uni.createFrom().voidItem()
            : certificates.require(request, certificate);
    return key == null ? shown : shown.flatMap(done -> keys.require(request, token, key));
  }

  private static boolean comesWithProof(RoutingContext context) {
    List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() != 1) {
      throw new RefusedTokenException(BindingFault.NOT_VALID);
    }
    return isBound(headers.get(0));
  }

  static boolean isBound(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /**
   * Whether a client got the token for itself, as its scope says, or its user. A client that has
   * other mappers than the scope has the user alone; and a person who is called like one can be
   * given another name.
   */
  private static boolean comesFromAClient(JsonWebToken said) {
    @Nullable String user = said.getClaim("preferred_username");
    return said.getClaim("service_account") != null
        || (user != null && user.toLowerCase(Locale.ROOT).startsWith("service-account-"));
  }
}
