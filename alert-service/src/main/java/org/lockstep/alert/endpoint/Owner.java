package org.lockstep.alert.endpoint;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whose endpoints the caller works on: those of the client its token was issued to. */
@RequestScoped
public class Owner {
  private final JsonWebToken token;

  Owner(JsonWebToken token) {
    this.token = token;
  }

  public String id() {
    String client = token.getClaim("azp");
    if (client == null || client.isBlank()) {
      throw new ForbiddenException("The token names no client");
    }
    return client;
  }
}
