package org.lockstep.http.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
  private static final SecondFactor REQUIRED = new SecondFactor(true);

  private static SecurityIdentity caller(Map<String, Object> said, String... roles) {
    JwtClaims claims = new JwtClaims();
    claims.setClaim("azp", "lockstep-officers");
    claims.setClaim("raw_token", "token");
    said.forEach(claims::setClaim);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new OidcJwtCallerPrincipal(claims, new AccessTokenCredential("token")))
        .addRoles(Set.of(roles))
        .build();
  }

  @Test
  void isNotRequiredWhereSomebodySaysSo() {
    assertThatCode(() -> new SecondFactor(false).require(caller(Map.of(), "releaser")))
        .doesNotThrowAnyException();
  }

  @Test
  void isSeenOnlyInAListOfWaysToSignInThatHasACode() {
    assertThatCode(() -> REQUIRED.require(caller(Map.of("amr", List.of("pwd", "otp")), "releaser")))
        .doesNotThrowAnyException();
    for (Object other :
        List.of("otp", List.of(), List.of("pwd"), List.of(List.of("otp")), Map.of("otp", 1), 1)) {
      assertThatThrownBy(() -> REQUIRED.require(caller(Map.of("amr", other), "releaser")))
          .as(other.toString())
          .isInstanceOf(AuthenticationFailedException.class);
    }
  }

  @Test
  void isRequiredOfWhoeverComesWithoutAToken() {
    SecurityIdentity other =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("releaser"))
            .addRole("releaser")
            .build();

    assertThatThrownBy(() -> REQUIRED.require(other))
        .isInstanceOf(AuthenticationFailedException.class);
  }
}
