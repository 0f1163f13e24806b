package org.lockstep.http.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a person who has a role that asks for a one-time code, and gave none. Keycloak asks when
 * a session begins. Who is given such a role later has it in the next token of the old session, and
 * a client with direct access grants passes by the flow that asks: so it is looked for in the
 * token, where Keycloak says how its holder signed in ({@code amr}, RFC 8176).
 */
@ApplicationScoped
class SecondFactor {
  /** The roles for which the realm's flow {@code browser with second factor} asks for a code. */
  static final Set<String> ROLES =
      Set.of("approver", "releaser", "list-operator", "register-admin", "partner-admin");

  private static final String ONE_TIME_CODE = "otp";

  private final boolean required;

  @Inject
  SecondFactor(AccessConfig config) {
    this(config.secondFactor());
  }

  SecondFactor(boolean required) {
    this.required = required;
  }

  /** Of a caller whose token was verified. */
  void require(SecurityIdentity caller) {
    if (!required) {
      return;
    }
    Set<String> roles = new TreeSet<>(caller.getRoles());
    roles.retainAll(ROLES);
    if (!roles.isEmpty()
        && !(caller.getPrincipal() instanceof JsonWebToken token
            && (isOfAClient(token) || hasCode(token)))) {
      throw new AuthenticationFailedException(new CodeMissing(String.join(" and ", roles)));
    }
  }

  /**
   * Whether a client got the token for itself, by its own key. Keycloak writes the id of the client
   * into a session that a client begins by itself, and into no other; the scope {@code lockstep}
   * hands that on. The name of the user would not do, nor what a token lacks: anybody may be named
   * {@code service-account-…}, and not every session of a person leaves the same marks.
   */
  private static boolean isOfAClient(JsonWebToken token) {
    @Nullable Object client = token.getClaim("service_account");
    return client != null && client.equals(token.getClaim("azp"));
  }

  private static boolean hasCode(JsonWebToken token) {
    return token.getClaim("amr") instanceof Collection<?> methods
        && methods.stream()
            .map(method -> method instanceof JsonString text ? text.getString() : method)
            .anyMatch(ONE_TIME_CODE::equals);
  }
}
