package org.lockstep.entity.profile;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;
import org.lockstep.http.page.CallerScope;

/**
 * The caller: who it is, what it may read, and whether it is of the authority that something is
 * for. Which curator decided is for curators of the same authority; others see the office.
 */
@RequestScoped
public class Colleagues implements CallerScope {
  private static final Set<String> WRITING = Set.of("drafter", "approver", "releaser");

  private final JsonWebToken token;
  private final SecurityIdentity caller;

  Colleagues(JsonWebToken token, SecurityIdentity caller) {
    this.token = token;
    this.caller = caller;
  }

  /** The authority of the caller, if it has one. */
  public @Nullable String authority() {
    Object authority = token.getClaim("authority");
    return authority == null ? null : authority.toString();
  }

  /** What the caller may read, as its token says. */
  public Reader reader() {
    return new Reader(Tlp.ofClearance(token.getClaim("clearance")), authority());
  }

  /** The name that is unique in the realm. */
  String name() {
    return token.getClaim("preferred_username") instanceof String name && !name.isBlank()
        ? name
        : caller.getPrincipal().getName();
  }

  /** The client that the caller uses; null if the token names none. */
  @Nullable String client() {
    return token.getClaim("azp") instanceof String client && !client.isBlank() ? client : null;
  }

  /** Whether the caller is an officer who works on the designations of this authority. */
  public boolean worksFor(String owner) {
    return owner.equals(authority()) && WRITING.stream().anyMatch(caller::hasRole);
  }

  /**
   * What tells this caller from every other, what it may read included: a place in a list, or an
   * answer that is kept for a repeat, is not for who may read less by now.
   */
  @Override
  public String scope() {
    return String.join(
        "\n",
        String.valueOf(client()),
        String.valueOf(token.getSubject()),
        name(),
        String.valueOf(authority()),
        reader().clearance().label());
  }

  /** The judgement as this caller may see it. */
  public Judgement shown(Judgement judgement) {
    return isColleague(judgement.authority()) ? judgement : judgement.byOffice();
  }

  /** Whether the caller is a curator of this authority. */
  public boolean isColleague(@Nullable String authority) {
    return authority != null && authority.equals(authority()) && caller.hasRole("curator");
  }
}
