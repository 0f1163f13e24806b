package org.lockstep.http.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  @Test
  void aServiceWithoutAKeyForKeycloakDoesNotStartAndSaysWhatIsMissing() {
    assertThatThrownBy(() -> Verdicts.requireKey(Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("quarkus.oidc.credentials.jwt.key must be given");
    assertThatCode(() -> Verdicts.requireKey(Optional.of("key"))).doesNotThrowAnyException();
  }
}
