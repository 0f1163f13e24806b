package org.lockstep.entity.profile;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;
import org.lockstep.http.page.CallerScope;

/**
 * The caller: what it may read, and who may see which curator decided, which are curators of the
 * same authority; others see the office.
 */
@RequestScoped
public class Colleagues implements CallerScope {
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

  @Override
  public String scope() {
    return token.getClaim("azp") + "\n" + token.getSubject() + "\n" + authority();
  }

  /** The judgement as this caller may see it. */
  public Judgement shown(Judgement judgement) {
    String authority = judgement.authority();
    return authority != null && authority.equals(authority()) && caller.hasRole("curator")
        ? judgement
        : judgement.byOffice();
  }
}
