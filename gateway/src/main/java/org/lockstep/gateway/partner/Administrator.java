package org.lockstep.gateway.partner;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.page.CallerScope;

/**
 * Who administers partners in this request: known by Keycloak's id, as names can be given again.
 */
@RequestScoped
class Administrator implements CallerScope {
  private final JsonWebToken token;

  Administrator(JsonWebToken token) {
    this.token = token;
  }

  String id() {
    @Nullable String subject = token.getSubject();
    if (subject == null || subject.isBlank()) {
      throw new ForbiddenException("The token has no sub");
    }
    return subject;
  }

  String name() {
    return token.getName();
  }

  @Override
  public String scope() {
    return id();
  }
}
